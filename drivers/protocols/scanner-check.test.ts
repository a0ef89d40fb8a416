import { expect, test } from 'vitest'
import { KEYBOARD_LAYOUTS, type KeyboardLayout } from './keyboard-layouts.ts'
import {
  isGarbled,
  lostCharacters,
  readSeparator,
  readSigns,
  TEST_CODES,
  UNKNOWN,
  type Evidence,
} from './scanner-check.ts'
import type { Stroke } from './wedge.ts'

const bytes = (text: string): Evidence => ({ kind: 'bytes', bytes: new TextEncoder().encode(text) })
const stroke = (code: string, changes: Partial<Stroke> = {}): Stroke => ({
  code,
  key: '',
  shift: false,
  control: false,
  alt: false,
  altGraph: false,
  ...changes,
})

const DEAD: Readonly<Record<string, string>> = { '^': '\u0302' }

/** What a scanner that is set to this layout types for a text. */
function typed(text: string, layout: KeyboardLayout): Stroke[] {
  const find = (character: string): Stroke | null => {
    for (const [code, levels] of KEYBOARD_LAYOUTS[layout]) {
      const level = levels.indexOf(character)
      if (level >= 0) return stroke(code, { shift: level === 1, altGraph: level === 2 })
    }
    return null
  }
  return Array.from(text).flatMap((character) => {
    const direct = find(character)
    if (direct !== null) return [direct]
    const dead = find(DEAD[character] ?? '')
    return dead === null ? [] : [dead, stroke('Space')]
  })
}

test.each([
  ['CR', `${TEST_CODES.signs}\r`, { framing: 'cr-lf' }],
  ['CRLF and an identifier', `]C0${TEST_CODES.signs}\r\n`, { framing: 'cr-lf', hasAim: true }],
  ['Tab', `${TEST_CODES.signs}\t`, { framing: 'tab' }],
  ['nothing', TEST_CODES.signs, {}],
  ['STX and ETX', `\x02${TEST_CODES.signs}\x03\r`, { framing: 'stx-etx' }],
  ['prefix and suffix', `<<${TEST_CODES.signs}>\r`, { framing: 'cr-lf', prefix: '<<', suffix: '>' }],
  ['swapped letters', 'sb1yZ' + TEST_CODES.signs.slice(5), { swapsCase: true }],
])('what a scanner sends around a code is found: %s', (_name, text, expected) => {
  expect(readSigns(bytes(text))).toEqual({ ...UNKNOWN, ...expected })
})

test.each(['us', 'uk', 'de', 'fr', 'es', 'se'] as const)('a scanner that is set to %s is found out', (layout) => {
  expect(readSigns({ kind: 'keys', strokes: typed(TEST_CODES.signs, layout), ending: 'Enter' })).toEqual({
    ...UNKNOWN,
    reading: layout,
    framing: 'cr-lf',
  })
})

test('another code says nothing of how the scanner is set', () => {
  expect(readSigns(bytes('4006381333931\r'))).toBeNull()
})

const gs1 = (separator: string) => bytes(`]C1010950600013435210LOT7${separator}21S42\r`)

test.each([
  ['\x1d', 'sent'],
  ['', 'lost'],
  ['{GS}', '{GS}'],
  ['^]', '^]'],
  ['??', 'unknown'],
] as const)('the separator comes as %j: %s', (separator, expected) => {
  expect(readSeparator(gs1(separator), UNKNOWN)).toBe(expected)
})

const keys = (between: Stroke[]): Evidence => ({
  kind: 'keys',
  strokes: [...typed('010950600013435210LOT7', 'us'), ...between, ...typed('21S42', 'us')],
  ending: 'Enter',
})

test('a function key for the separator is told from nothing', () => {
  expect([
    readSeparator(keys([stroke('F8')]), UNKNOWN),
    readSeparator(keys([stroke('BracketRight', { control: true })]), UNKNOWN),
    readSeparator(keys([]), UNKNOWN),
    readSeparator(bytes('4006381333931'), UNKNOWN),
  ]).toEqual(['key', 'sent', 'lost', null])
})

test('lost characters of the long code are counted', () => {
  expect([
    lostCharacters(bytes(`${TEST_CODES.long}\r`), UNKNOWN),
    lostCharacters(bytes(`${TEST_CODES.long.slice(0, 50)}${TEST_CODES.long.slice(53)}\r`), UNKNOWN),
    lostCharacters(bytes('other'), UNKNOWN),
  ]).toEqual([0, 3, null])
})

test('a wrong speed is told from a code', () => {
  const noise: Evidence = { kind: 'bytes', bytes: Uint8Array.of(0xff, 0x80, 0x33, 0xe0, 0x01) }
  expect([isGarbled(noise), isGarbled(bytes('4006381333931\r\n')), isGarbled(gs1('\x1d'))]).toEqual([
    true,
    false,
    false,
  ])
})
