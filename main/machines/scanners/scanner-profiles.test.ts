import { expect, test } from 'vitest'
import { createMachineBench, type MachineBench } from '../../../test/support/machine-bench.ts'
import { MemoryDevices } from '../../../test/support/memory-devices.ts'

const SCANNER = { vendorId: 0x05e0, productId: 0x1200, serialNumber: 'S1', port: null }
const FOUND = [
  { configType: 'M', key: 'SEPARATOR', value: '{GS}' },
  { configType: 'M', key: 'PREFIX', value: '<STX>' },
  { configType: 'D', key: 'OF_ANOTHER_DRIVER', value: 1 },
] as const

async function separatorOf({ machines }: MachineBench, pk: string): Promise<unknown> {
  return (await machines.setting(pk, 'M', 'SEPARATOR')).value
}

test('a scanner that is deleted and taken into use again is set as it was found', async () => {
  await using bench = await createMachineBench({ devices: new MemoryDevices() })
  const first = await bench.add('hid-pos-scanner', 'Scanner', { DEVICE: '05e0:1200:S1' })
  await bench.profiles.keep(SCANNER, FOUND)
  expect(await separatorOf(bench, first)).toBe('sent')
  await bench.machines.remove(first)
  const again = await bench.add('hid-pos-scanner', 'Scanner', { DEVICE: '05e0:1200:S1' })
  expect(await separatorOf(bench, again)).toBe('{GS}')
})

test('its twin with another serial number is not, nor is a scanner without one', async () => {
  await using bench = await createMachineBench({ devices: new MemoryDevices() })
  await bench.profiles.keep(SCANNER, FOUND)
  await bench.profiles.keep({ ...SCANNER, serialNumber: null, port: '1-1' }, FOUND)
  const twin = await bench.add('hid-pos-scanner', 'Twin', { DEVICE: '05e0:1200:S2' })
  const nameless = await bench.add('hid-pos-scanner', 'Nameless', { DEVICE: '05e0:1200@1-1' })
  expect([await separatorOf(bench, twin), await separatorOf(bench, nameless)]).toEqual(['sent', 'sent'])
})

test('what a later check found takes its place', async () => {
  await using bench = await createMachineBench({ devices: new MemoryDevices() })
  await bench.profiles.keep(SCANNER, FOUND)
  await bench.profiles.keep(SCANNER, FOUND.slice(1))
  expect(await bench.profiles.of(SCANNER)).toEqual(FOUND.slice(1))
})
