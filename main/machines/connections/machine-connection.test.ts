import { AppError } from '@scanbench/plugin'
import { expect, it, vi } from 'vitest'
import { ManualTimers } from '../../../test/support/manual-timers.ts'
import { MemoryDevices } from '../../../test/support/memory-devices.ts'
import { MachineConnection } from './machine-connection.ts'

const SPEC = { transport: 'simulated', device: 'scanner' } as const

function setUp(devices = new MemoryDevices()) {
  const timers = new ManualTimers()
  const told: string[] = []
  const connection = new MachineConnection({
    devices,
    spec: SPEC,
    timers,
    clock: timers.clock,
    mayOpen: () => {},
    events: {
      connected: () => told.push('connected'),
      received: (bytes) => told.push(`received ${Buffer.from(bytes).toString()}`),
      simulated: () => told.push('simulated'),
      lost: (error, retryInMs) => told.push(`${error.code} ${retryInMs}`),
    },
  })
  return { devices, timers, told, connection }
}

it('a device that is not there is tried again after 1, 2, 4, 8, 16 and then every 30 s', async () => {
  const { devices, timers, told, connection } = setUp()
  devices.problem = 'DEVICE_NOT_FOUND'
  connection.open()
  for (const delay of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
    await vi.waitFor(() => expect(timers.waits).toEqual([delay]))
    timers.advance(delay)
  }
  devices.problem = null
  await vi.waitFor(() => expect(timers.waits).toEqual([30_000]))
  timers.advance(30_000)
  await vi.waitFor(() => expect(told.at(-1)).toBe('connected'))
  await connection.close()
  expect(devices.openLinks).toEqual([])
})

it('a link that lasted makes the next wait short again, one that fails at once does not', async () => {
  const { devices, timers, told, connection } = setUp()
  connection.open()
  for (const lastsMs of [0, 0, 9999, 10_000]) {
    await vi.waitFor(() => expect(devices.openLinks).toHaveLength(1))
    await vi.waitFor(() => expect(told.at(-1)).toBe('connected'))
    timers.advance(lastsMs)
    devices.link.pullOut()
    timers.advance(timers.waits[0]!)
  }
  const waits = told.filter((line) => line.startsWith('DEVICE_DISCONNECTED'))
  expect(waits.map((line) => Number(line.split(' ')[1]))).toEqual([1000, 2000, 4000, 1000])
  await connection.close()
})

it('a link that ended before it was told open counts as lost', async () => {
  const devices = new MemoryDevices()
  const open = devices.open
  Object.defineProperty(devices, 'open', {
    value: async (...given: Parameters<typeof open>) => {
      const link = await open(...given)
      devices.link.pullOut()
      return link
    },
  })
  const { told, connection } = setUp(devices)
  connection.open()
  await vi.waitFor(() => expect(told).toEqual(['DEVICE_DISCONNECTED 1000']))
  await connection.close()
})

it('closing while it opens closes the link that comes, and tells nothing', async () => {
  const { devices, told, connection } = setUp()
  connection.open()
  await connection.close()
  expect({ open: devices.openLinks, links: devices.links.length, told }).toEqual({ open: [], links: 1, told: [] })
})

it('a try that may not be made is a failed one', async () => {
  const devices = new MemoryDevices()
  const timers = new ManualTimers()
  const lost = vi.fn<(error: AppError, retryInMs: number) => void>()
  const connection = new MachineConnection({
    devices,
    spec: SPEC,
    timers,
    clock: timers.clock,
    mayOpen() {
      throw new AppError('CONFLICT', 'taken')
    },
    events: { connected() {}, received() {}, simulated() {}, lost },
  })
  connection.open()
  expect({ calls: lost.mock.calls, links: devices.links }).toEqual({
    calls: [[new AppError('CONFLICT', 'taken'), 1000]],
    links: [],
  })
  await connection.close()
})

it('waiting can be cut short', async () => {
  const { devices, timers, told, connection } = setUp()
  devices.problem = 'DEVICE_NOT_FOUND'
  connection.open()
  await vi.waitFor(() => expect(timers.waits).toEqual([1000]))
  devices.problem = null
  connection.retryNow()
  await vi.waitFor(() => expect(told).toEqual(['DEVICE_NOT_FOUND 1000', 'connected']))
  expect(timers.waits).toEqual([])
  await connection.close()
})
