import { expect, test } from 'vitest'
import { createSsiFramer, ssiBeep } from './ssi.ts'

const hex = (text: string) => Uint8Array.from(text.split(' '), (one) => Number.parseInt(one, 16))
const words = (bytes: Uint8Array | null) =>
  bytes && Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join(' ')

const ABC = hex('08 f3 00 00 03 41 42 43 fe 3c')
const ACK = '04 d0 04 00 ff 28'

function framer() {
  const inner = createSsiFramer({ silenceMs: 500, maxBytes: 100 })
  const told = (results: ReturnType<typeof inner.push>) =>
    results.map((result) => ('reason' in result ? `${result.reason}: ` : '') + String.fromCharCode(...result.bytes))
  return {
    push: (bytes: Uint8Array) => told(inner.push(bytes)),
    silence: () => told(inner.flush('silence')),
    answer: () => words(inner.answer()),
  }
}

/** A packet of the scanner. */
function packet(status: number, type: number, text: string): Uint8Array {
  const body = [5 + text.length, 0xf3, 0, status, type, ...Array.from(text, (one) => one.charCodeAt(0))]
  const sum = -body.reduce((total, byte) => total + byte, 0) & 0xffff
  return Uint8Array.from([...body, sum >> 8, sum & 0xff])
}

test('a packet is acknowledged once and gives its code with the identifier of its kind', () => {
  const scanner = framer()
  expect([scanner.push(ABC), scanner.answer(), scanner.answer()]).toEqual([[']C0ABC'], ACK, null])
})

test('packets are found however they are cut, and wake-up bytes between them are nothing', () => {
  const scanner = framer()
  const stream = Uint8Array.of(0, ...ABC, 0, ...ABC)
  expect(Array.from(stream, (byte) => scanner.push(Uint8Array.of(byte))).flat()).toEqual([']C0ABC', ']C0ABC'])
})

test('a wrong checksum is refused, so that the scanner sends it again', () => {
  const scanner = framer()
  expect([scanner.push(hex('08 f3 00 00 03 41 42 44 fe 3c')), scanner.answer()?.slice(0, 14)]).toEqual([
    [],
    '05 d1 04 00 01',
  ])
})

test('a packet that is sent again because its answer was lost is the same code', () => {
  const scanner = framer()
  expect([
    scanner.push(packet(0, 3, 'ABC')),
    scanner.push(packet(1, 3, 'ABC')),
    scanner.push(packet(0, 3, 'ABC')),
  ]).toEqual([[']C0ABC'], [], [']C0ABC']])
})

test('a long code comes in several packets', () => {
  const scanner = framer()
  expect([scanner.push(packet(2, 0x1c, 'first ')), scanner.push(packet(0, 0x1c, 'second'))]).toEqual([
    [],
    [']Q1first second'],
  ])
})

test('half a packet is told after silence', () => {
  const scanner = framer()
  expect([scanner.push(ABC.subarray(0, 5)), scanner.silence(), scanner.push(ABC)]).toEqual([
    [],
    ['incomplete: \x08ó\x00\x00\x03'],
    [']C0ABC'],
  ])
})

test('a beep tells good from bad', () => {
  expect([words(ssiBeep(true)), words(ssiBeep(false))]).toEqual(['05 e6 04 00 00 ff 11', '05 e6 04 00 06 ff 0b'])
})

test('noise of many bytes at once is passed over in one go', () => {
  const framer = createSsiFramer({ silenceMs: 500, maxBytes: 8192 })
  const start = process.cpuUsage()
  const results = framer.push(Uint8Array.from([...new Uint8Array(500_000), ...ABC]))
  expect(results).toHaveLength(1)
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2)
})
