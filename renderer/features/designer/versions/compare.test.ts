import { expect, test } from 'vitest'
import type { DesignDocument } from '../../../../main/records/label-document.ts'
import { addObject, changeObject, orderObjects, removeObjects } from '../design/edits.ts'
import { compareDocuments } from './compare.ts'

const EMPTY: DesignDocument = {
  format: 1,
  kind: 'design',
  widthMm: 50,
  heightMm: 30,
  prompts: [],
  samples: [],
  groups: [],
  objects: [],
}
const OLD = addObject(addObject(EMPTY, 'text').document, 'box').document

test('objects that came, went and changed are told by their names', () => {
  const moved = changeObject(removeObjects(OLD, ['box-1']).document, 'text-1', { xMm: 3, text: 'Hello' })
  const newer = { ...addObject(moved, 'line').document, widthMm: 60 }
  expect(compareDocuments(OLD, newer).map(({ name, change }) => `${name}: ${change}`)).toEqual([
    'Label: size 50 x 30 mm → 60 x 30 mm',
    'Box box-1: removed',
    'Text Hello: x 10 → 3',
    'Text Hello: text “Text” → “Hello”',
    'Line line-1: added',
  ])
})

test('what is the same has no difference, and another order is one', () => {
  expect([compareDocuments(OLD, { ...OLD }), compareDocuments(OLD, orderObjects(OLD, ['box-1'], 'back'))]).toEqual([
    [],
    [{ name: 'Label', change: 'another order of objects' }],
  ])
})

test('commands are compared line by line', () => {
  const [older, newer] = ['^XA\n^XZ', '^XA\n^FDx^FS\n^XZ'].map((source) => ({
    ...EMPTY,
    kind: 'commands' as const,
    language: 'zpl' as const,
    source,
  }))
  expect(compareDocuments(older!, newer!)).toEqual([{ name: 'Line 2', change: 'added “^FDx^FS”' }])
})
