import { expect, it } from 'vitest'
import { withControlCharacters } from './control-names.ts'

it.each([
  [']d2010<GS>10AB', ']d2010\x1d10AB'],
  ['[)><RS>06<GS>P1<RS><EOT>', '[)>\x1e06\x1dP1\x1e\x04'],
  ['<NUL><US><DEL>', '\x00\x1f\x7f'],
  ['<b>bold</b> <XYZ> a<b', '<b>bold</b> <XYZ> a<b'],
])('%j means %j', (text, expected) => {
  expect(withControlCharacters(text)).toBe(expected)
})
