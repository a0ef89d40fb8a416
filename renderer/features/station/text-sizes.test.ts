import { expect, test } from 'vitest'
import { textSizes } from './text-sizes.ts'

test.each([
  // pitch in mm, then [least, preferred] at 0.7, 1.2, 2 and 3 m, then targets of 20 and 15 mm
  [0.297, [15, 21], [26, 36], [43, 59], [65, 89], [67, 51]],
  [0.248, [18, 25], [31, 42], [52, 71], [77, 106], [81, 60]],
  [0.277, [16, 22], [28, 38], [46, 64], [69, 95], [72, 54]],
  [0.233, [19, 26], [33, 45], [55, 75], [82, 113], [86, 64]],
])('at %f mm per pixel the sizes are those of ISO 9241', (pitchMm, ...expected) => {
  const tiers = [0.7, 1.2, 2, 3].map((distanceM) => textSizes({ distanceM, pitchMm })).map((s) => [s.tier2, s.tier1])
  const { primaryTarget, otherTarget } = textSizes({ distanceM: 1.2, pitchMm })
  expect([...tiers, [primaryTarget, otherTarget]].flat().map((px, index) => px - expected.flat()[index]!)).toEqual(
    expect.toSatisfy((off: number[]) => off.every((px) => Math.abs(px) <= 1)),
  )
})
