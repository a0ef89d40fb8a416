import { expect, test } from 'vitest'
import { sizesFor, sizeText } from './quick-sizes.ts'

const first = (media: Parameters<typeof sizesFor>[0]) => sizesFor(media).map(sizeText)

test('the size of the loaded roll comes first and once, endless media is cut at half its width', () => {
  expect([first(null)[0], first({ width_mm: 62, length_mm: null })[0]]).toEqual(['50 x 30 mm', '62 x 31 mm'])
  expect(first({ width_mm: 100, length_mm: 50 }).filter((text) => text === '100 x 50 mm')).toHaveLength(1)
})
