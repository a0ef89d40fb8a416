import { assert, property, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'
import {
  hasAccountCheck,
  hasFedExCheck,
  hasModelCheck,
  hasModulo10,
  hasPostalCheck,
  hasUpsCheck,
  modulo10,
  modulo11,
  modulo43,
} from './check-digits.ts'

test.each([
  ['an item, 14 digits', hasModulo10, '09521101530001', true],
  ['a pallet, 18 digits', hasModulo10, '340123450000000017', true],
  ['an item with a wrong digit', hasModulo10, '4006381333932', false],
  ['a single digit', hasModulo10, '0', false],
  ['a parcel of UPS', hasUpsCheck, '5R89390357567127', true],
  ['a parcel of UPS with a wrong digit', hasUpsCheck, '5R89390357567128', false],
  ['a parcel of FedEx', hasFedExCheck, '986578788855', true],
  ['a registered letter', hasPostalCheck, '473124829', true],
  ['an account', hasAccountCheck, 'DE89370400440532013000', true],
  ['a model', hasModelCheck, '1987654Ad4X4bL5ttr2310c2K', true],
  ['a model with a wrong character', hasModelCheck, '1987654Ad4X4bL5ttr2310c2L', false],
])('%s', (_what, holds, text, expected) => {
  expect(holds(text)).toBe(expected)
})

test('HIBC, ISBN and ISSN', () => {
  expect([modulo43('+A999BJC5D6E71'), modulo43('ä'), modulo11('030640615'), modulo11('0317847')]).toEqual([
    '.',
    null,
    '2',
    '1',
  ])
})

test('every wrong digit is found', () => {
  assert(
    property(stringMatching(/^\d{12}$/), stringMatching(/^[1-9]$/), (digits, change) => {
      const whole = digits + modulo10(digits)
      const wrong = String((Number(whole[5]) + Number(change)) % 10)
      expect(hasModulo10(whole.slice(0, 5) + wrong + whole.slice(6))).toBe(false)
    }),
  )
})
