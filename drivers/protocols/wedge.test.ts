import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KEYBOARD_LAYOUTS, type KeyboardLayout } from './keyboard-layouts.ts'
import { textOfStrokes, type Stroke } from './wedge.ts'

const stroke = (code: string, changes: Partial<Stroke> = {}): Stroke => ({
  code,
  key: '',
  shift: false,
  control: false,
  alt: false,
  altGraph: false,
  ...changes,
})
const options = (reading: KeyboardLayout | 'system', separatorKey: string | null = null) => ({ reading, separatorKey })

/** What a scanner that is set to this layout types. */
function typed(text: string, layout: KeyboardLayout): Stroke[] {
  return Array.from(text, (character) => {
    if (character === ' ') return stroke('Space')
    for (const [code, levels] of KEYBOARD_LAYOUTS[layout]) {
      const level = levels.indexOf(character)
      if (level >= 0) return stroke(code, { shift: level === 1, altGraph: level === 2 })
    }
    throw new Error(`${layout} has no ${character}`)
  })
}

const LAYOUTS = Object.keys(KEYBOARD_LAYOUTS) as KeyboardLayout[]

test.each(LAYOUTS)('every character that %s has comes back', (layout) => {
  const known = [...KEYBOARD_LAYOUTS[layout].values()].flat().filter((one) => /^[^\u0300-\u036f]$/u.test(one))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...known, ' ')), (characters) => {
      const text = characters.join('')
      expect(textOfStrokes(typed(text, layout), options(layout))).toBe(text)
    }),
  )
})

test.each(LAYOUTS)('%s has the letters of commands, digits and the point', (layout) => {
  const text = '.C.QTY.10.W INV-SI42'
  expect(textOfStrokes(typed(text, layout), options(layout))).toBe(text)
})

test('a scanner on US in front of a German computer is read by position', () => {
  const keys = typed('{"Yz":-/}', 'us')
  expect([textOfStrokes(keys, options('us')), textOfStrokes(keys, options('de'))]).toEqual(['{"Yz":-/}', 'ÜÄZyÄÖß-*'])
})

describe('dead keys', () => {
  test.each([
    ['with a letter make an accent', ['Equal', 'KeyE'], 'é'],
    ['with a blank make their sign', ['Backquote', 'Space'], '^'],
    ['with a letter that takes none make both', ['Backquote', 'KeyX'], '^x'],
    ['at the end make their sign', ['Backquote'], '^'],
  ])('%s', (_name, codes, expected) => {
    const strokes = codes.map((code) => stroke(code))
    expect(textOfStrokes(strokes, options('de'))).toBe(expected)
  })
})

test.each([
  ['GS', 'BracketRight', false, '\x1d'],
  ['RS', 'Digit6', true, '\x1e'],
  ['RS without Shift', 'Digit6', false, '\x1e'],
  ['FS', 'Backslash', false, '\x1c'],
  ['US', 'Minus', true, '\x1f'],
  ['EOT', 'KeyD', false, '\x04'],
  ['LF', 'KeyJ', false, '\n'],
  ['nothing for a chord that is no control character', 'Digit5', false, ''],
])('Ctrl chords are control characters: %s', (_name, code, shift, expected) => {
  expect(textOfStrokes([stroke(code, { control: true, shift })], options('us'))).toBe(expected)
})

test('a function key stands for GS where the scanner is set so, and for nothing else', () => {
  const keys = [stroke('KeyA'), stroke('F8'), stroke('KeyB')]
  expect([textOfStrokes(keys, options('us', 'F8')), textOfStrokes(keys, options('us'))]).toEqual(['a\x1db', 'ab'])
})

const numbers = (...all: string[]): Stroke[] =>
  all.flatMap((number) => [
    stroke('AltLeft', { alt: true }),
    ...Array.from(number, (digit) => stroke(`Numpad${digit}`, { alt: true })),
  ])

test('Alt with numbers: with a leading zero Windows-1252, without one code page 437', () => {
  expect(textOfStrokes(numbers('65', '0228', '132', '0128', '029'), options('us'))).toBe('Aää€\x1d')
})

test('digits of the number pad without Alt are digits', () => {
  const keys = ['Numpad4', 'NumpadDecimal', 'Numpad2', 'NumpadEnter'].map((code) => stroke(code))
  expect(textOfStrokes(keys, options('de'))).toBe('4.2\r')
})

test('what the system made of keys is taken where the layout is unknown; Caps Lock changes nothing', () => {
  const keys = [
    stroke('KeyY', { key: 'Z', shift: false }),
    stroke('KeyA', { key: 'a', shift: true }),
    stroke('Minus', { key: 'ß' }),
    stroke('ShiftLeft', { key: 'Shift', shift: true }),
  ]
  expect(textOfStrokes(keys, options('system'))).toBe('zAß')
})
