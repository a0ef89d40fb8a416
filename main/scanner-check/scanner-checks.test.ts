import { expect, test, vi } from 'vitest'
import { TEST_CODES } from '../../drivers/protocols/scanner-check.ts'
import type { DeviceListing } from '../../drivers/transports/device-listing.ts'
import { findScanners } from '../machines/scanners/find-scanners.ts'
import { KeyboardScans } from '../machines/scanners/keyboard-scans.ts'
import { createMachineBench } from '../../test/support/machine-bench.ts'
import { ManualTimers } from '../../test/support/manual-timers.ts'
import { MemoryDevices } from '../../test/support/memory-devices.ts'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { ScannerChecks } from './scanner-checks.ts'

const HONEYWELL = 0x0c2e
const clock = () => new Date(0)

async function bench() {
  const devices = new MemoryDevices()
  const timers = new ManualTimers()
  const station = await createMachineBench({ devices, timers })
  const { machines, profiles } = station
  const checks = new ScannerChecks({
    machines,
    found: () => findScanners(machines),
    profiles,
    keyboardScans: new KeyboardScans({ machines, clock }),
    timers,
    clock,
    log: SILENT_LOG,
  })
  return { ...station, devices, timers, checks, [Symbol.asyncDispose]: () => station[Symbol.asyncDispose]() }
}

function listed(changes: Partial<DeviceListing>): DeviceListing {
  return {
    transport: 'serial',
    identity: { vendorId: HONEYWELL, productId: 0x0bea, serialNumber: 'S7', port: null },
    path: '/dev/ttyACM0',
    port: '1-1',
    serialNumber: 'S7',
    manufacturer: null,
    product: 'Genesis 7580g',
    usagePage: null,
    usage: null,
    commandSet: null,
    uses: ['serial'],
    ...changes,
  }
}

const AS_POS: Partial<DeviceListing> = {
  transport: 'hid',
  identity: { vendorId: HONEYWELL, productId: 0x0be1, serialNumber: 'S7', port: null },
  path: null,
  uses: ['pos-scanner'],
}

/** A Honeywell scanner on its serial line, being checked. */
async function onSerialLine() {
  const station = await bench()
  const { devices, checks } = station
  devices.change([listed({})])
  const pk = await station.add('serial-scanner', 'Bench', { PORT: '0c2e:0bea:S7' })
  await station.until(pk, ({ status }) => status === 100)
  await checks.start(pk)
  return { ...station, pk }
}

test('a scanner on a serial line is told by a command to change its mode, and is found again as what it is then', async () => {
  await using station = await onSerialLine()
  const { devices, checks } = station
  await checks.switchTo('hid-pos')
  expect(devices.link.written.at(-1)).toBe('\x16M\rPAP131.')
  devices.link.send('PAP131\x06.')
  expect([checks.running?.switching?.outcome, await checks.cameBack()]).toEqual(['taken', null])
  devices.change([])
  devices.link.pullOut()
  expect(await checks.cameBack()).toBeNull()
  devices.change([listed(AS_POS)])
  expect(await checks.cameBack()).toMatchObject({
    mode: 'USB, HID POS',
    machine: { driver: 'hid-pos-scanner', settings: { DEVICE: '0c2e:0be1:S7' } },
  })
})

test('a mode that the scanner does not have is refused by it, and what it answers is no code', async () => {
  await using station = await onSerialLine()
  const { devices, checks, timers, codes } = station
  await checks.switchTo('keyboard')
  devices.link.send('PAP124\x05.')
  timers.advance(1000)
  const { switching, check } = checks.running!
  expect([switching?.outcome, check.lastText, codes]).toEqual(['refused', null, []])
})

test('another scanner of the same maker that was there before, or one in another mode, is not taken for it', async () => {
  await using station = await onSerialLine()
  const { devices, checks } = station
  const other = listed({ ...AS_POS, identity: { ...listed(AS_POS).identity!, serialNumber: 'S1' }, port: '1-2' })
  devices.change([listed({}), other])
  await checks.switchTo('hid-pos')
  devices.change([other, listed({ ...AS_POS, uses: ['keyboard'] })])
  expect(await checks.cameBack()).toBeNull()
})

test.each([
  ['a port that is no device on USB', '/dev/ttyS0'],
  ['a scanner of a maker whose codes nobody knows', '05f9:2204:S7'],
])('%s is not switched from here', async (_, PORT) => {
  await using station = await bench()
  const pk = await station.add('serial-scanner', 'Bench', { PORT })
  await station.until(pk, ({ status }) => status === 100)
  await station.checks.start(pk)
  await expect(station.checks.switchTo('hid-pos')).rejects.toThrow(
    `'Bench' cannot be switched to USB, HID POS from here. Scan the code for that in its manual.`,
  )
})

test('a command that does not get out leaves the check as it was', async () => {
  await using station = await onSerialLine()
  const { devices, checks } = station
  devices.problem = 'DEVICE_NOT_FOUND'
  devices.link.pullOut()
  await expect(checks.switchTo('hid-pos')).rejects.toThrow('The scanner is not connected. Connect it first.')
  expect(checks.running?.switching).toBeNull()
})

/** The data stand four bytes later than in any layout that is told by its pattern, with a bracket in the way. */
const ODD_DATA_AT = 9
const ODD_FIELDS = [
  { usagePage: 1, usage: 0x3b, bitAt: 0, count: 1, bitsEach: 8 },
  { usagePage: 0x8c, usage: 0xfb, bitAt: 8, count: 1, bitsEach: 8 },
  { usagePage: 0x8c, usage: 0xfe, bitAt: (ODD_DATA_AT - 1) * 8, count: 50, bitsEach: 8 },
  { usagePage: 0x8c, usage: 0xff, bitAt: 63 * 8 - 8, count: 1, bitsEach: 1 },
].map((field) => ({ reportId: 2, ...field }))

test('reports are read as the device describes them, however odd, and not as they look', async () => {
  await using station = await bench()
  const { devices, checks, timers } = station
  devices.change([listed(AS_POS)])
  const pk = await station.add('hid-pos-scanner', 'Odd', { DEVICE: '0c2e:0be1:S7' })
  await station.until(pk, ({ status }) => status === 100)
  devices.link.answers['report fields'] = { kind: 'report fields', fields: ODD_FIELDS }
  timers.advance(300)
  await checks.start(pk)
  await vi.waitFor(() => expect(devices.link.controlled.filter((kind) => kind === 'report fields')).toHaveLength(2))
  const report = new Uint8Array(64)
  report.set([2, TEST_CODES.signs.length, ...Buffer.from(']C0')])
  report.set(Buffer.from(TEST_CODES.signs), ODD_DATA_AT)
  devices.link.events.data(report, 0)
  timers.advance(400)
  const { check } = checks.running!
  expect([check.lastText, check.step, check.trouble]).toEqual([`]C0${TEST_CODES.signs}`, 'gs1', null])
})

test('the layout of reports that nobody describes is found out, and kept for the scanner by its serial number', async () => {
  await using station = await bench()
  const { devices, checks, timers, profiles, machines } = station
  devices.change([listed(AS_POS)])
  const pk = await station.add('hid-pos-scanner', 'Plain', { DEVICE: '0c2e:0be1:S7' })
  await station.until(pk, ({ status }) => status === 100)
  timers.advance(300)
  await checks.start(pk)
  // Layout C: no place for an identifier, and none in front of the code.
  const report = new Uint8Array(64)
  report.set([2, TEST_CODES.signs.length, ...Buffer.from(TEST_CODES.signs)])
  devices.link.events.data(report, 0)
  timers.advance(400)
  await checks.save({ name: 'Plain', use: 'hand-held' })
  const kept = { configType: 'D', key: 'REPORT_LAYOUT', value: 'c' }
  expect(await profiles.of(listed(AS_POS).identity)).toContainEqual(kept)
  await vi.waitFor(() => expect(machines.scanner(pk)?.settings['REPORT_LAYOUT']).toBe('c'))
  // From now on a code that looks like having an identifier of layout A stays whole.
  const [code] = machines.scanner(pk)!.driver.createFramer(machines.scanner(pk)!.settings).push(bracketReport(']C1X'))
  expect(Buffer.from(code!.bytes).toString()).toBe(']X0]C1X')
})

function bracketReport(code: string): Uint8Array {
  const report = new Uint8Array(64)
  report.set([2, code.length, ...Buffer.from(code)])
  return report
}
