import { expect, test, vi } from 'vitest'
import { TEST_CODES } from '../../drivers/protocols/scanner-check.ts'
import { eventually } from '../support/eventually.ts'
import { addMachine } from '../support/machines.ts'
import { createTestStation } from '../support/test-station.ts'
import { createHidPosScanner } from './devices/hid-pos-scanner.ts'
import { createSerialDevice } from './devices/serial-device.ts'
import { plugIn } from './usb/host-socket.ts'
import { identityOf, scannerOf } from './usb-machines.ts'

const CHECK = '/api/station/scanner-check/'
/** One scanner; a mode of it has a product id of its own. */
const SCANNER = { vendorId: 0x0c2e, manufacturer: 'Honeywell', product: 'Genesis 7580g', serialNumber: 'S7' }
const ON_SERIAL = { ...SCANNER, productId: 0x0bea }
const AS_POS = { ...SCANNER, productId: 0x0be1 }

interface Check {
  maker: string | null
  mode: string
  step: string
  switching: { outcome: string; came_back: { machine: { driver: string; settings: { DEVICE: string } } } | null } | null
}

test('a Honeywell scanner is switched over its serial line, comes back as HID POS, and is checked on', async () => {
  const serial = createSerialDevice({ model: ON_SERIAL, canBreak: true })
  const cable = await plugIn(serial.device)
  await using station = await createTestStation()
  using news = await station.news()
  const old = await addMachine(station, news, scannerOf('serial-scanner', { 'D/PORT': identityOf(ON_SERIAL) }))
  const check = () => station.json<Check>('GET', CHECK)
  await station.json('POST', CHECK, { machine: old.pk })
  expect(await check()).toMatchObject({ maker: 'Honeywell', mode: 'USB, as a serial port', switching: null })

  await station.json('POST', `${CHECK}switch/`, { mode: 'hid-pos' })
  await eventually(() => expect(Buffer.from(serial.received()).toString('latin1')).toContain('\x16M\rPAP131.'))
  serial.send(Buffer.from('PAP131\x06.', 'latin1'))
  await eventually(async () => expect((await check()).switching?.outcome).toBe('taken'))
  await cable.unplug()
  const pos = createHidPosScanner('A', AS_POS)
  await using _cable = await plugIn(pos.device)
  const machine = await eventually(async () => {
    const { switching } = await check()
    expect(switching?.came_back).not.toBeNull()
    return switching!.came_back!.machine
  })
  expect(machine).toEqual({ driver: 'hid-pos-scanner', settings: { DEVICE: identityOf(AS_POS) } })

  const wanted = { ...scannerOf(machine.driver, { 'D/DEVICE': machine.settings.DEVICE }), name: 'Switched' }
  const { pk } = await addMachine(station, news, wanted)
  await station.json('POST', CHECK, { machine: pk })
  expect(await check()).toMatchObject({ maker: 'Honeywell', mode: 'USB, HID POS', step: 'signs' })
  // As a person does: what is read in the first moment may be old and is dropped, and codes are told apart by silence.
  await vi.waitFor(
    async () => {
      pos.scan(TEST_CODES.signs, ']C0')
      expect((await check()).step).toBe('gs1')
    },
    { timeout: 20_000, interval: 1000 },
  )
})
