import { expect, test } from 'vitest'
import { STATUS_QUESTION } from '../protocols/esc-pos/status.ts'
import { createEscPosLanguage } from './esc-pos-language.ts'
import { createVirtualPrinter } from './virtual-printer.ts'

function setUp() {
  const labels: string[] = []
  const answers: string[] = []
  const printer = createVirtualPrinter({
    language: createEscPosLanguage(),
    onLabel: (bytes) => labels.push(Buffer.from(bytes).toString('hex')),
    answer: (bytes) => answers.push(Buffer.from(bytes).toString('hex')),
    onUnplug: () => {},
    wait: () => ({ [Symbol.dispose]: () => {} }),
  })
  const send = (hex: string): void => printer.receive(Uint8Array.from(Buffer.from(hex, 'hex')))
  return { labels, answers, printer, send }
}

const LABEL = '1b401d5708001d76300001000200ff811d564200'

test('a label comes out at its cut, in any pieces', () => {
  const { labels, send } = setUp()
  for (const byte of LABEL.match(/../g) ?? []) send(byte)
  expect(labels).toEqual([LABEL])
})

test('the question behind the labels is answered when they are out, the others at once', () => {
  const { labels, answers, printer, send } = setUp()
  printer.setCondition('paper out', true)
  send(LABEL)
  printer.receive(STATUS_QUESTION)
  expect([labels, answers.join('')]).toEqual([[], '1a321272'])
  printer.setCondition('paper out', false)
  expect([labels, answers.join('')]).toEqual([[LABEL], '1a32127200'])
  answers.length = 0
  printer.receive(STATUS_QUESTION)
  expect([labels, answers.join('')]).toEqual([[LABEL], '1212121200'])
})

test('a question inside a picture is obeyed, as real printers do', () => {
  const { answers, send } = setUp()
  send('1b401d76300001000300100401')
  expect(answers).toEqual(['12'])
})

test('it says what it is', () => {
  const { answers, send } = setUp()
  send('1d4943')
  expect(answers).toEqual([Buffer.from('_SIM-80\0').toString('hex')])
})
