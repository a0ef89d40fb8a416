import { describe, expect, test } from 'vitest'
import type { DesignDocument } from '../../../../main/records/label-document.ts'
import { boundsOf } from './bounds.ts'
import { fromClipboard, toClipboard } from './clipboard.ts'
import * as edits from './edits.ts'

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
const THREE = (['text', 'barcode', 'line'] as const).reduce(
  (document, kind) => edits.addObject(document, kind).document,
  EMPTY,
)
const ALL = ['text-1', 'barcode-1', 'line-1']

const placesOf = (document: DesignDocument) => document.objects.map(({ xMm, yMm }) => [xMm, yMm])
const idsOf = (document: DesignDocument) => document.objects.map(({ id }) => id)

describe('objects', () => {
  test('a new object lies in the middle of the label, is chosen, and has a name of its own', () => {
    const { document, chosen } = edits.addObject(edits.addObject(EMPTY, 'text').document, 'text')
    expect([chosen, document.objects.map(boundsOf)]).toEqual([
      ['text-2'],
      [
        { xMm: 10, yMm: 12, widthMm: 30, heightMm: 6 },
        { xMm: 10, yMm: 12, widthMm: 30, heightMm: 6 },
      ],
    ])
  })

  test('a new object is never larger than a small label', () => {
    const { document } = edits.addObject({ ...EMPTY, widthMm: 10, heightMm: 5 }, 'table')
    expect(boundsOf(document.objects[0]!)).toEqual({ xMm: 1, yMm: 0.5, widthMm: 8, heightMm: 4 })
  })

  test('moving leaves locked objects where they are', () => {
    const locked = edits.changeObject(THREE, 'line-1', { isLocked: true })
    expect(placesOf(edits.moveObjects(locked, ALL, 0.1, -5))).toEqual([
      [10.1, 7],
      [17.1, 2],
      [10, 14.88],
    ])
  })

  test('sizing a line changes its length and its thickness', () => {
    expect(edits.sizeObjects(THREE, ['line-1'], 5, 0.5).objects[2]).toMatchObject({ lengthMm: 35, thicknessMm: 0.75 })
  })

  test('nothing becomes smaller than can be caught', () => {
    expect(boundsOf(edits.sizeObjects(THREE, ['text-1'], -100, -100).objects[0]!)).toMatchObject({
      widthMm: 0.1,
      heightMm: 0.1,
    })
  })

  test('values that are not of the kind are left out', () => {
    expect(edits.changeObject(THREE, 'line-1', { text: 'x', thicknessMm: 1 }).objects[2]).toEqual({
      ...THREE.objects[2],
      thicknessMm: 1,
    })
  })

  test('locked objects are not removed, and empty groups go with the last of theirs', () => {
    const grouped = edits.groupObjects(edits.changeObject(THREE, 'line-1', { isLocked: true }), ['text-1'])
    const { document, chosen } = edits.removeObjects(grouped, ALL)
    expect([idsOf(document), document.groups, chosen]).toEqual([['line-1'], [], ['line-1']])
  })
})

describe('groups', () => {
  const GROUPED = edits.groupObjects(THREE, ['text-1', 'line-1'])

  test('whoever chooses one of a group chooses all of it', () => {
    expect(edits.withGroups(GROUPED, ['line-1'])).toEqual(['text-1', 'line-1'])
  })

  test('a pasted group is a group of its own', () => {
    const { document, chosen } = edits.pasteObjects(GROUPED, edits.chosenOf(GROUPED, ['text-1', 'line-1']))
    expect(edits.withGroups(document, chosen.slice(0, 1))).toEqual(['text-2', 'line-2'])
    expect(document.groups.map(({ id }) => id)).toEqual(['group-1', 'group-2'])
  })

  test('ungrouping sets all of the group free', () => {
    const { objects, groups } = edits.ungroupObjects(GROUPED, ['line-1'])
    expect([objects.map(({ group }) => group), groups]).toEqual([[null, null, null], []])
  })
})

describe('arranging', () => {
  test('one is aligned on the label, several on the area they take', () => {
    expect(edits.alignObjects(THREE, ['barcode-1'], 'right').objects[1]).toMatchObject({ xMm: 34, yMm: 7 })
    expect(placesOf(edits.alignObjects(THREE, ['text-1', 'barcode-1'], 'top')).slice(0, 2)).toEqual([
      [10, 7],
      [17, 7],
    ])
  })

  test('distributing leaves the outer two and makes the same room between', () => {
    const spread = ['text', 'text', 'text'].reduce((all) => edits.addObject(all, 'box').document, EMPTY)
    const placed = edits.placeObjects(spread, ['box-1', 'box-2', 'box-3'], (bounds, id) => ({
      ...bounds,
      widthMm: 4,
      xMm: { 'box-1': 0, 'box-2': 6, 'box-3': 46 }[id] ?? 0,
    }))
    expect(placesOf(edits.distributeObjects(placed, idsOf(placed), 'across')).map(([x]) => x)).toEqual([0, 23, 46])
  })

  test.each([
    ['front', ['barcode-1', 'line-1', 'text-1']],
    ['forward', ['barcode-1', 'text-1', 'line-1']],
    ['back', ['text-1', 'barcode-1', 'line-1']],
  ] as const)('%s', (shift, expected) => {
    expect(idsOf(edits.orderObjects(THREE, ['text-1'], shift))).toEqual(expected)
  })

  test('several that go backward keep their order and do not pass each other', () => {
    expect(idsOf(edits.orderObjects(THREE, ['barcode-1', 'line-1'], 'backward'))).toEqual([
      'barcode-1',
      'line-1',
      'text-1',
    ])
  })
})

test('objects go through the clipboard as they are, and other texts are left alone', () => {
  expect(fromClipboard(toClipboard(THREE.objects))).toEqual(THREE.objects)
  expect(
    ['{"objects":[]}', 'hello', '', '{"scanbench-label-objects":1,"objects":[{"kind":"x"}]}'].map(fromClipboard),
  ).toEqual([null, null, null, null])
})
