import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createHidPosFramer } from './hid-pos.ts'

const bytesOf = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))
const LAYOUTS = {
  a: { head: (aim: string) => [...bytesOf(aim)], vendorAt: 61 },
  b: { head: (aim: string) => [0, ...bytesOf(aim)], vendorAt: 62 },
  c: { head: () => [], vendorAt: 62 },
}

/** One report as scanners of this layout send it. */
function report(layout: keyof typeof LAYOUTS, aim: string, data: Uint8Array, isContinued: boolean): Uint8Array {
  const { head, vendorAt } = LAYOUTS[layout]
  const bytes = new Uint8Array(64)
  bytes.set([2, data.length, ...head(aim), ...data])
  bytes[vendorAt] = 0x73
  bytes[63] = isContinued ? 1 : 0
  return bytes
}

function reports(layout: keyof typeof LAYOUTS, aim: string, data: Uint8Array): Uint8Array[] {
  const count = Math.max(1, Math.ceil(data.length / 56))
  return Array.from({ length: count }, (_, index) =>
    report(layout, aim, data.subarray(index * 56, index * 56 + 56), index < count - 1),
  )
}

function framer(maxBytes = 8192) {
  const inner = createHidPosFramer({ silenceMs: 500, maxBytes, isAimInText: true })
  const told = (results: ReturnType<typeof inner.push>) =>
    results.map((result) => ('reason' in result ? `${result.reason}: ` : '') + String.fromCharCode(...result.bytes))
  return {
    push: (...all: Uint8Array[]) => all.flatMap((one) => told(inner.push(one))),
    silence: () => told(inner.flush('silence')),
  }
}

const hex = (text: string) => {
  const bytes = new Uint8Array(64)
  bytes.set(Uint8Array.from(text.split(' '), (one) => Number.parseInt(one, 16)))
  return bytes
}

describe('reports of scanners in the field', () => {
  test('layout A: identifier, data, no more', () => {
    const bytes = hex('02 0c 5d 45 30 33 30 36 30 33 30 32 30 39 32 32 33')
    bytes.set([0x63, 0x41, 0x00], 61)
    expect(framer().push(bytes)).toEqual([']E0306030209223'])
  })

  test('layout B: a UPC-A with a private identifier is an EAN/UPC', () => {
    const bytes = hex('02 0c 00 5d 58 67 33 30 36 30 33 30 32 30 39 32 32 33')
    bytes.set([0x63, 0x00], 62)
    expect(framer().push(bytes)).toEqual([']E0306030209223'])
  })

  test('layout C: data alone', () => {
    expect(framer().push(...reports('c', '', bytesOf('PART-42')))).toEqual(['PART-42'])
  })

  test('layout C with an identifier among the data is not taken for layout A', () => {
    expect(framer().push(...reports('c', '', bytesOf(']C0PART-42')))).toEqual([']C0PART-42'])
  })
})

test.each(['a', 'b', 'c'] as const)('layout %s: a code of any length comes back', (layout) => {
  const text = fc.uint8Array({ minLength: 1, maxLength: 400 }).filter((data) => data.every((byte) => byte > 0x1f))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (codes) => {
      const plain = layout === 'c' ? codes.filter((code) => code[0] !== 0x5d) : codes
      const head = layout === 'c' ? '' : ']d1'
      const all = plain.flatMap((code) => reports(layout, ']d1', code))
      expect(framer().push(...all)).toEqual(plain.map((code) => head + String.fromCharCode(...code)))
    }),
  )
})

test('a code of which the rest does not come within the time is told, and the next one is whole', () => {
  const scanner = framer()
  const [first] = reports('a', ']Q1', bytesOf('x'.repeat(100)))
  expect([scanner.push(first!), scanner.silence(), scanner.push(...reports('a', ']Q1', bytesOf('NEXT')))]).toEqual([
    [],
    [`incomplete: ${'x'.repeat(56)}`],
    [']Q1NEXT'],
  ])
})

test('a part with another identifier begins another code', () => {
  const [first] = reports('a', ']Q1', bytesOf('x'.repeat(100)))
  expect(framer().push(first!, ...reports('a', ']C0', bytesOf('B2')))).toEqual([
    `incomplete: ${'x'.repeat(56)}`,
    ']C0B2',
  ])
})

test.each([']X0', ']Z6'])('%s is the answer to a command and no code', (aim) => {
  expect(framer().push(...reports('a', aim, bytesOf('REV 1.2')))).toEqual(['command answer: REV 1.2'])
})

test('a private identifier without a meaning is left out', () => {
  expect(framer().push(...reports('b', ']X?', bytesOf('A1')))).toEqual(['A1'])
})

test.each([
  ['another report', Uint8Array.of(3, 1, 0)],
  ['a report that is too short', Uint8Array.of(2, 1, 0x41)],
  ['a length that does not fit', hex('02 39 5d 45 30')],
])('%s is told with its bytes', (_name, bytes) => {
  expect(framer().push(bytes)).toEqual([`unknown report: ${String.fromCharCode(...bytes)}`])
})

test('an endless code is told once it is too long', () => {
  const endless = Array.from({ length: 4 }, () => report('a', ']Q1', bytesOf('x'.repeat(56)), true))
  expect(framer(100).push(...endless.slice(0, 2))).toEqual([`too long: ${'x'.repeat(100)}`])
})
