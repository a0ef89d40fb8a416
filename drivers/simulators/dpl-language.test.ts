import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStatus, STATUS_QUESTION } from '../protocols/dpl/status.ts'
import { createDplLanguage } from './dpl-language.ts'
import { createVirtualPrinter } from './virtual-printer.ts'

function setUp() {
  const labels: string[] = []
  const answers: number[] = []
  const printer = createVirtualPrinter({
    language: createDplLanguage(),
    onLabel: (bytes) => labels.push(new TextDecoder().decode(bytes)),
    answer: (bytes) => answers.push(...bytes),
    onUnplug: () => {},
    wait: () => ({ [Symbol.dispose]: () => {} }),
  })
  const send = (text: string): void => printer.receive(new TextEncoder().encode(text))
  const ask = () => {
    printer.receive(STATUS_QUESTION)
    return readStatus(Uint8Array.from(answers.splice(0)))
  }
  return { labels, answers, printer, send, ask }
}

const LABEL = '\u0002m\r\u0002IDFSB1\r8001FF\rFFFF\r\u0002L\rD11\r1Y1100000000000SB1\rQ0002\rE\r'

test('labels come out at their end with the pictures in front of them, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(LABEL.length), { maxLength: 8 }), (cuts) => {
      const { labels, send } = setUp()
      const edges = [0, ...cuts.toSorted((a, b) => a - b), LABEL.length]
      for (const [index, end] of edges.slice(1).entries()) send(LABEL.slice(edges[index], end))
      expect(labels).toEqual([LABEL, LABEL])
    }),
  )
})

test('a question in the middle of a label is answered, and is no part of it', () => {
  const { labels, send, ask } = setUp()
  send(LABEL.slice(0, 50))
  expect(ask()).toMatchObject({ isInterpreting: true })
  send(LABEL.slice(50))
  expect(labels).toEqual([LABEL, LABEL])
})

test('it tells what is wrong and what waits, and a cancel leaves it paused', () => {
  const { labels, printer, send, ask } = setUp()
  printer.setCondition('paper out', true)
  send(LABEL)
  expect(ask()).toMatchObject({ isPaperOut: true, labelsRemaining: 2, isPrintingBatch: true })
  send('\u0001C')
  printer.setCondition('paper out', false)
  expect([labels, ask()]).toMatchObject([[], { isPaused: true, labelsRemaining: 0 }])
  send('\u0001B')
  expect(ask()).toMatchObject({ isPaused: false })
})

test('it says who it is', () => {
  const { answers, send } = setUp()
  send('\u0002v')
  expect(String.fromCharCode(...answers)).toContain('SCANBENCH-SIM')
})
