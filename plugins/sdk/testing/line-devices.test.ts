import { fakeLine, replay, virtualPrinter } from '@scanbench/plugin/testing'
import { expect, test } from 'vitest'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const LABEL = bytes('^XA^FO10,10^FDA^FS^XZ')

test('a virtual printer answers its language, and its labels come out when the paper is back', async () => {
  const printer = virtualPrinter('zpl')
  const line = fakeLine(printer)
  printer.setCondition('paper out', true)
  await line.near.write(LABEL)
  const answer = new TextDecoder().decode(await line.ask(bytes('~HS')))
  expect({ labels: printer.labels.length, isPaperOut: answer.split(',')[1] }).toEqual({ labels: 0, isPaperOut: '1' })
  printer.setCondition('paper out', false)
  expect(printer.labels).toEqual([LABEL])
  expect(line.sent).toEqual([LABEL, bytes('~HS')])
})

test('a slow head is moved on by the test', async () => {
  const printer = virtualPrinter('zpl')
  printer.setFaults({ msPerLabel: 100 })
  const { near } = fakeLine(printer)
  for (let label = 0; label < 3; label += 1) await near.write(LABEL)
  printer.passTime(99)
  const before = printer.labels.length
  printer.passTime(101)
  expect([before, printer.labels.length]).toEqual([0, 2])
})

test('a silent printer is one, and one that lost its cable takes nothing more', async () => {
  const printer = virtualPrinter('tspl')
  printer.setFaults({ isSilent: true })
  const line = fakeLine(printer)
  expect(await line.ask(Uint8Array.of(0x1b, 0x21, 0x3f))).toHaveLength(0)
  printer.setFaults({ unplugAfterBytes: 1 })
  await line.near.write(LABEL)
  expect(printer.isUnplugged).toBe(true)
})

test('a language that nobody speaks is refused', () => {
  expect(() => virtualPrinter('klingon')).toThrow('No virtual printer speaks klingon')
})

test('a replayed device says what it said, and tells where a driver says something else', async () => {
  const transcript = '# A device\n<< 01\n>> 05 06\n<< 0a 0b\n>> 07\n'
  const device = replay(transcript)
  const line = fakeLine(device)
  expect(await line.near.read()).toEqual(Uint8Array.of(1))
  expect(await line.ask(Uint8Array.of(5))).toHaveLength(0)
  expect(await line.ask(Uint8Array.of(6))).toEqual(Uint8Array.of(10, 11))
  expect(device.current).toEqual({ state: 'waiting', line: 3 })
  await line.near.write(Uint8Array.of(8))
  expect(device.current).toEqual({ state: 'differs', line: 3, expected: 7, received: 8 })
})

test('a line without a device says nothing, tells what the test has it say, and that it was unplugged', async () => {
  const line = fakeLine()
  const heard: string[] = []
  expect(await line.near.read()).toBeNull()
  line.near.onData((piece) => void heard.push(new TextDecoder().decode(piece)))
  line.near.onClose(() => void heard.push('closed'))
  line.receive('hello')
  line.unplug()
  expect({ heard, isOpen: line.near.isOpen }).toEqual({ heard: ['hello', 'closed'], isOpen: false })
})
