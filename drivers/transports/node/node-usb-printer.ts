import { TransportError } from '../connection.ts'
import { demandUsbDevice } from '../demand-usb-device.ts'
import type { UsbPrinterTransport } from '../usb-printer.ts'
import { linuxUsbPrinters } from './linux/usb-printers.ts'
import { openPrinterFile } from './printer-file.ts'
import { connectPipe } from './usb-connection.ts'
import { openUsbPipe } from './usb-pipe.ts'

/** Two-way pipes first; 4 would be IPP over USB. */
const PRINTERS = [
  [7, 1, 2],
  [7, 1, 1],
  [7, 1, 3],
] as const
const ONE_WAY = 1

/** Printers on USB: by the kernel's driver where it holds them, else by claiming them. */
export function createNodeUsbPrinter(): UsbPrinterTransport {
  return {
    // Elsewhere printers belong to the print service, which lists them.
    list: async () => (process.platform === 'linux' ? linuxUsbPrinters() : []),
    async open({ device }, events) {
      const file = process.platform === 'linux' ? await printerFile(device) : null
      if (file !== null) return openPrinterFile(file, events)
      if (process.platform === 'win32')
        throw new TransportError(
          'DEVICE_UNAVAILABLE',
          'Windows keeps printers on USB for itself. Choose its print queue as the connection.',
        )
      return connectPipe(
        await openUsbPipe({ identity: device, what: 'printer', kinds: PRINTERS, type: 'bulk' }),
        events,
      )
    },
  }
}

async function printerFile(identity: Parameters<UsbPrinterTransport['open']>[0]['device']) {
  const printer = demandUsbDevice(await linuxUsbPrinters(), identity, 'printer')
  if (printer.file === null) return null
  const canAnswer = printer.interface.kind[2] !== ONE_WAY
  return { path: printer.file, name: printer.product ?? 'The printer', canAnswer }
}
