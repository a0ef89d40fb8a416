import { expect, test } from 'vitest'
import { createKeyboardFramer } from './hid-keyboard.ts'

const UP = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0)
const report = (modifiers: number, ...usages: number[]) =>
  Uint8Array.from([modifiers, 0, ...usages, 0, 0, 0, 0, 0, 0].slice(0, 8))

function framer() {
  const inner = createKeyboardFramer({ reading: 'us', separatorKey: null, silenceMs: 300, maxStrokes: 8 })
  const told = (results: ReturnType<typeof inner.push>) =>
    results.map((result) => ('reason' in result ? `${result.reason}: ` : '') + String.fromCharCode(...result.bytes))
  return {
    push: (...reports: Uint8Array[]) => reports.flatMap((one) => told(inner.push(one))),
    silence: () => told(inner.flush('silence')),
    closed: () => told(inner.flush('closed')),
  }
}

test('a code is what is typed up to Enter: capitals, digits, signs, control characters', () => {
  const keys = [report(2, 0x04), UP, report(0, 0x1e), UP, report(2, 0x2d), UP, report(1, 0x30), UP, report(0, 0x28), UP]
  expect(framer().push(...keys)).toEqual(['A1_\x1d'])
})

test('a key that is held over the next one is one key', () => {
  expect(framer().push(report(0, 0x04), report(0, 0x04, 0x05), report(0, 0x05), UP, report(0, 0x2b))).toEqual(['ab'])
})

test('the same key twice is two letters', () => {
  expect(framer().push(report(0, 0x04), UP, report(0, 0x04), UP, report(0, 0x28))).toEqual(['aa'])
})

test('numbers typed with Alt are characters', () => {
  const number = (digits: number[]) => [report(4), ...digits.flatMap((one) => [report(4, one), report(4)]), UP]
  expect(framer().push(...number([0x5e, 0x5d]), ...number([0x5e, 0x5e]), report(0, 0x58))).toEqual(['AB'])
})

test('reports with a number in front are read, others are told', () => {
  const keys = framer()
  expect([
    keys.push(Uint8Array.of(1, ...report(0, 0x04)), Uint8Array.of(1, ...UP), Uint8Array.of(1, ...report(0, 0x28))),
    keys.push(Uint8Array.of(0x41, 0x42)),
  ]).toEqual([['a'], ['unknown report: AB']])
})

test('silence ends a code without a suffix; the end of the connection leaves half a code', () => {
  const keys = framer()
  keys.push(report(0, 0x04), UP)
  const silent = keys.silence()
  keys.push(report(0, 0x05), UP)
  expect([silent, keys.closed(), keys.closed()]).toEqual([['a'], ['incomplete: b'], []])
})

test('a key that is held down for ever types nothing endlessly, and too many keys are told once', () => {
  const keys = framer()
  const many = Array.from({ length: 12 }, () => [report(0, 0x04), UP]).flat()
  expect([keys.push(...many), keys.push(report(0, 0x28), UP), keys.push(report(0, 0x05), report(0, 0x28))]).toEqual([
    ['too long: aaaaaaaa'],
    [],
    ['b'],
  ])
})
