import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCommands } from './commands.ts'
import { escapeBlock, escapeFieldData, unescapeBlock, unescapeFieldData } from './field-data.ts'
import { ZplStream } from './stream.ts'

const anyText = fc.string({ unit: 'binary' })

test('what could be a command travels as hexadecimal', () => {
  expect(escapeFieldData('a^XZ~JA\\\r\n\u001d50°')).toBe('a\\5EXZ\\7EJA\\5C\\0D\\0A\\1D50°')
})

test('any text comes back equal', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect([unescapeFieldData(escapeFieldData(text)), unescapeBlock(escapeBlock(text))]).toEqual([text, text])
    }),
  )
})

test('text can never become commands', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom('^XZ', '~JA', '^FS^XZ^XA', '\r\n~HS\r\n')), (text) => {
      const label = new TextEncoder().encode(`^XA^FH\\^FD${escapeFieldData(text)}^FS^XZ`)
      expect(new ZplStream().push(label)).toEqual([{ kind: 'format', bytes: label }])
      expect(parseCommands(label).map((command) => command.name)).toEqual(['XA', 'FH', 'FD', 'FS', 'XZ'])
    }),
  )
})

test('a broken escape stays as it is', () => {
  expect(unescapeFieldData('\\G1\\4\\41\\')).toBe('\\G1\\4A\\')
})
