import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCommands } from '../../../drivers/protocols/zpl/commands.ts'
import { unescapeFieldData } from '../../../drivers/protocols/zpl/field-data.ts'
import { ZplStream } from '../../../drivers/protocols/zpl/stream.ts'
import { renderCommands } from './render-commands.ts'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '^XZ^XA^FDx',
    '~JA',
    '^CC!',
    '"\r\nPRINT 9\r\n',
    '\\["]',
    '\\"',
    '\\',
    '\u001b@',
    '\u0010\u0004\u0001',
    '\ue000',
  ),
  fc
    .array(fc.constantFrom('"', '\\', '[', ']', '^', '~', '\n', '_', 'F', 'D', '5E'), { maxLength: 12 })
    .map((all) => all.join('')),
)

test('no value becomes a command of ZPL, with ^FH and without it', () => {
  const source = '^XA^FO1,1^A0N,20^FDName: {{ a }}_{{ b | upcase }}^FS^FO9,9^FH_^FD{{ a }}^FS^XZ'
  fc.assert(
    fc.property(hostile, hostile, (a, b) => {
      const bytes = renderCommands({ language: 'zpl', source }, { a, b })
      const pieces = new ZplStream().push(bytes)
      expect(pieces.map(({ kind }) => kind)).toEqual(['format'])
      const names = parseCommands(bytes).map(({ name }) => name)
      expect(names.filter((name) => name !== 'FH')).toEqual(['XA', 'FO', 'A', 'FD', 'FS', 'FO', 'FD', 'FS', 'XZ'])
    }),
  )
})

test('a printer sees the value as it is', () => {
  const source = '^XA^FO1,1^A0N,20^FD{{ a }}^FS^XZ'
  const bytes = renderCommands({ language: 'zpl', source }, { a: 'x^y~z' })
  expect(text(bytes)).toBe('^XA^FO1,1^A0N,20^FH\\^FDx\\5Ey\\7Ez^FS^XZ')
  expect(unescapeFieldData(parseCommands(bytes).find(({ name }) => name === 'FD')?.data ?? '')).toBe('x^y~z')
})

/** A reader of its own: texts of a line, as the manual has them. */
function linesOutsideTexts(commands: string, escape: RegExp): string[] {
  return commands.split('\r\n').map((line) => line.replaceAll(escape, '').replaceAll(/"[^"]*"/gu, '""'))
}

test.each([
  ['tspl', 'TEXT 1,1,"3",0,1,1,"{{ a }}"\nPRINT 1\n', /\\\["\]/gu, ['TEXT 1,1,"",0,1,1,""', 'PRINT 1', '']],
  ['epl', 'A1,1,0,3,1,1,N,"{{ a }}"\nP1\n', /\\["\\]/gu, ['A1,1,0,3,1,1,N,""', 'P1', '']],
] as const)('no value becomes a command of %s', (language, source, escape, expected) => {
  fc.assert(
    fc.property(hostile, (a) => {
      const commands = text(renderCommands({ language, source }, { a }))
      expect(linesOutsideTexts(commands, escape)).toEqual(expected)
    }),
  )
})

test('no value has a control character in ESC/POS, and the template has its bytes', () => {
  const source = '\\x1b@{{ a }}\n\\x1dV0'
  expect(Array.from(renderCommands({ language: 'esc-pos', source }, { a: 'é\u001b1' }))).toEqual([
    0x1b, 0x40, 0x65, 0x20, 0x31, 0x0a, 0x1d, 0x56, 0x30,
  ])
  fc.assert(
    fc.property(hostile, (a) => {
      const value = renderCommands({ language: 'esc-pos', source: '{{ a }}' }, { a })
      expect(Array.from(value).filter((byte) => byte < 32 || byte > 126)).toEqual([])
    }),
  )
})

test.each([
  ['zpl', '^XA^FO{{ a }},1^FDx^FS^XZ'],
  ['tspl', 'SIZE {{ a }} mm\n'],
  ['epl', 'q{{ a }}\n'],
] as const)('among parameters of %s only numbers and words can stand', (language, source) => {
  expect(() => renderCommands({ language, source }, { a: '1,2^XZ\n' })).toThrow(/cannot stand/)
  expect(text(renderCommands({ language, source }, { a: 12 }))).toContain('12')
})

test('filters, captures and literals cannot smuggle a command in', () => {
  const source = '^XA{% capture c %}{{ a }}{% endcapture %}^FD{{ c | raw }}{{ a | raw }}{% echo a %}{{ "^XZ" }}^FS^XZ'
  const bytes = renderCommands({ language: 'zpl', source }, { a: '^XZ^XA' })
  expect(parseCommands(bytes).map(({ name }) => name)).toEqual(['XA', 'FH', 'FD', 'FS', 'XZ'])
})

test('a template that changes what begins a command, or leaves its name to data, is refused', () => {
  expect(() => renderCommands({ language: 'zpl', source: '^XA^CC!^XZ' }, {})).toThrow(/must not change/)
  expect(() => renderCommands({ language: 'zpl', source: '^XA^{{ a }}^XZ' }, { a: 'XZ' })).toThrow(/name of a command/)
})
