import { AppError } from '@scanbench/plugin'
import type { ConnectionSpec, PrinterCondition, PrinterStatus } from '@scanbench/plugin/machine'
import { beforeEach, expect, it, vi } from 'vitest'
import { SimulatedPrinterDriver } from '../../../test/support/simulated-printer-driver.ts'
import { ManualTimers } from '../../../test/support/manual-timers.ts'
import { MemoryLink } from '../../../test/support/memory-devices.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import { PrinterMachine } from './printer-machine.ts'

const WRITE = { progressTimeoutMs: 1000 }
const line = (received: Uint8Array) => {
  const text = Buffer.from(received).toString()
  return text.endsWith('\n') ? text.trim() : 'more'
}
const bytes = (text: string) => Buffer.from(text)
const SLOW = { transport: 'serial', path: '/dev/ttyS0', baudRate: 9600 } as ConnectionSpec

let timers: ManualTimers
let printer: PrinterMachine
let reported: string[]
let seen: PrinterCondition[][]

beforeEach(() => {
  timers = new ManualTimers()
  reported = []
  seen = []
  printer = new PrinterMachine({
    machine: 'p1',
    driver: new SimulatedPrinterDriver(),
    voice: {
      status: () => {},
      statusCode: (code, text) => reported.push(`${code} ${text}`),
      properties: () => {},
      problem: () => {},
      restartRequired: () => {},
    },
    log: recordingLog(),
    timers,
    hooks: null,
    name: () => 'Zebra',
    statusText: () => 'COM4 is not there.',
    said: ({ conditions }) => seen.push(conditions),
  })
})

function connect(spec: ConnectionSpec = { transport: 'simulated', device: 'zpl-printer' }): MemoryLink {
  const link: MemoryLink = new MemoryLink(spec, {
    data: (data, at) => printer.received(data, at),
    closed: () => printer.disconnected(),
    simulated: () => {},
  })
  printer.connected(link, link.spec)
  return link
}

it('a question waits for the write before it, and what is written next does not wait for the answer', async () => {
  const link = connect()
  const label = Promise.withResolvers<void>()
  link.stalled = label.promise
  const first = printer.write(bytes('label 1'), WRITE)
  const answer = printer.ask(bytes('?'), line, 500)
  expect(link.written).toEqual([])
  link.stalled = null
  label.resolve()
  await first
  await vi.waitFor(() => expect(link.written).toEqual(['label 1', '?']))
  await printer.write(bytes('label 2'), WRITE)
  link.send('rea')
  link.send('dy\n')
  expect(await answer).toBe('ready')
  expect(link.written).toEqual(['label 1', '?', 'label 2'])
})

it('after a question without an answer it is out of step for a while', async () => {
  const link = connect()
  const silent = printer.ask(bytes('?'), line, 500)
  await vi.waitFor(() => expect(link.written).toEqual(['?']))
  timers.advance(500)
  await silent
  expect(printer.isInStep).toBe(false)
  timers.advance(10_000)
  expect(printer.isInStep).toBe(true)
})

it('the next label is for a slow line when it has nearly carried the one before', async () => {
  connect(SLOW)
  const written = printer.write(new Uint8Array(960), WRITE)
  await vi.waitFor(() => expect(timers.waits).toHaveLength(1))
  const [ms = 0] = timers.waits
  expect(ms).toBeGreaterThan(700)
  expect(printer.lineMs).toBeGreaterThan(ms)
  timers.advance(ms)
  await written
  expect(timers.waits).toEqual([])
})

it('a label of which a slow line has not carried all when it breaks may have left', async () => {
  connect(SLOW)
  const written = printer.write(new Uint8Array(960), WRITE)
  written.catch(() => undefined)
  await vi.waitFor(() => expect(timers.waits).toHaveLength(1))
  printer.disconnected()
  await expect(written).rejects.toMatchObject({ code: 'DEVICE_DISCONNECTED', details: { bytesTaken: 960 } })
})

it('a slow line gets the time that the bytes before the question need', async () => {
  const link = connect(SLOW)
  void printer.write(new Uint8Array(960), WRITE)
  const answer = printer.ask(bytes('?'), line, 500)
  await vi.waitFor(() => expect(link.written).toHaveLength(2))
  timers.advance(1400)
  link.send('ready\n')
  expect(await answer).toBe('ready')
})

it('what empties its memory leaves nothing to be confirmed', async () => {
  connect()
  const before = printer.memory
  await printer.command('cancel')
  expect(printer.memory).toBeGreaterThan(before)
})

it('no answer in time is null, and the next question is asked', async () => {
  const link = connect()
  const silent = printer.ask(bytes('?'), line, 500)
  const next = printer.ask(bytes('!'), line, 500)
  await vi.waitFor(() => expect(link.written).toEqual(['?']))
  timers.advance(500)
  expect(await silent).toBeNull()
  await vi.waitFor(() => expect(link.written).toEqual(['?', '!']))
  link.send('yes\n')
  expect(await next).toBe('yes')
})

const USB: ConnectionSpec = {
  transport: 'usb',
  device: { vendorId: 0x0a5f, productId: 0x0166, serialNumber: 'S1', port: null },
  kind: 'printer',
}
const NETWORK: ConnectionSpec = { transport: 'tcp', host: '10.0.4.17', port: 9100 }

async function askInVain(link: MemoryLink, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const before = link.written.length
    const silent = printer.ask(bytes('?'), line, 500)
    await vi.waitFor(() => expect(link.written).toHaveLength(before + 1))
    timers.advance(500)
    await silent
  }
}

it('a printer of the network that stops answering is looked for, once for many questions', async () => {
  const link = connect(NETWORK)
  link.send('hello\n')
  await askInVain(link, 1)
  expect(link.controlled).toEqual([])
  await askInVain(link, 5)
  expect(link.controlled).toEqual(['presence'])
})

it('one that never said a word on this connection, or is on a cable of its own, is not looked for', async () => {
  connect(NETWORK).send('hello\n')
  const [network, usb] = [connect(NETWORK), connect(USB)]
  await askInVain(usb, 5)
  const mute = connect(NETWORK)
  await askInVain(mute, 5)
  expect([network.controlled, mute.controlled, usb.controlled.includes('presence')]).toEqual([[], [], false])
})

it('an answer that makes no sense rejects', async () => {
  const link = connect()
  const nonsense = printer.ask(
    bytes('?'),
    () => {
      throw new AppError('DEVICE_PROTOCOL', 'what?')
    },
    500,
  )
  await vi.waitFor(() => expect(link.written).toEqual(['?']))
  link.send('%%%')
  await expect(nonsense).rejects.toMatchObject({ code: 'DEVICE_PROTOCOL' })
})

it('a connection that ends during a question ends the question', async () => {
  const link = connect()
  const answer = printer.ask(bytes('?'), line, 500)
  await vi.waitFor(() => expect(link.written).toEqual(['?']))
  link.pullOut()
  await expect(answer).rejects.toMatchObject({ code: 'DEVICE_DISCONNECTED' })
})

it('what was meant for an earlier connection never goes out on a later one', async () => {
  const link = connect()
  const stuck = Promise.withResolvers<void>()
  link.stalled = stuck.promise
  const first = printer.write(bytes('label 1'), WRITE)
  const second = printer.write(bytes('label 2'), WRITE)
  await vi.waitFor(() => expect(link.begun).toEqual(['label 1']))
  link.pullOut()
  const later = connect()
  await printer.write(bytes('label 3'), WRITE)
  stuck.resolve()
  await Promise.all([
    first,
    expect(second).rejects.toMatchObject({ code: 'DEVICE_DISCONNECTED', details: { bytesTaken: 0 } }),
  ])
  expect(later.written).toEqual(['label 3'])
})

it('without a connection it tells the obstacle, and nothing leaves', async () => {
  expect({ isConnected: printer.isConnected, obstacle: printer.obstacle }).toEqual({
    isConnected: false,
    obstacle: 'COM4 is not there.',
  })
  await expect(printer.write(bytes('label'), WRITE)).rejects.toMatchObject({
    code: 'DEVICE_DISCONNECTED',
    message: 'COM4 is not there.',
    details: { bytesTaken: 0 },
  })
})

it('reports count only while it is connected', () => {
  const status: PrinterStatus = { state: 'needs person', conditions: ['paper out'], labelsWaiting: 0 }
  printer.report(status)
  connect()
  printer.report(status)
  expect([reported, seen]).toEqual([
    ['301 The paper is out. Put in a roll. Printing goes on by itself.'],
    [['paper out']],
  ])
})

it('finishing lets the write under way end and takes nothing more', async () => {
  const link = connect()
  const stuck = Promise.withResolvers<void>()
  link.stalled = stuck.promise
  const first = printer.write(bytes('label 1'), WRITE)
  const second = printer.write(bytes('label 2'), WRITE)
  await vi.waitFor(() => expect(link.begun).toEqual(['label 1']))
  const finished = printer.finish()
  stuck.resolve()
  await Promise.all([first, finished, expect(second).rejects.toMatchObject({ details: { bytesTaken: 0 } })])
  expect(link.written).toEqual(['label 1'])
})

it('a print queue is asked nothing, for it would print the question', async () => {
  const link = connect({ transport: 'spooler', queue: 'Zebra' })
  expect(await printer.ask(bytes('?'), line, 500)).toBeNull()
  expect([link.begun, printer.canReport]).toEqual([[], false])
})

it('what a person wants goes out after the label under way, and what it cannot do is said', async () => {
  const link = connect()
  const label = Promise.withResolvers<void>()
  link.stalled = label.promise
  const first = printer.write(bytes('label'), WRITE)
  const paused = printer.command('pause')
  await vi.waitFor(() => expect(link.begun).toEqual(['label']))
  link.stalled = null
  label.resolve()
  await Promise.all([first, paused])
  expect(link.written).toEqual(['label', '~PP\r\n'])
  vi.spyOn(printer.driver, 'commands').mockReturnValue({})
  await expect(printer.command('feed')).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message:
      '\'Zebra\' does not do "feed": The driver of this printer has no command for it. Use the buttons of the printer itself.',
  })
})

it('a printer on USB tells by its socket what is wrong, and what it is', async () => {
  const link = connect(USB)
  link.answers['port status'] = { kind: 'port status', hasPaper: false, isSelected: true, isFaulty: false }
  link.answers['device id'] = { kind: 'device id', text: 'MFG:Zebra;MDL:ZD421;' }
  expect(await printer.portStatus()).toEqual({ state: 'needs person', conditions: ['paper out'], labelsWaiting: null })
  expect(await printer.deviceId()).toBe('MFG:Zebra;MDL:ZD421;')
})

it('elsewhere the socket is not asked, and one that does not answer is no trouble', async () => {
  const serial = connect(SLOW)
  expect([await printer.portStatus(), await printer.deviceId(), serial.controlled]).toEqual([null, null, []])
  printer.disconnected()
  connect(USB)
  expect([await printer.portStatus(), await printer.deviceId()]).toEqual([null, null])
})

it('a printer on USB that takes no bytes any more is emptied by its socket', async () => {
  const link = connect(USB)
  link.answers['soft reset'] = { kind: 'done' }
  link.stalled = Promise.reject(new AppError('TIMEOUT'))
  const { memory } = printer
  await printer.command('reset')
  expect([link.controlled, printer.memory]).toEqual([['soft reset'], memory + 1])
})
