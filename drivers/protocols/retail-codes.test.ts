import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { modulo10 } from './check-digits.ts'
import { completeRetail, expandUpce, shortenUpca } from './retail-codes.ts'

test.each([
  ['ean13', '952110153000', '9521101530001'],
  ['ean8', '9638507', '96385074'],
  ['upca', '01234567890', '012345678905'],
  ['upce', '0123456', '01234565'],
  ['itf14', '1095211015300', '10952110153008'],
] as const)('%s gets its check digit, and a wrong one is refused', (symbology, body, whole) => {
  const wrong = body + String((Number(whole.at(-1)) + 1) % 10)
  expect([completeRetail(symbology, body), completeRetail(symbology, whole), completeRetail(symbology, wrong)]).toEqual(
    [whole, whole, null],
  )
})

test('letters and wrong lengths are no retail numbers', () => {
  expect(['12345', 'ABCDEFGHIJKL', ''].map((data) => completeRetail('ean13', data))).toEqual([null, null, null])
})

test('a short UPC stands for one long number, and back', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[01]\d{6}$/u), (seven) => {
      const again = shortenUpca(expandUpce(seven)) ?? ''
      expect(expandUpce(again) + modulo10(expandUpce(again))).toBe(expandUpce(seven) + modulo10(expandUpce(seven)))
    }),
  )
  expect(shortenUpca('12345678901')).toBeNull()
})
