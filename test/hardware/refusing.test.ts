import { unlink } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createZplLanguage } from '../../drivers/simulators/zpl-language.ts'
import { eventually } from '../support/eventually.ts'
import { addMachine } from '../support/machines.ts'
import { createTestStation } from '../support/test-station.ts'
import { printLabelsOf } from './devices/label-printer.ts'
import { createUsbPrinter, USB_PRINTER } from './devices/usb-printer.ts'
import { addItems, orderLabels, untilCounts } from './label-orders.ts'
import { plugIn, type PluggedDevice } from './usb/host-socket.ts'
import { deviceFile, socketFile, udevSettled } from './system-files.ts'
import { identityOf, printerOf } from './usb-machines.ts'

/** A label of some hundred bytes then takes seconds. */
const CREEPING_BYTES_PER_SECOND = 100

/** How the station comes to the printer. */
const WAYS: Record<string, (cable: PluggedDevice) => Promise<void>> = {
  async claimed() {},
  async 'by the driver of the system, which does not tell'({ port }) {
    await deviceFile(port, 'printer')
    await udevSettled()
    await unlink(await socketFile(port))
  },
}

test.each(Object.entries(WAYS))(
  'a label that a printer refuses, %s, is in doubt, and never said to be printed',
  async (_name, prepare) => {
    const printer = createUsbPrinter(USB_PRINTER)
    await using cable = await plugIn(printer.device)
    const paper = printLabelsOf(printer, createZplLanguage())
    await prepare(cable)
    await using station = await createTestStation()
    using news = await station.news()
    const items = await addItems(station, 1)
    const settings = { 'D/CONNECTION': 'usb', 'D/DEVICE': identityOf(USB_PRINTER.model) }
    const machine = await addMachine(station, news, printerOf('zpl', settings))
    const heardBefore = printer.received().length
    printer.setRate(CREEPING_BYTES_PER_SECOND)
    await orderLabels(station, machine, items)
    await eventually(() => {
      const heard = Buffer.from(printer.received().subarray(heardBefore)).toString('latin1')
      expect(heard.lastIndexOf('^XA')).toBeGreaterThan(heard.lastIndexOf('^XZ'))
    })
    printer.stall()
    printer.setRate(null)
    await untilCounts(station, (counts) => counts['unknown'] === 1)
    expect(paper.labels).toEqual([])
  },
)
