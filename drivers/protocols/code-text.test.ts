import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCode } from './code-text.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

test.each([
  ['plain text', utf8('PART-4'), { text: 'PART-4', aim: null }],
  ['an AIM identifier', utf8(']C0PART-4'), { text: 'PART-4', aim: ']C0' }],
  ['GS1 data with its separators', utf8(']d2010409\x1d10AB'), { text: '010409\x1d10AB', aim: ']d2' }],
  ['a hexadecimal modifier', utf8(']zBx'), { text: 'x', aim: ']zB' }],
  ['something that only looks like an identifier', utf8(']xyz'), { text: ']xyz', aim: null }],
  ['an identifier without content', utf8(']C0'), { text: ']C0', aim: null }],
  ['a line end right after the identifier', utf8(']Q1\nA'), { text: '\nA', aim: ']Q1' }],
  ['UTF-8', utf8(']Q1Größe 5 µm'), { text: 'Größe 5 µm', aim: ']Q1' }],
  ['Latin-1', Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65), { text: 'Größe', aim: null }],
  ['nothing', new Uint8Array(), { text: '', aim: null }],
])('%s', (_name, bytes, expected) => {
  expect(readCode(bytes)).toEqual(expected)
})

test('any bytes give a text, and never an error', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(readCode(bytes).text).toBeTypeOf('string')
    }),
  )
})
