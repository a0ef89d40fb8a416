import { expect, test } from 'vitest'
import type { VirtualLanguage } from '../../drivers/simulators/virtual-language.ts'
import { createTsplLanguage } from '../../drivers/simulators/tspl-language.ts'
import { createZplLanguage } from '../../drivers/simulators/zpl-language.ts'
import { decodeTspl } from '../../drivers/printers/tspl/decode.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import type { Part, StockItem } from '../../main/records/stock-records.ts'
import { addMachine, type NewMachine } from '../support/machines.ts'
import { readLabel } from '../support/read-label.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'
import type { ByteLine } from './devices/byte-line.ts'
import { createHidPosScanner, POS_SCANNER } from './devices/hid-pos-scanner.ts'
import { createKeyboardScanner, KEYBOARD_SCANNER } from './devices/keyboard-scanner.ts'
import { printLabelsOf } from './devices/label-printer.ts'
import { createSerialDevice, SERIAL_PRINTER, SERIAL_SCANNER } from './devices/serial-device.ts'
import { createUsbPrinter, TSC_PRINTER, USB_PRINTER } from './devices/usb-printer.ts'
import { plugIn } from './usb/host-socket.ts'
import type { UsbDevice } from './usb/usb-device.ts'
import { deviceFile } from './system-files.ts'
import { identityOf, printerOf, scannerOf } from './usb-machines.ts'

const LABEL = { widthMm: 50, heightMm: 30, dpmm: 8 }

interface Bench {
  scanner: { device: UsbDevice; scan(code: string): void; settings(port: string): Promise<NewMachine> }
  printer: {
    line: ByteLine
    language: VirtualLanguage
    settings(port: string): Promise<NewMachine>
    /** The codes on a label. */
    read(commands: Uint8Array): Promise<string[]>
  }
}

const usbPrinter = (): Bench['printer'] => ({
  line: createUsbPrinter(USB_PRINTER),
  language: createZplLanguage(),
  settings: async () => printerOf('zpl', { 'D/CONNECTION': 'usb', 'D/DEVICE': identityOf(USB_PRINTER.model) }),
  read: (commands) => readLabel(commands, LABEL),
})

const usbPrinterOfAnotherMake = (): Bench['printer'] => ({
  line: createUsbPrinter(TSC_PRINTER),
  language: createTsplLanguage(),
  settings: async () => printerOf('tspl', { 'D/CONNECTION': 'usb', 'D/DEVICE': identityOf(TSC_PRINTER.model) }),
  read: async (commands) => {
    const steps = decodeTspl(commands, LABEL.dpmm).flatMap((label) => label.steps)
    return steps.flatMap((step) => (step.kind === 'barcode' ? step.data : []))
  },
})

/** Each kind of scanner, with a printer beside it. */
const BENCHES: Record<string, () => Bench> = {
  'a serial scanner and a serial printer': () => {
    const scanner = createSerialDevice({ model: SERIAL_SCANNER, canBreak: true })
    return {
      scanner: {
        device: scanner.device,
        scan: (code) => scanner.send(Buffer.from(`${code}\r`)),
        settings: async (port) => scannerOf('serial-scanner', { 'D/PORT': await deviceFile(port, 'serial') }),
      },
      printer: {
        line: createSerialDevice({ model: SERIAL_PRINTER, canBreak: true }),
        language: createZplLanguage(),
        read: (commands) => readLabel(commands, LABEL),
        settings: async (port) =>
          printerOf('zpl', {
            'D/CONNECTION': 'serial',
            'D/PORT': await deviceFile(port, 'serial'),
            'D/FLOW_CONTROL': 'none',
          }),
      },
    }
  },
  'a point-of-sale scanner and a USB printer': () => {
    const scanner = createHidPosScanner('A')
    return {
      scanner: {
        device: scanner.device,
        scan: (code) => scanner.scan(code, ']C0'),
        settings: async () => scannerOf('hid-pos-scanner', { 'D/DEVICE': identityOf(POS_SCANNER) }),
      },
      printer: usbPrinter(),
    }
  },
  'a point-of-sale scanner and a USB printer of another language': () => {
    const scanner = createHidPosScanner('B')
    return {
      scanner: {
        device: scanner.device,
        scan: (code) => scanner.scan(code, ']C0'),
        settings: async () => scannerOf('hid-pos-scanner', { 'D/DEVICE': identityOf(POS_SCANNER) }),
      },
      printer: usbPrinterOfAnotherMake(),
    }
  },
  'a keyboard scanner, taken away from the system, and a USB printer': () => {
    const scanner = createKeyboardScanner()
    return {
      scanner: {
        device: scanner.device,
        scan: (code) => scanner.scan(code),
        settings: async () => scannerOf('usb-keyboard-scanner', { 'D/DEVICE': identityOf(KEYBOARD_SCANNER) }),
      },
      printer: usbPrinter(),
    }
  },
}

async function addStock(station: TestStation): Promise<StockItem> {
  const hall = await station.json<{ pk: number }>('POST', '/api/stock/location/', { name: 'Hall A' })
  const part = await station.json<Part>('POST', '/api/part/', { name: 'Ball pen blue', IPN: 'BP-0042' })
  const made = await station.json<StockItem[]>('POST', '/api/stock/', {
    part: part.pk,
    quantity: 48,
    location: hall.pk,
  })
  return made[0]!
}

test.each(Object.entries(BENCHES))(
  'with %s a scan finds the stock item, and its label comes out, readable',
  async (_name, makeBench) => {
    const { scanner, printer } = makeBench()
    await using scannerCable = await plugIn(scanner.device)
    await using printerCable = await plugIn(printer.line.device)
    const { labels, first } = printLabelsOf(printer.line, printer.language)
    await using station = await createTestStation()
    using news = await station.news()
    const item = await addStock(station)
    await addMachine(station, news, await scanner.settings(scannerCable.port))
    const machine = await addMachine(station, news, await printer.settings(printerCable.port))

    scanner.scan(`INV-SI${item.pk}`)
    expect(await news.until('scan.resolved')).toMatchObject({
      data: `INV-SI${item.pk}`,
      state: 'matched',
      match: { model: 'stockitem', pk: item.pk },
    })
    await station.json('POST', '/api/label/print/', {
      template: 1,
      items: [item.pk],
      plugin: 'inventreelabelmachine',
      machine: machine.pk,
    })
    expect(await printer.read(await first)).toContain(`INV-SI${item.pk}`)
    const job = await news.until('print-job.changed', (state: PrintJob) => state.state === 'printed')
    expect({ counts: job.counts, labels: labels.length }).toEqual({ counts: { printed: 1 }, labels: 1 })
  },
)
