import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStatus } from '../protocols/sbpl/status.ts'
import { createSbplLanguage } from './sbpl-language.ts'
import { createVirtualPrinter } from './virtual-printer.ts'

function setUp() {
  const labels: string[] = []
  const answers: Uint8Array[] = []
  const printer = createVirtualPrinter({
    language: createSbplLanguage(),
    onLabel: (bytes) => labels.push(new TextDecoder().decode(bytes).replaceAll('\u001b', '')),
    answer: (bytes) => answers.push(bytes),
    onUnplug: () => {},
    wait: () => ({ [Symbol.dispose]: () => {} }),
  })
  const send = (text: string): void => printer.receive(new TextEncoder().encode(text.replaceAll('_', '\u001b')))
  return { labels, answers, printer, send }
}

test('labels come out at their end, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 8 }), (cuts) => {
      const { labels, send } = setUp()
      const line = '_A_IG1_Z\u0002_A_A102400400_V0001_Q2_Z\u0003'
      const edges = [0, ...cuts.toSorted((a, b) => a - b), line.length]
      for (const [index, end] of edges.slice(1).entries()) send(line.slice(edges[index], end))
      expect(labels).toEqual(['AA102400400V0001Q2Z', 'AA102400400V0001Q2Z'])
    }),
  )
})

test('it tells what is wrong and what waits, and forgets it when told to', () => {
  const { labels, answers, printer, send } = setUp()
  printer.setCondition('paper out', true)
  send('_A_Q2_Z\u0005')
  expect(readStatus(answers[0]!)).toMatchObject({ error: 'paper', labelsRemaining: 2 })
  send('\u0018')
  printer.setCondition('paper out', false)
  send('\u0005')
  expect([labels, readStatus(answers[1]!)]).toMatchObject([[], { state: 'waiting', labelsRemaining: 0 }])
})

test('it stops and starts', () => {
  const { labels, answers, send } = setUp()
  send('\u0010_A_Q1_Z\u0005')
  expect([labels, readStatus(answers[0]!)]).toMatchObject([[], { isStopped: true }])
  send('\u0011')
  expect(labels).toHaveLength(1)
})
