import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMachineBench, type MachineBench } from '../../../test/support/machine-bench.ts'
import { ManualTimers } from '../../../test/support/manual-timers.ts'
import { MemoryDevices } from '../../../test/support/memory-devices.ts'

let devices: MemoryDevices
let timers: ManualTimers
let bench: MachineBench

beforeEach(async () => {
  devices = new MemoryDevices()
  timers = new ManualTimers()
  bench = await createMachineBench({ devices, timers, clock: timers.clock })
})

afterEach(() => bench[Symbol.asyncDispose]())

const changes = () => bench.news.filter(({ type }) => type === 'devices.changed').length

it('a machine whose device comes back is connected at once, without its delay', async () => {
  devices.problem = 'DEVICE_NOT_FOUND'
  const pk = await bench.add('serial-scanner', 'Scanner', { PORT: '/dev/ttyACM0' })
  await bench.until(pk, ({ status_text }) => status_text.includes('tried again in'))
  devices.problem = null
  devices.change([])
  await bench.until(pk, ({ status }) => status === 100)
  expect(changes()).toBe(1)
})

it('a device that is not ready when it is told is tried again in a second, however long it was away', async () => {
  devices.problem = 'DEVICE_NOT_FOUND'
  const pk = await bench.add('serial-scanner', 'Scanner', { PORT: '/dev/ttyACM0' })
  for (const seconds of [1, 2, 4]) {
    await bench.until(pk, ({ status_text }) => status_text.includes(`tried again in ${seconds} s`))
    timers.advance(seconds * 1000)
  }
  await bench.until(pk, ({ status_text }) => status_text.includes('tried again in 8 s'))
  devices.problem = 'DEVICE_DENIED'
  devices.change([])
  const { status_text } = await bench.until(pk, ({ status_text: text }) => !text.includes('in 8 s'))
  expect(status_text).toContain('tried again in 1 s')
})

it('what is plugged in does not concern a machine on the network', async () => {
  devices.problem = 'TIMEOUT'
  const pk = await bench.add('zpl', 'Printer', { CONNECTION: 'tcp', HOST: '192.0.2.1' })
  await bench.until(pk, ({ status_text }) => status_text.includes('tried again in'))
  devices.problem = null
  devices.change([])
  await vi.waitFor(() => expect(changes()).toBe(1))
  expect(devices.links).toEqual([])
})

it('a device process that is there again does concern it, however long it had waited', async () => {
  devices.problem = 'TIMEOUT'
  const pk = await bench.add('zpl', 'Printer', { CONNECTION: 'tcp', HOST: '192.0.2.1' })
  await bench.until(pk, ({ status_text }) => status_text.includes('tried again in 1 s'))
  timers.advance(1000)
  await bench.until(pk, ({ status_text }) => status_text.includes('tried again in 2 s'))
  devices.problem = null
  devices.comeBack()
  await vi.waitFor(() => expect(devices.openLinks).toHaveLength(1))
})
