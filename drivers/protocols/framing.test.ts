import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFramer, type FramingOptions, type FramingResult, type Terminator } from './framing.ts'

const STX = '\x02'
const ETX = '\x03'
const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
const bytesOf = (latin1: string): Uint8Array => Uint8Array.from(latin1, (character) => character.charCodeAt(0))

const readable = (results: FramingResult[]): string[] =>
  results.map((result) => ('reason' in result ? `${result.reason}: ${text(result.bytes)}` : text(result.bytes)))

function framer(terminator: Terminator, options: Partial<FramingOptions> = {}) {
  const inner = createFramer({ terminator, silenceMs: 500, maxBytes: 8192, ...options })
  return {
    push: (latin1: string) => readable(inner.push(bytesOf(latin1))),
    flush: (reason: 'silence' | 'closed') => readable(inner.flush(reason)),
    silenceMs: inner.silenceMs,
  }
}

describe('with line ends', () => {
  test('CR, LF and CRLF each end a code, and empty codes are ignored', () => {
    expect(framer('cr-lf').push('A\rB\nC\r\nD\r\r\n\nE\r')).toEqual(['A', 'B', 'C', 'D', 'E'])
  })

  test('a CRLF cut in the middle ends one code', () => {
    const cut = framer('cr-lf')
    expect([cut.push('PAR'), cut.push('T-4\r'), cut.push('\n'), cut.push('X\r')]).toEqual([[], ['PART-4'], [], ['X']])
  })

  test('a byte order mark is taken off each code', () => {
    expect(framer('cr-lf').push('\xef\xbb\xbfA\r\xef\xbb\xbfB\r\xef\xbb\xbf\r')).toEqual(['A', 'B'])
  })

  test('a partial code is not glued to the next one after silence', () => {
    const noisy = framer('cr-lf')
    expect([noisy.push('PAR'), noisy.flush('silence'), noisy.push('PART-4\r'), noisy.flush('silence')]).toEqual([
      [],
      ['incomplete: PAR'],
      ['PART-4'],
      [],
    ])
  })

  test('what is left when the connection closes is incomplete', () => {
    const closed = framer('cr-lf')
    closed.push('PART')
    expect([closed.flush('closed'), closed.flush('closed')]).toEqual([['incomplete: PART'], []])
  })

  test('a code of the greatest length is taken, one byte more is told once and skipped up to its end', () => {
    const short = framer('cr-lf', { maxBytes: 4 })
    expect(short.push('1234\r12345678901234\r\nOK\r')).toEqual(['1234', 'too long: 1234', 'OK'])
  })

  test('silence ends the skipping of a code that was too long', () => {
    const short = framer('cr-lf', { maxBytes: 4 })
    expect([short.push('12345'), short.push('678'), short.flush('silence'), short.push('OK\r')]).toEqual([
      ['too long: 1234'],
      [],
      [],
      ['OK'],
    ])
  })

  test('64 kB without a line end give one message and keep nothing', () => {
    const flooded = framer('cr-lf')
    const told = Array.from({ length: 16 }, () => flooded.push('x'.repeat(4096))).flat()
    expect([told.map((line) => line.length), flooded.flush('closed')]).toEqual([['too long: '.length + 8192], []])
  })
})

describe('without a terminator', () => {
  test('silence ends a code, and a line end that came with it is taken off', () => {
    const silent = framer('none', { silenceMs: 50 })
    expect([silent.push('A\rB'), silent.push('C\r\n'), silent.flush('silence'), silent.silenceMs]).toEqual([
      [],
      [],
      ['A\rBC'],
      50,
    ])
  })

  test('silence without a code gives nothing', () => {
    const silent = framer('none')
    silent.push('\r\n')
    expect(silent.flush('silence')).toEqual([])
  })

  test('a connection that closes before the silence leaves an incomplete code', () => {
    const silent = framer('none')
    silent.push('ABC')
    expect(silent.flush('closed')).toEqual(['incomplete: ABC'])
  })
})

describe('with STX and ETX', () => {
  test('line ends inside are part of the code, those between are not', () => {
    expect(framer('stx-etx').push(`${STX}A\r\nB${ETX}\r\n${STX}C${ETX}`)).toEqual(['A\r\nB', 'C'])
  })

  test('noise between codes is told and harms neither', () => {
    expect(framer('stx-etx').push(`${STX}A${ETX}~~${STX}B${ETX}`)).toEqual(['A', 'incomplete: ~~', 'B'])
  })

  test('a second start gives the first part up', () => {
    expect(framer('stx-etx').push(`${STX}AB${STX}CD${ETX}`)).toEqual(['incomplete: AB', 'CD'])
  })

  test('an end without a start makes no code', () => {
    expect(framer('stx-etx').push(`AB${ETX}${STX}CD${ETX}`)).toEqual(['incomplete: AB', 'CD'])
  })

  test('a code that was too long ends at its ETX or at the next STX', () => {
    const short = framer('stx-etx', { maxBytes: 2 })
    expect(short.push(`${STX}ABC${ETX}${STX}ABC${STX}D${ETX}`)).toEqual(['too long: AB', 'too long: AB', 'D'])
  })
})

const streams = fc.array(fc.constantFrom(0x02, 0x03, 0x09, 0x0a, 0x0d, 0x1d, 0x41, 0x42, 0xef, 0xbb, 0xbf, 0xff), {
  maxLength: 60,
})
const cuts = fc.array(fc.nat(60), { maxLength: 20 })

test.each<Terminator>(['cr-lf', 'tab', 'none', 'stx-etx'])(
  '%s: the same codes however the bytes are cut',
  (terminator) => {
    fc.assert(
      fc.property(streams, cuts, fc.constantFrom('silence', 'closed'), (stream, cutsAt, end) => {
        const whole = createFramer({ terminator, silenceMs: 50, maxBytes: 8 })
        const pieces = createFramer({ terminator, silenceMs: 50, maxBytes: 8 })
        const places = [0, ...cutsAt.toSorted((a, b) => a - b), stream.length]
        const cut = places.flatMap((place, index) =>
          pieces.push(Uint8Array.from(stream.slice(place, places[index + 1]))),
        )
        expect([...cut, ...pieces.flush(end)]).toEqual([...whole.push(Uint8Array.from(stream)), ...whole.flush(end)])
      }),
    )
  },
)

test('every code between line ends comes out as it went in', () => {
  const code = fc.uint8Array({ minLength: 1, maxLength: 30 }).filter((bytes) => {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    return !marked && !bytes.includes(0x0a) && !bytes.includes(0x0d)
  })
  fc.assert(
    fc.property(fc.array(code), (codes) => {
      const framer = createFramer({ terminator: 'cr-lf', silenceMs: 50, maxBytes: 30 })
      const sent = Uint8Array.from(codes.flatMap((bytes) => [...bytes, 0x0d]))
      expect(framer.push(sent).map((frame) => [...frame.bytes])).toEqual(codes.map((bytes) => [...bytes]))
    }),
  )
})
