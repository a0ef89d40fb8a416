import type { TextStep } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeLines, sizesOf, textOfLine } from './resident-text.ts'

const SIZES = sizesOf(
  [
    { name: 'small', pitchDots: 8, heightDots: 12 },
    { name: 'large', pitchDots: 16, heightDots: 24 },
  ],
  { wide: [1, 2, 3, 4], high: [1, 2, 3, 4] },
)
const STEP: TextStep = {
  kind: 'text',
  x: 10,
  y: 20,
  rotation: 0,
  widthDots: 320,
  fontHeightDots: 50,
  fontWidthDots: 50,
  lines: 2,
  align: 'left',
  text: 'Screw\nM3',
}

function fontOf(step: TextStep): unknown {
  return placeLines(step, SIZES)?.[0]?.font
}

test('of two fonts with the same letters the finer one is taken', () => {
  expect(fontOf(STEP)).toMatchObject({ name: 'large', wide: 2, high: 2 })
  expect(fontOf({ ...STEP, fontHeightDots: 24 })).toMatchObject({ name: 'large', wide: 1, high: 1 })
})

test('letters become narrower before they become small, and small before they are left to dots', () => {
  expect(fontOf({ ...STEP, widthDots: 125 })).toMatchObject({ pitchDots: 24, heightDots: 48 })
  expect(fontOf({ ...STEP, widthDots: 50 })).toBeUndefined()
})

function places(align: TextStep['align']): unknown {
  return placeLines({ ...STEP, align }, SIZES)?.map(({ text, x, y }) => [text, x, y])
}

test('each line stands where its alignment says, in the middle of its height', () => {
  expect(places('left')).toEqual([
    ['Screw', 10, 21],
    ['M3', 10, 71],
  ])
  expect(places('center')).toEqual([
    ['Screw', 90, 21],
    ['M3', 138, 71],
  ])
  expect(places('right')).toEqual([
    ['Screw', 170, 21],
    ['M3', 266, 71],
  ])
})

test('no letter stands outside of the box, however it is turned', () => {
  const steps = fc.record({
    kind: fc.constant('text' as const),
    x: fc.nat(500),
    y: fc.nat(500),
    rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
    widthDots: fc.integer({ min: 1, max: 600 }),
    fontHeightDots: fc.integer({ min: 8, max: 120 }),
    fontWidthDots: fc.integer({ min: 8, max: 120 }),
    lines: fc.integer({ min: 1, max: 3 }),
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
    text: fc.stringMatching(/^[a-z ]{0,12}(\n[a-z ]{0,12}){0,2}$/),
  })
  fc.assert(
    fc.property(steps, (step) => {
      const box = onLabel(step)
      for (const line of placeLines(step, SIZES) ?? []) {
        const drawn = onLabel(textOfLine(line))
        expect(drawn.left).toBeGreaterThanOrEqual(box.left)
        expect(drawn.top).toBeGreaterThanOrEqual(box.top)
        expect(drawn.right).toBeLessThanOrEqual(box.right)
        expect(drawn.bottom).toBeLessThanOrEqual(box.bottom)
      }
    }),
  )
})

function onLabel({ x, y, rotation, widthDots, fontHeightDots, lines }: TextStep) {
  const high = fontHeightDots * lines
  const [across, down] = rotation % 180 === 0 ? [widthDots, high] : [high, widthDots]
  return { left: x, top: y, right: x + across, bottom: y + down }
}
