import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { EplPrinterDriver } from '../../../drivers/printers/epl/epl-printer.ts'
import { UnaskedNews } from './unasked-news.ts'

const ACKNOWLEDGED = 0x06

const reader = (): UnaskedNews => new UnaskedNews((received) => new EplPrinterDriver().status.unasked!(received))

test('labels that a printer tells of are counted however its bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 8 }), (pieces) => {
      const news = reader()
      for (const length of pieces) news.push(new Uint8Array(length).fill(ACKNOWLEDGED))
      expect(news.take()?.printed ?? 0).toBe(pieces.reduce((sum, length) => sum + length, 0))
    }),
  )
})

test('news is taken once', () => {
  const news = reader()
  news.push(Uint8Array.of(ACKNOWLEDGED))
  expect([news.take(), news.take()]).toEqual([{ printed: 1, status: null }, null])
})
