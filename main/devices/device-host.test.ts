import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AppError } from '@scanbench/plugin'
import type { ConnectionSpec, SerialSpec } from '@scanbench/plugin/machine'
import { openSerialEnd } from '../../test/support/far-end.ts'
import { openPtyPair } from '../../test/support/pty-pair.ts'
import { recordingLog } from '../../test/support/recording-log.ts'
import { DeviceHost } from './device-host.ts'
import type { SimulatedEvent } from './device-link.ts'

const PATIENT = { progressTimeoutMs: 5000 }
const ZPL_LABEL = Buffer.from('^XA^FO10,10^FDhello^FS^XZ')

const serial = (path: string): SerialSpec => ({
  transport: 'serial',
  path,
  baudRate: 9600,
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
  flowControl: 'none',
})

async function opened(host: DeviceHost, spec: ConnectionSpec) {
  const pieces: Uint8Array[] = []
  const times: number[] = []
  const closed: (AppError | null)[] = []
  const simulated: SimulatedEvent[] = []
  const link = await host.open(spec, {
    data(bytes, at) {
      pieces.push(bytes)
      times.push(at)
    },
    closed: (error) => void closed.push(error),
    simulated: (event) => void simulated.push(event),
  })
  return { link, times, closed, simulated, heard: () => Buffer.concat(pieces) }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('with a running device process', () => {
  let host: DeviceHost
  beforeAll(async () => {
    host = new DeviceHost({ log: recordingLog() })
    await host.start()
  })
  afterAll(() => host[Symbol.asyncDispose]())

  test('a scan on a serial port arrives with its time, and bytes go out to the device', async () => {
    await using pair = await openPtyPair()
    using far = openSerialEnd(pair.far)
    const { link, times, heard } = await opened(host, serial(pair.near))
    const before = Date.now()
    far.send(Buffer.from('PART-4\r'))
    await vi.waitFor(() => expect(heard().toString()).toBe('PART-4\r'), 5000)
    await link.write(ZPL_LABEL, PATIENT)
    await vi.waitFor(() => expect(Buffer.from(far.received())).toEqual(ZPL_LABEL), 5000)
    expect(times.every((at) => at >= before && at <= Date.now())).toBe(true)
    await link.close()
  })

  test('noise, invalid UTF-8 and a megabyte without a line end come through byte by byte', async () => {
    await using pair = await openPtyPair()
    using far = openSerialEnd(pair.far)
    const { link, heard } = await opened(host, serial(pair.near))
    const noise = Buffer.from(Uint8Array.from({ length: 1024 * 1024 }, (_, index) => (index * 31 + (index >> 9)) % 256))
    far.send(noise)
    await vi.waitFor(() => expect(heard().length).toBe(noise.length), 10_000)
    expect(heard().equals(noise)).toBe(true)
    await link.close()
  })

  test('a port that is pulled out is told once, cannot be opened, and works again when it is back', async () => {
    const pair = await openPtyPair()
    const first = await opened(host, serial(pair.near))
    await pair[Symbol.asyncDispose]()
    await vi.waitFor(() => expect(first.closed.length).toBe(1), 5000)
    await expect(opened(host, serial(pair.near))).rejects.toMatchObject({ code: 'DEVICE_NOT_FOUND' })
    await using back = await openPtyPair({ folder: pair.folder })
    using far = openSerialEnd(back.far)
    const { link, heard } = await opened(host, serial(back.near))
    far.send(Buffer.from('again\r'))
    await vi.waitFor(() => expect(heard().toString()).toBe('again\r'), 5000)
    await first.link.close()
    await link.close()
    expect(first.closed.map((error) => error?.code)).toEqual(['DEVICE_DISCONNECTED'])
  })

  test('a port that somebody else holds is busy, and one that was let go of is free', async () => {
    await using pair = await openPtyPair()
    const first = await opened(host, serial(pair.near))
    await expect(opened(host, serial(pair.near))).rejects.toMatchObject({ code: 'DEVICE_BUSY' })
    await first.link.close()
    const second = await opened(host, serial(pair.near))
    await second.link.close()
    expect([first.closed, second.closed]).toEqual([[null], [null]])
  })

  test('a printer that takes nothing fails the write with what it had taken', async () => {
    await using pair = await openPtyPair()
    using far = openSerialEnd(pair.far)
    far.setStalled(true)
    const { link } = await opened(host, serial(pair.near))
    const error: unknown = await link
      .write(new Uint8Array(256 * 1024), { progressTimeoutMs: 100 })
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'TIMEOUT', details: { bytesTaken: expect.toSatisfy((taken) => taken > 0) } })
    await link.close()
    await expect(link.write(ZPL_LABEL, PATIENT)).rejects.toMatchObject({
      code: 'DEVICE_DISCONNECTED',
      details: { bytesTaken: 0 },
    })
  })

  test('what cannot be opened says why', async () => {
    await expect(opened(host, serial('/dev/scanbench-none'))).rejects.toMatchObject({ code: 'DEVICE_NOT_FOUND' })
    await expect(opened(host, { transport: 'tcp', host: '127.0.0.1', port: 1 })).rejects.toMatchObject({
      code: 'DEVICE_BUSY',
    })
  })

  test('a simulated scanner reads what it is shown', async () => {
    const { link, heard } = await opened(host, { transport: 'simulated', device: 'scanner', machine: 'scanner 1' })
    await link.simulate({ kind: 'scan', bytes: Buffer.from('PART-4') })
    await vi.waitFor(() => expect(heard().toString()).toBe('PART-4\r'), 5000)
    await expect(link.simulate({ kind: 'condition', condition: 'paper out', present: true })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    await link.close()
  })

  test('a simulated printer shows its labels, and those it held when paper comes', async () => {
    const { link, simulated } = await opened(host, { transport: 'simulated', device: 'zpl-printer', machine: 'p1' })
    const labels = () =>
      simulated.map((event) => ('commands' in event ? Buffer.from(event.commands).toString() : event.signal))
    await link.simulate({ kind: 'condition', condition: 'paper out', present: true })
    await link.write(ZPL_LABEL, PATIENT)
    await link.simulate({ kind: 'condition', condition: 'paper out', present: false })
    await vi.waitFor(() => expect(labels()).toEqual([ZPL_LABEL.toString()]), 5000)
    await link.close()
  })

  test('labels that came out while nobody was connected are told to the next one', async () => {
    const spec = { transport: 'simulated', device: 'zpl-printer', machine: 'p2' } as const
    const first = await opened(host, spec)
    await first.link.simulate({ kind: 'condition', condition: 'head open', present: true })
    await first.link.write(ZPL_LABEL, PATIENT)
    await first.link.close()
    await first.link.simulate({ kind: 'condition', condition: 'head open', present: false })
    const { link, simulated } = await opened(host, spec)
    await vi.waitFor(() => expect(simulated.length).toBe(1), 5000)
    await link.close()
  })

  test('an unplugged simulated device stays away until it is plugged in', async () => {
    const spec = { transport: 'simulated', device: 'scanner', machine: 'scanner 2' } as const
    const first = await opened(host, spec)
    await first.link.simulate({ kind: 'unplug' })
    await vi.waitFor(() => expect(first.closed.map((error) => error?.code)).toEqual(['DEVICE_DISCONNECTED']), 5000)
    await expect(opened(host, spec)).rejects.toMatchObject({ code: 'DEVICE_NOT_FOUND' })
    await expect(first.link.simulate({ kind: 'scan', bytes: ZPL_LABEL })).rejects.toMatchObject({
      code: 'DEVICE_DISCONNECTED',
    })
    await first.link.simulate({ kind: 'plug' })
    const { link } = await opened(host, spec)
    await link.close()
  })

  test('what is plugged in is listed, and what a connection cannot be asked is said', async () => {
    await using pair = await openPtyPair()
    expect(await host.listDevices()).toBeInstanceOf(Array)
    const { link } = await opened(host, serial(pair.near))
    await expect(link.control({ kind: 'port status' })).rejects.toMatchObject({ code: 'DEVICE_UNAVAILABLE' })
    await link.close()
    await expect(link.control({ kind: 'port status' })).rejects.toMatchObject({ code: 'DEVICE_DISCONNECTED' })
  })

  test('devices that are not there are missed in the words of their kind', async () => {
    const device = { vendorId: 0x05e0, productId: 0x1200, serialNumber: 'none', port: null }
    const codes = await Promise.all(
      [
        { transport: 'hid', device, kind: 'pos-scanner' } as const,
        { transport: 'usb', device, kind: 'printer' } as const,
        serial('05e0:1200:none'),
      ].map((spec) => opened(host, spec).catch((error: AppError) => error.code)),
    )
    expect(codes).toEqual(['DEVICE_NOT_FOUND', 'DEVICE_NOT_FOUND', 'DEVICE_NOT_FOUND'])
  })

  test('the serial ports of the system are listed', async () => {
    expect(await host.listSerialPorts()).toBeInstanceOf(Array)
  })
})

test('when the device process dies, its links are told and can be opened again within two seconds', async () => {
  const startedAt = performance.now()
  await using host = new DeviceHost({ log: recordingLog() })
  await host.start()
  const startMs = performance.now() - startedAt
  await using pair = await openPtyPair()
  using far = openSerialEnd(pair.far)
  far.setStalled(true)
  const first = await opened(host, serial(pair.near))
  const write = first.link.write(new Uint8Array(256 * 1024), PATIENT).catch((error: unknown) => error)
  const diedAt = performance.now()
  process.kill(host.process.pid!, 'SIGSEGV')
  await vi.waitFor(() => expect(first.closed.map((error) => error?.code)).toEqual(['DEVICE_DISCONNECTED']), 5000)
  const second = await opened(host, serial(pair.near))
  // A machine that is busy with other tests takes seconds for any start.
  expect(performance.now() - diedAt).toBeLessThan(Math.max(2000, 4 * startMs))
  expect(await write).toMatchObject({ code: 'DEVICE_DISCONNECTED', details: { bytesTaken: 256 * 1024 } })
  far.setStalled(false)
  far.send(Buffer.from('back\r'))
  await vi.waitFor(() => expect(second.heard().toString()).toBe('back\r'), 5000)
  await first.link.close()
  await second.link.close()
})

test('a link that is opened again the moment it is lost stays open', async () => {
  await using host = new DeviceHost({ log: recordingLog() })
  await host.start()
  const spec = { transport: 'simulated', device: 'scanner', machine: 'scanner 1' } as const
  const again = Promise.withResolvers<Awaited<ReturnType<typeof opened>>>()
  await host.open(spec, { data() {}, simulated() {}, closed: () => again.resolve(opened(host, spec)) })
  process.kill(host.process.pid!, 'SIGKILL')
  const { link, heard, closed } = await again.promise
  await link.simulate({ kind: 'scan', bytes: Buffer.from('PART-4') })
  await vi.waitFor(() => expect(heard().toString()).toBe('PART-4\r'), 5000)
  expect(closed).toEqual([])
})

test('that the process is there again is told: what is plugged in may be something else', async () => {
  await using host = new DeviceHost({ log: recordingLog() })
  await host.start()
  const told: string[] = []
  using _listening = host.onDevicesChanged((news) => void told.push(news))
  process.kill(host.process.pid!, 'SIGKILL')
  await vi.waitFor(() => expect(told).toEqual(['process']), 5000)
})

test('a host that is disposed leaves no child behind and tells its links', async () => {
  const host = new DeviceHost({ log: recordingLog() })
  await host.start()
  const pid = host.process.pid!
  const { closed } = await opened(host, { transport: 'simulated', device: 'scanner' })
  await host[Symbol.asyncDispose]()
  expect([isAlive(pid), closed.length]).toEqual([false, 1])
  await expect(opened(host, { transport: 'simulated', device: 'scanner' })).rejects.toMatchObject({
    code: 'DEVICE_UNAVAILABLE',
  })
})
