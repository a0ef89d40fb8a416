import { expect, test } from 'vitest'
import { createVirtualZplPrinter } from '../../test/support/virtual-zpl-printer.ts'
import { parseHostStatus } from '../protocols/zpl/host-status.ts'

function setUp() {
  const labels: string[] = []
  const answers: Uint8Array[] = []
  const printer = createVirtualZplPrinter({
    onLabel: (commands) => labels.push(new TextDecoder().decode(commands)),
    answer: (bytes) => answers.push(bytes),
  })
  const send = (text: string): void => printer.receive(new TextEncoder().encode(text))
  return { labels, answers, printer, send }
}

test('labels come out when their last byte arrives, in any pieces', () => {
  const { labels, send } = setUp()
  for (const character of '~SD15^XA^FDa^FS^XZ\r\n^XA^FDb^FS^X') send(character)
  expect(labels).toEqual(['^XA^FDa^FS^XZ'])
  send('Z')
  expect(labels).toEqual(['^XA^FDa^FS^XZ', '^XA^FDb^FS^XZ'])
})

test('copies are what ^PQ says', () => {
  const { labels, send } = setUp()
  send('^XA^PQ3,0,0,N^XZ')
  expect(labels).toHaveLength(3)
})

test.each(['paper out', 'head open', 'paused'] as const)(
  'labels wait while %s, and come out when mended',
  (condition) => {
    const { labels, answers, printer, send } = setUp()
    printer.setCondition(condition, true)
    send('^XA^PQ2^XZ~HS')
    expect(labels).toEqual([])
    expect(parseHostStatus(answers[0]!)).toMatchObject({
      isPaperOut: condition === 'paper out',
      isHeadOpen: condition === 'head open',
      isPaused: condition === 'paused',
      formatsInBuffer: 2,
    })
    printer.setCondition(condition, false)
    send('~HS')
    expect(labels).toHaveLength(2)
    expect(parseHostStatus(answers[1]!)).toMatchObject({ formatsInBuffer: 0, isFormatPartial: false })
  },
)

test('in the middle of a label the status says so', () => {
  const { answers, send } = setUp()
  send('^XA^FD~HS')
  expect(parseHostStatus(answers[0]!)).toMatchObject({ isFormatPartial: true })
})

test('it says who it is, and forgets waiting labels when told to', () => {
  const { labels, answers, send } = setUp()
  send('~PP^XA^XZ~JA~PS~HI')
  expect(labels).toEqual([])
  expect(new TextDecoder().decode(answers[0])).toContain('SCANBENCH-SIM')
})
