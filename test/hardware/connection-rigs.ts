import { expect } from 'vitest'
import type { Connection, ConnectionEvents } from '../../drivers/transports/connection.ts'
import { createNodeSerial } from '../../drivers/transports/node/node-serial.ts'
import { createNodeUsbPrinter } from '../../drivers/transports/node/node-usb-printer.ts'
import { openPrinterFile } from '../../drivers/transports/node/printer-file.ts'
import type { UsbIdentity } from '../../drivers/transports/usb-device.ts'
import { eventually } from '../support/eventually.ts'
import type { Rig } from '../conformance/connection-rigs.ts'
import type { ByteLine } from './devices/byte-line.ts'
import { createFtdiDevice } from './devices/ftdi-device.ts'
import { createSerialDevice, SERIAL_PRINTER } from './devices/serial-device.ts'
import { createUsbPrinter, USB_PRINTER } from './devices/usb-printer.ts'
import type { UsbModel } from './usb/descriptors.ts'
import { plugIn, type PluggedDevice } from './usb/host-socket.ts'
import { deviceFile } from './system-files.ts'

type Open = (events: ConnectionEvents) => Promise<Connection>

/** More than the kernel's drivers and all that the host had under way when the device stopped taking. */
const FLOOD_BYTES = 256 * 1024
const SERIAL = { baudRate: 115200, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' } as const
const SECOND_PRINTER = { ...USB_PRINTER, model: { ...USB_PRINTER.model, serialNumber: 'LPR-2' } }

const printerFile = ({ port }: PluggedDevice): Promise<string> => deviceFile(port, 'printer')
const adapterFile = ({ port }: PluggedDevice): Promise<string> => deviceFile(port, 'adapter')
const serialFile = ({ port }: PluggedDevice): Promise<string> => deviceFile(port, 'serial')

/** Connections over the USB of the system, each with an emulated device at its far end. */
export const USB_RIGS: Record<string, () => Promise<Rig>> = {
  'serial port on USB': async () => {
    const serial = createNodeSerial()
    const at = (path: string) => (events: ConnectionEvents) => serial.open({ path, ...SERIAL }, events)
    const line = createSerialDevice({ model: SERIAL_PRINTER, canBreak: false })
    return await usbRig({
      line,
      closed: atOnce,
      settled: serialFile,
      open: async (plugged) => at(await serialFile(plugged)),
    })
  },

  'serial port by an adapter, which stops when the printer is not ready': async () => {
    const serial = createNodeSerial()
    const adapter = createFtdiDevice()
    const line = { ...adapter, setHeld: (isHeld: boolean) => adapter.setClearToSend(!isHeld) }
    return await usbRig({
      line,
      // Its lines fall when the port is closed.
      closed: () => eventually(() => expect(adapter.lines.dtr).toBe(false)),
      settled: adapterFile,
      open: async (plugged) => {
        const path = await adapterFile(plugged)
        return (events) => serial.open({ path, ...SERIAL, flowControl: 'rtscts' }, events)
      },
    })
  },

  'printer on USB, by the driver of the system': async () => {
    const rig = await usbRig({
      line: createUsbPrinter(USB_PRINTER),
      closed: atOnce,
      settled: printerFile,
      open: openFile,
    })
    return { ...rig, failures: { DEVICE_BUSY: heldPrinter(openFile) } }
  },

  'printer on USB, claimed': async () => {
    const rig = await usbRig({
      line: createUsbPrinter(USB_PRINTER),
      closed: atOnce,
      settled: printerFile,
      open: async () => openPrinter(USB_PRINTER.model),
    })
    const failures = {
      DEVICE_NOT_FOUND: openPrinter({ ...USB_PRINTER.model, serialNumber: 'LPR-9' }),
      DEVICE_BUSY: heldPrinter(async () => openPrinter(SECOND_PRINTER.model)),
    }
    return { ...rig, failures }
  },
}

const atOnce = async (): Promise<void> => {}
const SILENT: ConnectionEvents = { data() {}, closed() {} }

function openPrinter({ vendorId, productId, serialNumber }: UsbModel): Open {
  const device: UsbIdentity = { vendorId, productId, serialNumber, port: null }
  return (events) => createNodeUsbPrinter().open({ device }, events)
}

async function openFile(plugged: PluggedDevice): Promise<Open> {
  const path = await printerFile(plugged)
  return (events) => openPrinterFile({ path, name: 'The printer', canAnswer: true }, events)
}

/** Opens a second printer twice. */
function heldPrinter(openIt: (plugged: PluggedDevice) => Promise<Open>): Open {
  return async (events) => {
    await using plugged = await plugIn(createUsbPrinter(SECOND_PRINTER).device)
    await printerFile(plugged)
    const open = await openIt(plugged)
    const holder = await open(SILENT)
    try {
      return await open(events)
    } finally {
      await holder.close()
    }
  }
}

interface RigParts {
  line: ByteLine
  /** Until the system is ready for it. */
  settled: (plugged: PluggedDevice) => Promise<unknown>
  open: (plugged: PluggedDevice) => Promise<Open>
  /** Until the system has closed it, where pulling it out before would hold its socket. */
  closed: () => Promise<void>
}

async function usbRig({ line, settled, open, closed }: RigParts): Promise<Rig> {
  let plugged = await plugIn(line.device)
  let isPlugged = true
  await settled(plugged)
  const openNow = await open(plugged)
  return {
    open: openNow,
    far: {
      send: (bytes) => line.send(bytes),
      received: () => line.received(),
      setStalled: (isStalled) => line.setHeld(isStalled),
    },
    floodBytes: FLOOD_BYTES,
    async disappear() {
      isPlugged = false
      await plugged.unplug()
    },
    async comeBack() {
      line.setHeld(false)
      plugged = await plugIn(line.device, plugged.port)
      isPlugged = true
      await settled(plugged)
    },
    failures: {},
    async [Symbol.asyncDispose]() {
      // A port that is closed with data in it keeps the kernel busy for half a minute, and the socket with it.
      line.setHeld(false)
      if (isPlugged) await closed()
      await plugged.unplug()
    },
  }
}
