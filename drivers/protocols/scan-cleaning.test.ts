import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanScan, PLAIN_PROFILE, type ScanProfile } from './scan-cleaning.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const clean = (text: string, profile: Partial<ScanProfile>) =>
  cleanScan(utf8(text), { ...PLAIN_PROFILE, ...profile }).text

describe('a scanner that nothing is known of', () => {
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
    ['signs that another scanner uses as separators', utf8('A|B^C~'), { text: 'A|B^C~', aim: null }],
    ['nothing', new Uint8Array(), { text: '', aim: null }],
  ])('%s', (_name, bytes, expected) => {
    expect(cleanScan(bytes, PLAIN_PROFILE)).toEqual(expected)
  })

  test('any bytes give a text, and never an error', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(cleanScan(bytes, PLAIN_PROFILE).text).toBeTypeOf('string')
      }),
    )
  })
})

test.each(['^]', '|', '{GS}', '<GS>', '~', '^', '␝'] as const)('%s stands for GS where the profile says so', (form) => {
  expect(clean(`10LOT${form}21S`, { separator: form })).toBe('10LOT\x1d21S')
})

test('prefix and suffix are taken off once, before or behind the AIM identifier', () => {
  expect([
    clean('**A*##', { prefix: '*', suffix: '#' }),
    clean(']C0*A#', { prefix: '*', suffix: '#' }),
    clean('*]C0A', { prefix: '*', suffix: '#' }),
    clean('#', { prefix: '*', suffix: '#' }),
  ]).toEqual(['*A*#', 'A', 'A', ''])
})

test('swapped letters are put right', () => {
  expect(clean('iNV-si42 ß', { swapsCase: true })).toBe('Inv-SI42 SS')
})

test('bytes are read in the encoding of the profile', () => {
  const bytes = Uint8Array.of(0x93, 0xfa, 0x96, 0x7b)
  const read = (encoding: ScanProfile['encoding']) => cleanScan(bytes, { ...PLAIN_PROFILE, encoding }).text
  expect([read('shift-jis'), read('windows-1252'), read('latin-1')]).toEqual(['日本', '“ú–{', '\x93ú\x96{'])
})

test('ECI escapes switch the character set, and a doubled backslash is one', () => {
  const escaped = Uint8Array.from([...utf8(']Q2a\\\\b\\000026µ\\000003'), 0xb5])
  expect(cleanScan(escaped, PLAIN_PROFILE)).toEqual({ text: 'a\\bµµ', aim: ']Q2' })
})

test('without an ECI identifier a backslash is a sign like any other', () => {
  expect(clean(']Q1C:\\000026', {})).toBe('C:\\000026')
})
