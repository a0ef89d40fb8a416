import type { UsbModel } from '../usb/descriptors.ts'
import { InPipe, OutPipe, type Pipe } from '../usb/pipes.ts'
import type { ControlRequest } from '../usb/usb-device.ts'
import { byteLine, createReceived, type ByteLine } from './byte-line.ts'

export interface UsbPrinter extends ByteLine {
  /** The byte of GET_PORT_STATUS; 0x18 is "selected, no error". */
  setPortStatus(status: number): void
  /** How often the host reset it. */
  resets(): number
}

export interface UsbPrinterOptions {
  model: UsbModel
  /** IEEE 1284 text without its length, such as `MFG:Zebra;CMD:ZPL;MDL:ZD420;CLS:PRINTER;`. */
  deviceId: string
}

export const USB_PRINTER: UsbPrinterOptions = {
  model: {
    vendorId: 0x0a5f,
    productId: 0x0166,
    manufacturer: 'Scanbench',
    product: 'USB label printer',
    serialNumber: 'LPR-1',
  },
  deviceId: 'MFG:Zebra Technologies ;CMD:ZPL;MDL:ZTC ZD420-203dpi ZPL;CLS:PRINTER;',
}

/** Of a make whose printers go back to the driver of the system. */
export const TSC_PRINTER: UsbPrinterOptions = {
  model: {
    vendorId: 0x1203,
    productId: 0x0230,
    manufacturer: 'Scanbench',
    product: 'USB label printer of another make',
    serialNumber: 'LPR-8',
  },
  deviceId: 'MFG:TSC;CMD:TSPL2;MDL:TTP-244 Pro;CLS:PRINTER;',
}

const INPUT_PIPE = 0x82
const OUTPUT_PIPE = 0x01
const PACKET_BYTES = 512
const READY = 0x18
const DONE = new Uint8Array()

/** A printer of the USB Printer Class 1.1, with two pipes. */
export function createUsbPrinter({ model, deviceId }: UsbPrinterOptions): UsbPrinter {
  const received = createReceived()
  const input = new InPipe(PACKET_BYTES, 0)
  const output = new OutPipe((bytes) => received.take(bytes))
  let portStatus = READY
  let resets = 0

  const reset = (): Uint8Array => {
    resets += 1
    return DONE
  }

  const answers: Readonly<Record<string, (request: ControlRequest) => Uint8Array>> = {
    'a1 0': () => deviceIdAnswer(deviceId),
    'a1 1': () => Uint8Array.from([portStatus]),
    '21 2': reset,
    // Version 1.0 of the class, which is what Linux' driver sends.
    '23 2': reset,
  }
  const device = {
    speed: 'high' as const,
    model,
    deviceClass: 0,
    release: 0x0100,
    interfaces: [
      {
        class: 7,
        subclass: 1,
        protocol: 2,
        extra: [],
        endpoints: [
          { address: OUTPUT_PIPE, type: 'bulk' as const, packetBytes: PACKET_BYTES, intervalMs: 0 },
          { address: INPUT_PIPE, type: 'bulk' as const, packetBytes: PACKET_BYTES, intervalMs: 0 },
        ],
      },
    ],
    pipes: new Map<number, Pipe>([
      [INPUT_PIPE, input],
      [OUTPUT_PIPE, output],
    ]),
    control: (request: ControlRequest) =>
      answers[`${request.type.toString(16)} ${request.request.toString(16)}`]?.(request) ?? null,
  }
  return {
    ...byteLine(device, input, output, received),
    setPortStatus: (status) => {
      portStatus = status
    },
    resets: () => resets,
  }
}

/** Its length comes first, high byte first, and counts itself. */
function deviceIdAnswer(deviceId: string): Uint8Array {
  const text = Buffer.from(deviceId, 'latin1')
  const length = text.length + 2
  return Uint8Array.from([length >> 8, length & 0xff, ...text])
}
