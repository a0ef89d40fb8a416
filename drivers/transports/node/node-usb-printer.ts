import { TransportError, type Connection, type ConnectionEvents } from '../connection.ts'
import { demandUsbDevice } from '../demand-usb-device.ts'
import type { UsbPrinterTransport } from '../usb-printer.ts'
import { linuxUsbPrinters, type LinuxUsbPrinter } from './linux/usb-printers.ts'
import { demandFreeFile, openPrinterFile } from './printer-file.ts'
import { connectPipe } from './usb-connection.ts'
import { openUsbPipe, type UsbPipeWanted } from './usb-pipe.ts'

/** Two-way pipes first; 4 would be IPP over USB. */
const PRINTERS = [
  [7, 1, 2],
  [7, 1, 1],
  [7, 1, 3],
] as const
const ONE_WAY = 1
/** Zebra, Intermec and GoDEX do not bear it that the system's driver takes them back (no-reattach in CUPS' list of quirks). */
const KEPT_FROM_DRIVER: ReadonlySet<number> = new Set([0x0a5f, 0x067e, 0x195f])
/** The socket may not be opened, a container does not have it, or the library is not there: the system's driver may do. */
const NOT_CLAIMABLE: ReadonlySet<string> = new Set(['DEVICE_DENIED', 'DEVICE_NOT_FOUND', 'DEVICE_UNAVAILABLE'])

/**
 * Printers on USB: claimed where that is allowed, else by the kernel's driver. That driver, told not to block, takes what
 * the printer then refuses, and says nothing of it; a claimed printer tells.
 */
export function createNodeUsbPrinter(): UsbPrinterTransport {
  // The system's driver alone tells the languages, and is away while a printer is claimed.
  const languages = new Map<string, string>()

  async function printers(): Promise<LinuxUsbPrinter[]> {
    const listed = await linuxUsbPrinters()
    return listed.map((printer) => {
      const key = keyOf(printer)
      if (printer.commandSet !== null) languages.set(key, printer.commandSet)
      return { ...printer, commandSet: printer.commandSet ?? languages.get(key) ?? null }
    })
  }

  return {
    // Elsewhere printers belong to the print service, which lists them.
    list: async () => (process.platform === 'linux' ? printers() : []),
    async open({ device }, events) {
      if (process.platform === 'linux') return openOnLinux(demandUsbDevice(await printers(), device, 'printer'), events)
      if (process.platform === 'win32')
        throw new TransportError(
          'DEVICE_UNAVAILABLE',
          'Windows keeps printers on USB for itself. Choose its print queue as the connection.',
        )
      return claimed(device, events)
    },
  }
}

/** Another one after each plug. */
const keyOf = ({ usb, vendorId, productId, serialNumber }: LinuxUsbPrinter): string =>
  [usb.busNumber, usb.deviceNumber, vendorId, productId, serialNumber].join(' ')

async function openOnLinux(printer: LinuxUsbPrinter, events: ConnectionEvents): Promise<Connection> {
  const { vendorId, productId, port, file } = printer
  // Claiming would pull it away from a program that prints.
  if (file !== null) await demandFreeFile(fileOf(printer, file))
  try {
    return await claimed({ vendorId, productId, serialNumber: null, port }, events)
  } catch (error) {
    const isDenied = error instanceof TransportError && NOT_CLAIMABLE.has(error.code)
    if (file === null || !isDenied) throw error
    return await openPrinterFile(fileOf(printer, file), events)
  }
}

function fileOf({ product, interface: { kind } }: LinuxUsbPrinter, path: string) {
  return { path, name: product ?? 'The printer', canAnswer: kind[2] !== ONE_WAY }
}

async function claimed(identity: UsbPipeWanted['identity'], events: ConnectionEvents): Promise<Connection> {
  const isGivenBack = !KEPT_FROM_DRIVER.has(identity.vendorId)
  return connectPipe(
    await openUsbPipe({ identity, what: 'printer', kinds: PRINTERS, type: 'bulk', isGivenBack }),
    events,
  )
}
