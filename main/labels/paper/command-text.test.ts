import { expect, test } from 'vitest'
import { commandText } from './command-text.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test.each([
  ['^XA^FDÄ^FS^XZ', '^XA^FDÄ^FS^XZ'],
  ['\u0002L\r\nH10\r\n', '<STX>L\r\nH10\r\n'],
  ['\u001bA\u001bH0100\u001bZ', '<ESC>A<ESC>H0100<ESC>Z'],
])('commands that are text are shown as text, with their control characters by name: %j', (commands, shown) => {
  expect(commandText(bytes(commands))).toBe(shown)
})

test.each([
  ['no UTF-8', [0x1b, 0x69, 0xff, 0x47], '1b 69 ff 47'],
  ['NUL', [0x1b, 0x40, 0x00], '1b 40 00'],
  ['more than a row', Array.from({ length: 18 }, () => 0), `${'00 '.repeat(15)}00\n00 00`],
])('bytes that are no text are shown in hexadecimal: %s', (_why, given, shown) => {
  expect(commandText(Uint8Array.from(given))).toBe(shown)
})

test('of a picture the first rows are shown, and how much more there is', () => {
  const lines = commandText(new Uint8Array(5000)).split('\n')
  expect([lines.length, lines.at(-1)]).toEqual([257, 'and 904 more bytes'])
})
