import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import type { DesignDocument } from '../../../../main/records/label-document.ts'
import { addObject, moveObjects, removeObjects } from './edits.ts'
import { type Design, type DesignAction, reduceDesign, startDesign } from './history.ts'

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

const after = (design: Design, ...actions: DesignAction[]): Design => actions.reduce(reduceDesign, design)
const WITH_TEXT = addObject(EMPTY, 'text').document
const moved = (by: number) => moveObjects(WITH_TEXT, ['text-1'], by, 0)

test('steps of one gesture are undone together, and those of the next apart', () => {
  const design = after(
    startDesign(WITH_TEXT),
    { kind: 'edit', document: moved(1), gesture: 'drag' },
    { kind: 'edit', document: moved(2), gesture: 'drag' },
    { kind: 'settle' },
    { kind: 'edit', document: moved(3), gesture: 'drag' },
  )
  const once = after(design, { kind: 'undo' })
  const twice = after(once, { kind: 'undo' })
  expect([once.document, twice.document, twice.past]).toEqual([moved(2), WITH_TEXT, []])
})

test('undoing brings back what was chosen', () => {
  const { document, chosen } = removeObjects(WITH_TEXT, ['text-1'])
  const design = after(
    startDesign(WITH_TEXT),
    { kind: 'choose', ids: ['text-1'] },
    { kind: 'edit', document, chosen, gesture: null },
    { kind: 'undo' },
  )
  expect(design.chosen).toEqual(['text-1'])
})

test('an edit after undoing ends the way forward', () => {
  const design = after(
    startDesign(EMPTY),
    { kind: 'edit', document: WITH_TEXT, gesture: null },
    { kind: 'undo' },
    { kind: 'edit', document: moved(1), gesture: null },
    { kind: 'redo' },
  )
  expect([design.document, design.future]).toEqual([moved(1), []])
})

test('only what is there can be chosen', () => {
  expect(after(startDesign(WITH_TEXT), { kind: 'choose', ids: ['text-1', 'text-9'] }).chosen).toEqual(['text-1'])
})

const anyStep = record({ by: integer({ min: 1, max: 9 }), gesture: constantFrom(null, 'a', 'b') })

test('all the way back and all the way forward is where one was, whatever was done', () => {
  assert(
    property(array(anyStep, { maxLength: 20 }), (steps) => {
      const end = steps.reduce<Design>((design, { by, gesture }) => {
        const { document } = design
        if (document.kind !== 'design') return design
        return reduceDesign(design, { kind: 'edit', document: moveObjects(document, ['text-1'], by, 0), gesture })
      }, startDesign(WITH_TEXT))
      const back = end.past.reduce<Design>((design) => reduceDesign(design, { kind: 'undo' }), end)
      const again = back.future.reduce<Design>((design) => reduceDesign(design, { kind: 'redo' }), back)
      expect([back.document, again.document]).toEqual([WITH_TEXT, end.document])
    }),
  )
})
