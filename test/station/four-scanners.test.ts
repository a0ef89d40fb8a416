import { expect, test } from 'vitest'
import { scanAmongBadDevices } from '../soak/among-bad-devices.ts'
import { scanWithFour } from '../soak/four-scanners.ts'
import { stationClient } from '../soak/test-client.ts'

const KINDS = ['SERIAL', 'NETWORK', 'HID-POS', 'TYPING']

test('of codes that four scanners of different kinds read at once, none is lost, mixed up or out of order', async () => {
  await using client = await stationClient()
  const outcomes = await scanWithFour(client, { scans: 1000, perSecond: null })
  expect(outcomes).toEqual(KINDS.map((kind) => ({ kind, sent: 250, received: 250, isInOrder: true })))
}, 120_000)

test('devices that vanish, babble and lie are not noticed by the others, and are back by themselves when they behave', async () => {
  await using client = await stationClient()
  const { scanners, recovered, faults } = await scanAmongBadDevices(client, { scans: 400, perSecond: 200, seed: 5 })
  expect({ scanners, recovered }).toEqual({
    scanners: KINDS.map((kind) => ({ kind, sent: 100, received: 100, isInOrder: true })),
    recovered: ['serial scanner', 'network scanner', 'printer'],
  })
  expect(faults).toBeGreaterThan(20)
}, 180_000)
