import { expect, test } from 'vitest'
import { createLearnedFramer } from './learned-framing.ts'

const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))

function learner() {
  const framer = createLearnedFramer({ silenceMs: 100, tornAfterMs: 500, maxBytes: 16 })
  const told = (results: ReturnType<typeof framer.push>) =>
    results.map((result) => ('reason' in result ? `${result.reason}: ` : '') + String.fromCharCode(...result.bytes))
  return {
    framer,
    push: (text: string) => told(framer.push(bytes(text))),
    silence: () => told(framer.flush('silence')),
    closed: () => told(framer.flush('closed')),
    scan(text: string) {
      return [...this.push(text), ...this.silence()]
    },
  }
}

test.each([
  ['CR', (code: string) => `${code}\r`],
  ['LF', (code: string) => `${code}\n`],
  ['CRLF', (code: string) => `${code}\r\n`],
  ['Tab', (code: string) => `${code}\t`],
  ['STX and ETX', (code: string) => `\x02${code}\x03`],
  ['STX, ETX and CR', (code: string) => `\x02${code}\x03\r`],
])('%s is learned from two codes; from then on nobody waits', (_name, marked) => {
  const scanner = learner()
  expect([
    scanner.scan(marked('A1')),
    scanner.scan(marked('B2')),
    scanner.push(marked('C3')),
    scanner.framer.silenceMs,
  ]).toEqual([['A1'], ['B2'], ['C3'], 500])
})

test('without a terminator silence goes on to end codes', () => {
  const scanner = learner()
  expect([scanner.scan('A1'), scanner.scan('B2'), scanner.push('C3'), scanner.silence()]).toEqual([
    ['A1'],
    ['B2'],
    [],
    ['C3'],
  ])
})

test('two codes of one burst are two, also before anything is learned', () => {
  expect(learner().scan('A1\rB2\r')).toEqual(['A1', 'B2'])
})

test('a scanner that was set to another terminator is learned anew', () => {
  const scanner = learner()
  for (const code of ['A1\r', 'B2\r']) scanner.scan(code)
  expect([scanner.scan('C3\t'), scanner.scan('D4\t'), scanner.scan('E5\t'), scanner.push('F6\t')]).toEqual([
    ['incomplete: C3\t'],
    ['D4'],
    ['E5'],
    ['F6'],
  ])
})

test('noise is told once and skipped up to the next silence', () => {
  const scanner = learner()
  expect([scanner.push('x'.repeat(30)), scanner.push('yyy'), scanner.silence(), scanner.scan('A1\r')]).toEqual([
    [`too long: ${'x'.repeat(16)}`],
    [],
    [],
    ['A1'],
  ])
})

test('what is left when the connection closes is incomplete', () => {
  const scanner = learner()
  scanner.push('A1\r')
  expect([scanner.closed(), scanner.closed()]).toEqual([['incomplete: A1\r'], []])
})
