import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCommands } from './commands.ts'
import { ZplStream } from './stream.ts'
import type { ZplPiece } from './stream.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const readable = (pieces: ZplPiece[]): string[] =>
  pieces.map((piece) =>
    piece.kind === 'format'
      ? new TextDecoder().decode(piece.bytes)
      : piece.kind === 'variable'
        ? `? ${piece.name}`
        : `~${piece.name}${piece.parameters}`,
  )

const LINE = bytes(
  '~SD15^XA^FO1,2~HS^FDone^FS^XZ\r\nnoise^XA\r\n^FDtwo^FS^XZ~HQES~TA-012\r\n! U1 getvar "a.b"\r\n! U1 noise~JA',
)

test('labels and immediate commands come out in order, whatever stands between them', () => {
  expect(readable(new ZplStream().push(LINE))).toEqual([
    '~SD15',
    '~HS',
    '^XA^FO1,2^FDone^FS^XZ',
    '^XA\r\n^FDtwo^FS^XZ',
    '~HQES',
    '~TA-012',
    '? a.b',
    '~JA',
  ])
})

test('it does not matter how the bytes are cut', () => {
  const whole = readable(new ZplStream().push(LINE))
  fc.assert(
    fc.property(fc.array(fc.nat(LINE.length)), (cuts) => {
      const stream = new ZplStream()
      const edges = [0, ...cuts.toSorted((a, b) => a - b), LINE.length]
      const pieces = edges.slice(1).flatMap((end, index) => stream.push(LINE.subarray(edges[index], end)))
      expect(readable(pieces)).toEqual(whole)
    }),
  )
})

test('a label that begins in the middle of another replaces it', () => {
  expect(readable(new ZplStream().push(bytes('^XA^FDlost^XA^FDkept^XZ')))).toEqual(['^XA^FDkept^XZ'])
})

test('a label that never ends is given up', () => {
  const stream = new ZplStream()
  stream.push(bytes('^XA'))
  stream.push(new Uint8Array(5 * 1024 * 1024))
  expect(stream.isInsideFormat).toBe(false)
})

test('commands have name, parameters and free text', () => {
  expect(parseCommands(bytes('^XA\r\n^A0N,40,30\r\n^FDa, b^FS^xz'))).toEqual([
    { name: 'XA', parameters: [], data: '' },
    { name: 'A', parameters: ['0N', '40', '30'], data: '' },
    { name: 'FD', parameters: [], data: 'a, b' },
    { name: 'FS', parameters: [], data: '' },
    { name: 'XZ', parameters: [], data: '' },
  ])
})

test('a tilde with a megabyte behind it neither fills the memory nor takes long', () => {
  const stream = new ZplStream()
  const start = process.cpuUsage()
  for (let piece = 0; piece < 64; piece += 1) stream.push(new Uint8Array(16_384).fill(0x41))
  stream.push(Uint8Array.of(0x7e))
  for (let piece = 0; piece < 64; piece += 1) stream.push(new Uint8Array(16_384).fill(0x41))
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(10)
  expect(stream.push(new TextEncoder().encode('^XA^XZ'))).toMatchObject([{ kind: 'format' }])
})
