import type { PrinterCondition } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { createVirtualPrinter } from './virtual-printer.ts'
import type { VirtualFaults } from './virtual-printer.ts'
import type { VirtualLanguage, VirtualRequest } from './virtual-language.ts'

const REQUESTS: Readonly<Record<string, VirtualRequest>> = {
  '?': {
    kind: 'question',
    answer: ({ labelsWaiting, labelsPrinted, isPrinting, conditions }) =>
      encode([labelsWaiting, labelsPrinted, isPrinting, ...conditions].join(' ')),
  },
  L: { kind: 'question', answer: ({ labelsPrinted }) => encode(`in line ${labelsPrinted}`), isInLine: true },
  F: { kind: 'command', command: 'feed' },
  C: { kind: 'command', command: 'cancel' },
  P: { kind: 'command', command: 'pause' },
  G: { kind: 'command', command: 'resume' },
  R: { kind: 'command', command: 'reset' },
  K: { kind: 'command', command: 'calibrate' },
}

/** One letter is one request; small letters are labels, `?` asks, and what comes out is told. */
const letters: VirtualLanguage = {
  push: (bytes) =>
    Array.from(decode(bytes), (letter) => REQUESTS[letter] ?? { kind: 'label', bytes: encode(letter), copies: 1 }),
  reset() {},
  isInsideLabel: false,
  news: (change) => encode(change.kind === 'label out' ? 'out' : `${change.condition} ${change.present}`),
  sheet: () => encode('sheet'),
}

function setUp({ faults, conditions }: { faults: Partial<VirtualFaults>; conditions: PrinterCondition[] }) {
  const labels: string[] = []
  const said: string[] = []
  const due = new Set<() => void>()
  const printer = createVirtualPrinter({
    language: letters,
    onLabel: (bytes) => void labels.push(decode(bytes)),
    answer: (bytes) => void said.push(decode(bytes)),
    onUnplug: () => void said.push('unplugged'),
    wait(_ms, work) {
      due.add(work)
      return { [Symbol.dispose]: () => void due.delete(work) }
    },
  })
  printer.setFaults(faults)
  for (const condition of conditions) printer.setCondition(condition, true)
  const send = (text: string): void => printer.receive(encode(text))
  /** The head is through with its label. */
  function tick(): void {
    const works = [...due]
    due.clear()
    for (const work of works) work()
  }
  return { labels, said, printer, send, tick }
}

test('labels come out in order, each is told, and the odometer counts them', () => {
  const { labels, said, send } = setUp({ faults: {}, conditions: [] })
  send('abc?')
  expect([labels, said]).toEqual([
    ['a', 'b', 'c'],
    ['out', 'out', 'out', '0 3 false'],
  ])
})

test('a question in line is answered when the labels before it are out, and not when they were thrown away', () => {
  const { said, send, tick } = setUp({ faults: { msPerLabel: 5 }, conditions: [] })
  send('LaLbL')
  expect(said).toEqual(['in line 0'])
  tick()
  expect(said.slice(1)).toEqual(['out', 'in line 1'])
  send('C')
  tick()
  expect(said.slice(3)).toEqual(['out'])
})

test('the paper ends after so many labels, and a new roll has no end', () => {
  const { labels, said, printer, send } = setUp({ faults: { paperOutAfter: 2 }, conditions: [] })
  send('abcd?')
  expect([labels, said.slice(2)]).toEqual([
    ['a', 'b'],
    ['paper out true', '2 2 false paper out'],
  ])
  printer.setCondition('paper out', false)
  expect(labels).toEqual(['a', 'b', 'c', 'd'])
})

test('a slow head has one label under it, and a pause ends with that', () => {
  const { labels, said, send, tick } = setUp({ faults: { msPerLabel: 500 }, conditions: [] })
  send('ab?P')
  expect([labels, said]).toEqual([[], ['2 0 true', 'paused true']])
  tick()
  tick()
  expect(labels).toEqual(['a'])
  send('G')
  tick()
  expect(labels).toEqual(['a', 'b'])
})

test('a label that was under the head when it opened is printed again', () => {
  const { labels, printer, send, tick } = setUp({ faults: { msPerLabel: 500 }, conditions: [] })
  send('a')
  printer.setCondition('head open', true)
  tick()
  expect(labels).toEqual([])
  printer.setCondition('head open', false)
  tick()
  expect(labels).toEqual(['a'])
})

test.each(['paper low', 'ribbon low', 'battery low'] as const)('%s does not stop it', (condition) => {
  const { labels, send } = setUp({ faults: {}, conditions: [condition] })
  send('a')
  expect(labels).toEqual(['a'])
})

test('a silent printer prints and says nothing', () => {
  const { labels, said, send } = setUp({ faults: { isSilent: true }, conditions: [] })
  send('a?')
  expect([labels, said]).toEqual([['a'], []])
})

test('wrong answers have nothing of the right ones', () => {
  const { said, send } = setUp({ faults: { answersWrong: true }, conditions: [] })
  send('?')
  expect(said).toEqual(['\u0015'.repeat(600)])
})

test('the cable comes out after exactly so many bytes, once', () => {
  const { labels, said, send } = setUp({ faults: { unplugAfterBytes: 2, isSilent: true }, conditions: [] })
  send('a')
  send('bcd')
  send('e')
  expect([labels, said]).toEqual([['a', 'b', 'e'], ['unplugged']])
})

test('what waited is gone after a restart, and its odometer is not', () => {
  const { labels, said, printer, send, tick } = setUp({ faults: { msPerLabel: 10 }, conditions: [] })
  send('a')
  tick()
  send('bc')
  printer.restart()
  tick()
  send('?')
  expect([labels, said.at(-1)]).toEqual([['a'], '0 1 false'])
})

test('cancelling spares the label under the head', () => {
  const { labels, send, tick } = setUp({ faults: { msPerLabel: 10 }, conditions: [] })
  send('abC')
  tick()
  tick()
  expect(labels).toEqual(['a'])
})

test('feeding gives a sheet unless the paper is out, and calibrating ends "not calibrated"', () => {
  const { labels, said, printer, send } = setUp({ faults: {}, conditions: ['not calibrated'] })
  send('aFK')
  printer.setCondition('paper out', true)
  send('F')
  expect([labels, said]).toEqual([
    ['sheet', 'a'],
    ['not calibrated true', 'not calibrated false', 'out', 'paper out true'],
  ])
})

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
