import { expect, test } from 'vitest'
import type { DeviceListing } from '../../../drivers/transports/device-listing.ts'
import { createMachineBench } from '../../../test/support/machine-bench.ts'
import { MemoryDevices } from '../../../test/support/memory-devices.ts'
import { steadyName } from './steady-port.ts'

const scanner = (path: string, serialNumber: string | null, port: string | null): DeviceListing => ({
  transport: 'serial',
  identity: { vendorId: 0x05e0, productId: 0x1701, serialNumber, port: serialNumber === null ? port : null },
  path,
  port,
  serialNumber,
  manufacturer: null,
  product: 'DS2208',
  usagePage: null,
  usage: null,
  commandSet: null,
  uses: ['serial'],
})

test.each([
  ['a serial number', [scanner('/dev/ttyACM0', 'S1', '1-1')], '05e0:1701:S1'],
  ['a socket', [scanner('/dev/ttyACM0', null, '1-1')], '05e0:1701@1-1'],
  ['nothing that tells it from its twin', [scanner('/dev/ttyACM0', null, null)], null],
  ['another port', [scanner('/dev/ttyACM1', 'S1', '1-1')], null],
])('a port whose device has %s', (_what, devices, name) => {
  expect(steadyName('/dev/ttyACM0', devices)).toBe(name)
})

const portOf = async (
  machines: { setting(pk: string, type: string, key: string): Promise<{ value: unknown }> },
  pk: string,
) => (await machines.setting(pk, 'D', 'PORT')).value

test('a machine that waits for a port learns which device it is, and keeps it when the ports are swapped', async () => {
  const devices = new MemoryDevices()
  devices.problem = 'DEVICE_NOT_FOUND'
  await using bench = await createMachineBench({ devices })
  const pk = await bench.add('serial-scanner', 'Scanner', { PORT: '/dev/ttyACM0' })
  devices.problem = null
  devices.change([scanner('/dev/ttyACM0', 'S1', '1-1'), scanner('/dev/ttyACM1', 'S2', '1-2')])
  await bench.until(pk, ({ status }) => status === 100)
  expect(await portOf(bench.machines, pk)).toBe('05e0:1701:S1')
  devices.change([scanner('/dev/ttyACM0', 'S2', '1-1'), scanner('/dev/ttyACM1', 'S1', '1-2')])
  expect(devices.link.spec).toMatchObject({ path: '05e0:1701:S1' })
})

test('a machine that works is left alone, and learns it at the next start', async () => {
  const devices = new MemoryDevices()
  await using bench = await createMachineBench({ devices })
  const pk = await bench.add('serial-scanner', 'Scanner', { PORT: '/dev/ttyACM0' })
  await bench.until(pk, ({ status }) => status === 100)
  devices.change([scanner('/dev/ttyACM0', 'S1', '1-1')])
  expect(await portOf(bench.machines, pk)).toBe('/dev/ttyACM0')
  expect(await portOf(await bench.restarted(), pk)).toBe('05e0:1701:S1')
})
