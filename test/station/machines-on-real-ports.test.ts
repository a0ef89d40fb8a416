import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openSerialEnd, type FarEnd } from '../support/far-end.ts'
import { createMachineBench, type MachineBench } from '../support/machine-bench.ts'
import { openPtyPair, type PtyPair } from '../support/pty-pair.ts'
import { recordingLog } from '../support/recording-log.ts'
import { DeviceHost } from '../../main/devices/device-host.ts'
import { systemTimers, type Timers } from '../../main/waiting/timers.ts'

/** Real devices, and waits of a tenth, so that a second of patience takes no second. */
const quickTimers: Timers = { after: (delayMs, work) => systemTimers.after(delayMs / 10, work) }

let devices: DeviceHost
let stack: AsyncDisposableStack
let bench: MachineBench
let cable: PtyPair
let scanner: FarEnd

beforeEach(async () => {
  stack = new AsyncDisposableStack()
  cable = await openPtyPair()
  stack.defer(() => cable[Symbol.asyncDispose]())
  scanner = openSerialEnd(cable.far)
  stack.defer(() => scanner[Symbol.dispose]())
  devices = stack.use(new DeviceHost({ log: recordingLog(), restartDelaysMs: [20] }))
  await devices.start()
  bench = stack.use(await createMachineBench({ devices, timers: quickTimers }))
})

afterEach(() => stack.disposeAsync())

const send = (text: string) => scanner.send(Buffer.from(text, 'latin1'))
const ready = (pk: string) => bench.until(pk, ({ status }) => status === 100)

/** All codes so far, as soon as there are so many. */
async function codes(count: number): Promise<readonly string[]> {
  await vi.waitFor(() => expect(bench.codes.length).toBeGreaterThanOrEqual(count), { timeout: 5000 })
  return bench.codes
}

async function addScanner(settings: Record<string, unknown> = {}): Promise<string> {
  const pk = await bench.add('serial-scanner', 'Scanner', { PORT: cable.near, ...settings })
  await ready(pk)
  return pk
}

it('codes of a real serial port are captured in order, however they are ended', async () => {
  await addScanner()
  send('INV-SI1\rINV-SI2\r\nINV-SI3\n')
  expect(await codes(3)).toEqual(['INV-SI1', 'INV-SI2', 'INV-SI3'])
})

it('without a terminator silence ends a code', async () => {
  await addScanner({ FRAMING: 'none', SILENCE_MS: 500 })
  send('4006381333931')
  expect(await codes(1)).toEqual(['4006381333931'])
})

it('invalid UTF-8 is a code like any other', async () => {
  await addScanner()
  send('\xff\xfe\xc3(\r')
  expect(await codes(1)).toEqual(['\xff\xfe\xc3('])
})

it('a partial code is told with its bytes, and the next code is whole', async () => {
  const pk = await addScanner()
  send('INV-S')
  await bench.until(pk, ({ status }) => status === 200)
  send('INV-SI7\r')
  expect(await codes(1)).toEqual(['INV-SI7'])
  await ready(pk)
  expect(bench.logged.filter(({ level }) => level === 'warn').at(-1)?.details).toEqual({
    reason: 'incomplete',
    length: 5,
    bytes: '494e562d53',
  })
})

it('64 kB of noise without a terminator are told, and the code after them is read', async () => {
  const pk = await addScanner()
  for (let piece = 0; piece < 64; piece += 1) send('\x55'.repeat(1024))
  await bench.until(pk, ({ status }) => status === 200)
  send('\rINV-SI8\r')
  expect(await codes(1)).toEqual(['INV-SI8'])
  await ready(pk)
})

it('a port that is pulled out comes back by itself when it returns', async () => {
  const pk = await addScanner()
  const { folder } = cable
  scanner[Symbol.dispose]()
  await cable[Symbol.asyncDispose]()
  const lost = await bench.until(pk, ({ status }) => status === 400)
  expect(lost.status_text).toMatch(/^\S+near is (gone|not there)\. Plug the scanner in/)
  await bench.until(pk, ({ status_text }) => status_text.includes('tried again in 4 s'))
  cable = await openPtyPair({ folder })
  scanner = openSerialEnd(cable.far)
  await ready(pk)
  send('INV-SI9\r')
  expect(await codes(1)).toEqual(['INV-SI9'])
})

it('a port that is not there yet is said so, and taken when it comes', async () => {
  const folder = `${cable.folder}-later`
  const near = join(folder, 'near')
  const pk = await bench.add('serial-scanner', 'Later', { PORT: near })
  expect(await bench.until(pk, ({ status }) => status === 400)).toMatchObject({
    status_text: `${near} is not there. Plug the scanner in; it is tried again in 1 s.`,
  })
  await using later = await openPtyPair({ folder })
  expect((await ready(pk)).properties[0]?.value).toBe(later.near)
})

it('a port that another program holds is said so, and taken when it is free', async () => {
  const other = stack.use(new DeviceHost({ log: recordingLog() }))
  await other.start()
  const line = {
    transport: 'serial',
    baudRate: 9600,
    dataBits: 8,
    parity: 'none',
    stopBits: 1,
    flowControl: 'none',
  } as const
  const silent = { data() {}, closed() {}, simulated() {} }
  const held = await other.open({ ...line, path: cable.near }, silent)
  const pk = await bench.add('serial-scanner', 'Scanner', { PORT: cable.near })
  expect(await bench.until(pk, ({ status }) => status === 400)).toMatchObject({
    // The far end of the cable is a program that has the port open, too.
    status_text: expect.stringMatching(
      /near is held by another program: \S+ \(pid \d+\)\. Close that program; it is tried again in 1 s\.$/,
    ),
  })
  await held.close()
  await ready(pk)
})

it('two machines on one port: the second says who has it, and the first goes on', async () => {
  const first = await addScanner()
  const second = await bench.add('serial-scanner', 'Second', { PORT: cable.near })
  const { status_text } = await bench.until(second, ({ status }) => status === 400)
  expect(status_text).toContain("is used by the machine 'Scanner'")
  send('INV-SI4\r')
  expect(await codes(1)).toEqual(['INV-SI4'])
  expect(bench.captured[0]?.machine).toBe(first)
})

it('a device process that crashes costs less than two seconds, and no code that was read', async () => {
  const patient = stack.use(await createMachineBench({ devices, timers: systemTimers }))
  const pk = await patient.add('serial-scanner', 'Scanner', { PORT: cable.near })
  await patient.until(pk, ({ status }) => status === 100)
  send('INV-SI1\rINV-SI2\r')
  await vi.waitFor(() => expect(patient.codes).toHaveLength(2), { timeout: 5000 })
  const crashedAt = performance.now()
  process.kill(devices.process.pid!, 'SIGSEGV')
  await patient.until(pk, ({ status }) => status !== 100)
  await patient.until(pk, ({ status }) => status === 100)
  expect(performance.now() - crashedAt).toBeLessThan(2000)
  send('INV-SI3\r')
  await vi.waitFor(() => expect(patient.codes).toEqual(['INV-SI1', 'INV-SI2', 'INV-SI3']), { timeout: 5000 })
})

it('a dead device process costs a reconnect and nothing else', async () => {
  const pk = await addScanner()
  const before = bench.news.length
  process.kill(devices.process.pid!, 'SIGSEGV')
  await vi.waitFor(() => expect(bench.news.length).toBeGreaterThan(before))
  await ready(pk)
  send('INV-SI5\r')
  expect(await codes(1)).toEqual(['INV-SI5'])
})

it('a simulated scanner reads what it is given, is unplugged and plugged in again', async () => {
  const pk = await bench.add('simulated-scanner', 'Simulated')
  await ready(pk)
  await bench.machines.simulate(pk, { kind: 'scan', bytes: Buffer.from('INV-SI6\r') })
  expect(await codes(1)).toEqual(['INV-SI6'])
  await bench.machines.simulate(pk, { kind: 'unplug' })
  expect((await bench.until(pk, ({ status }) => status === 400)).status_text).toContain('was unplugged')
  await bench.machines.setSetting(pk, 'M', 'BOUNCE_MS', 0)
  await bench.until(pk, ({ status_text }) => status_text.includes('is unplugged'))
  await bench.machines.simulate(pk, { kind: 'plug' })
  await ready(pk)
  await bench.machines.simulate(pk, { kind: 'scan', bytes: Buffer.from('INV-SI7\r') })
  expect(await codes(2)).toEqual(['INV-SI6', 'INV-SI7'])
})

it('a simulated printer prints on its paper', async () => {
  const pk = await bench.add('simulated-printer', 'Printer')
  await ready(pk)
  const printer = bench.machines.printer(pk)!
  await printer.write(Buffer.from('^XA^FO10,10^FDhello^FS^XZ'), { progressTimeoutMs: 1000 })
  await vi.waitFor(() => expect(bench.paper).toHaveLength(1))
  const status = printer.driver.status!
  expect(await printer.ask(status.request, (received) => status.parse(received), 10_000)).toMatchObject({
    state: 'ready',
    labelsWaiting: 0,
  })
})

it('after too many crashes the device process stays off, and restarting a machine by hand starts it', async () => {
  const pk = await addScanner()
  for (let crash = 1; crash <= 5; crash += 1) {
    await vi.waitFor(() => expect(devices.process.state.state).toBe('running'), { timeout: 5000 })
    devices.process.fail('was killed by the test')
    await vi.waitFor(() => expect(devices.process.state.state).not.toBe('running'), { timeout: 5000 })
  }
  await bench.until(pk, ({ status_text }) => status_text.includes('Restart this machine to start it again'))
  await bench.machines.restart(pk)
  await ready(pk)
  send('INV-SI1\r')
  expect(await codes(1)).toEqual(['INV-SI1'])
})
