import { expect, test } from 'vitest'
import { readableCommand } from './readable-command.ts'

test.each([
  ['~JC\r\n', '~JC CR LF'],
  ['\u001b!P', 'ESC !P'],
  ['\u001bA\u001bQ1\u001bZ', 'ESC A ESC Q1 ESC Z'],
  [`${'\0'.repeat(200)}\u001b@`, '200 × 00 ESC @'],
  ['\u001d(A\u0002\0\0\u0002', 'GS (A 02 00 00 02'],
  ['\u0001A\u0001E', 'SOH A SOH E'],
  ['\u0010\u0004\u0001\u001dr\u0001', 'DLE 04 01 GS r 01'],
])('%j is written %s', (bytes, text) => {
  expect(readableCommand(new TextEncoder().encode(bytes))).toBe(text)
})
