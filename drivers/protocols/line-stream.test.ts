import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEplStream } from './epl/commands.ts'
import type { LinePiece, LineStream } from './line-stream.ts'
import { createTsplStream } from './tspl/commands.ts'

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1')

function cut(stream: LineStream, text: string, size: number): LinePiece[] {
  const pieces: LinePiece[] = []
  for (let at = 0; at < text.length; at += size) pieces.push(...stream.push(bytesOf(text.slice(at, at + size))))
  return pieces
}

test('what a cancel stands behind is forgotten, what stands behind the cancel is not', () => {
  const pieces = createTsplStream().push(bytesOf('CLS\r\nTEXT 1\u001b!.BAR 2\r\nPRI'))
  expect(pieces).toEqual([
    { kind: 'line', line: 'CLS', data: '' },
    { kind: 'immediate', name: '\u001b!.' },
    { kind: 'line', line: 'BAR 2', data: '' },
  ])
})

test('lines, immediate commands and raw bytes are the same however the bytes are cut', () => {
  const words = ['CLS\r\n', '\r', '\n', '^ee', '^', 'e', '^@', 'GW1,2,1,2\n\r\n', 'GM"A"3\r\nabc', 'P1\r', 'A1,"x"\n']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words)), fc.integer({ min: 1, max: 9 }), (parts, size) => {
      const text = parts.join('')
      expect(cut(createEplStream(), text, size)).toEqual(createEplStream().push(bytesOf(text)))
    }),
  )
})

test('a megabyte without a line end, in small pieces and full of immediate commands, is searched once', () => {
  const stream = createEplStream()
  const start = process.cpuUsage()
  const pieces = cut(stream, `${'x'.repeat(40)}^ee`.repeat(25_000), 100)
  expect({ pieces: pieces.length, isInside: stream.isInsideLine }).toEqual({ pieces: 25_000, isInside: true })
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5)
})
