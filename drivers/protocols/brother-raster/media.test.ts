import { expect, test } from 'vitest'
import { mediaByCode, mediaForSize, mediaOf } from './media.ts'
import { BROTHER_MODELS, brotherModel } from './models.ts'

const ql = brotherModel('QL-820NWB')!

test('every roll of every model lies under its head', () => {
  for (const model of BROTHER_MODELS)
    for (const media of mediaOf(model))
      expect(media.printableDots + media.rightOffsetDots + model.rightOffsetDots).toBeLessThanOrEqual(model.headDots)
})

test('no printable part is wider than its roll', () => {
  for (const model of BROTHER_MODELS)
    for (const media of mediaOf(model))
      expect(media.printableDots).toBeLessThanOrEqual((media.widthMm * model.dotsPerInch) / 25.4)
})

test('no two rolls of a model are told apart by nothing', () => {
  for (const model of BROTHER_MODELS) {
    const all = mediaOf(model)
    const codes = all.filter(({ name }) => name !== 'd12').map((media) => `${media.widthCode}x${media.lengthMm}`)
    expect(new Set(codes).size).toBe(codes.length)
    expect(all.map((media) => mediaByCode(model, media.widthCode, media.lengthMm ?? 0))).toEqual(all)
  }
})

test.each([
  [62, 29, '62x29'],
  [29, 90, '29x90'],
  [50, 30, '50'],
  [40, 20, '50'],
  [62, 45, '62'],
])('a label of %d x %d mm goes on %s', (width, length, name) => {
  expect(mediaForSize(ql, width, length)?.name).toBe(name)
})

test('a label wider than the head has no roll', () => {
  expect(mediaForSize(ql, 100, 150)).toBeNull()
  expect(mediaForSize(brotherModel('QL-1100')!, 102, 152)?.name).toBe('102x152')
})
