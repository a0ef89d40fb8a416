import { expect, test } from 'vitest'
import { parseHostQuery, writeHostQuery } from './host-query.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const ANSWER =
  '\u0002\r\n\r\n  PRINTER STATUS\r\n   ERRORS:         1 00000000 00000005\r\n   WARNINGS:       1 00000000 00000008\r\n\u0003\r\n'

test('errors and warnings are read from the block of the manual, and written as it is', () => {
  expect(parseHostQuery(bytes(ANSWER))).toEqual({ errors: 5, warnings: 8 })
  expect(writeHostQuery({ errors: 5, warnings: 8 })).toEqual(bytes(ANSWER))
})

test('bits count only where the printer says that there are any', () => {
  expect(parseHostQuery(bytes(ANSWER.replace('ERRORS:         1', 'ERRORS:         0')))).toMatchObject({ errors: 0 })
})

test('a late answer to another question is passed over, and a part is not enough', () => {
  const late = '\u0002030,0,0,1245,000,0,0,0,000,0,0,0\u0003\r\n'
  expect(parseHostQuery(bytes(late + ANSWER))).toEqual({ errors: 5, warnings: 8 })
  expect(parseHostQuery(bytes(late + ANSWER.slice(0, -10)))).toBe('more')
})

test.each([
  ['a long stream of something else', 'x'.repeat(1200)],
  ['a block without its numbers', '\u0002PRINTER STATUS ERRORS: many\u0003'],
])('nonsense is refused: %s', (_, answer) => {
  expect(() => parseHostQuery(bytes(answer))).toThrow(/~HQES/)
})
