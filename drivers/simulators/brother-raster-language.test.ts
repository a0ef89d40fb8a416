import { expect, test } from 'vitest'
import { readStatus, STATUS_QUESTION } from '../protocols/brother-raster/status.ts'
import { createBrotherLanguage } from './brother-raster-language.ts'
import { createVirtualPrinter } from './virtual-printer.ts'

function setUp() {
  const labels: Uint8Array[] = []
  const answers: Uint8Array[] = []
  const printer = createVirtualPrinter({
    language: createBrotherLanguage('QL-820NWB'),
    onLabel: (bytes) => labels.push(bytes),
    answer: (bytes) => answers.push(bytes),
    onUnplug: () => {},
    wait: () => ({ [Symbol.dispose]: () => {} }),
  })
  const said = () => answers.splice(0).map((bytes) => readStatus(bytes))
  return { labels, printer, said }
}

const JOB = Uint8Array.from(
  Buffer.from('00001b401b6961011b697ace0a1d000200000000001b696423004d025a670002fe0067000201001a', 'hex'),
)
const LABEL = Uint8Array.from(Buffer.from('00001b401b697ace0a1d000200000000004d025a67000280551a', 'hex'))

test('a label comes out at its last byte, in any pieces, and the printer tells so by itself', () => {
  const { labels, printer, said } = setUp()
  for (const byte of LABEL.subarray(0, -1)) printer.receive(Uint8Array.of(byte))
  expect([labels, said()]).toEqual([[], []])
  printer.receive(LABEL.subarray(-1))
  expect(labels).toEqual([LABEL.subarray(2)])
  expect(said()).toMatchObject([{ type: 'printing completed', series: 0x34, model: 0x41 }])
})

test('the zeros before a job end one that was cut off, and nothing of it is printed', () => {
  const { labels, printer } = setUp()
  printer.receive(JOB.subarray(0, 30))
  printer.receive(new Uint8Array(400))
  printer.receive(LABEL)
  expect(labels).toEqual([LABEL.subarray(2)])
})

test('an open cover is told at once, and holds the label until it is closed', () => {
  const { labels, printer, said } = setUp()
  printer.setCondition('head open', true)
  expect(said()).toMatchObject([{ type: 'error', errors2: 0x10 }])
  printer.receive(LABEL)
  printer.receive(STATUS_QUESTION)
  expect([labels.length, said()]).toMatchObject([0, [{ type: 'reply', isPrinting: true, errors2: 0x10 }]])
  printer.setCondition('head open', false)
  expect([labels.length, said()]).toMatchObject([1, [{ type: 'printing completed', isPrinting: false }]])
})
