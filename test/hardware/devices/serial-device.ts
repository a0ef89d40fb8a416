import type { UsbModel } from '../usb/descriptors.ts'
import { InPipe, OutPipe, type Pipe } from '../usb/pipes.ts'
import type { ControlRequest } from '../usb/usb-device.ts'
import { byteLine, createReceived, type ByteLine } from './byte-line.ts'

export interface SerialDevice extends ByteLine {
  /** What the host last did to the lines of the modem. */
  readonly lines: { dtr: boolean; rts: boolean }
  readonly baudRate: () => number
}

export interface SerialOptions {
  model: UsbModel
  /** Some devices do not say that they know a break; Linux then cannot set their lines. */
  canBreak: boolean
}

export const SERIAL_SCANNER: UsbModel = {
  vendorId: 0x05e0,
  productId: 0x1701,
  manufacturer: 'Scanbench',
  product: 'Serial scanner',
  serialNumber: 'CDC-1',
}
export const SERIAL_PRINTER: UsbModel = {
  vendorId: 0x0a5f,
  productId: 0x0120,
  manufacturer: 'Scanbench',
  product: 'Serial label printer',
  serialNumber: 'CDC-2',
}

const INPUT_PIPE = 0x81
const OUTPUT_PIPE = 0x02
const NEWS_PIPE = 0x83
const NEWS_EVERY_MS = 10
const PACKET_BYTES = 64
const DONE = new Uint8Array()
const COMMUNICATIONS = 2
const LINE_CODING = 0x02
const BREAK = 0x04

/** A serial port as a class of USB devices: CDC 1.2 with the abstract control model of PSTN 1.2. */
export function createSerialDevice({ model, canBreak }: SerialOptions): SerialDevice {
  const received = createReceived()
  const input = new InPipe(PACKET_BYTES, 0)
  const output = new OutPipe((bytes) => received.take(bytes))
  const lines = { dtr: false, rts: false }
  let coding: Uint8Array = Uint8Array.from([0x80, 0x25, 0, 0, 0, 0, 8])

  const answers: Readonly<Record<string, (request: ControlRequest) => Uint8Array>> = {
    '21 20': ({ data }) => {
      coding = Uint8Array.from(data)
      return DONE
    },
    'a1 21': () => coding,
    '21 22': ({ value }) => {
      Object.assign(lines, { dtr: (value & 1) !== 0, rts: (value & 2) !== 0 })
      return DONE
    },
    '21 23': () => DONE,
  }
  const abilities = LINE_CODING | (canBreak ? BREAK : 0)
  const device = {
    speed: 'full' as const,
    model,
    deviceClass: COMMUNICATIONS,
    release: 0x0100,
    interfaces: [
      {
        class: COMMUNICATIONS,
        subclass: 2,
        protocol: 1,
        extra: [
          [5, 0x24, 0x00, 0x10, 0x01],
          [5, 0x24, 0x01, 0x00, 1],
          [4, 0x24, 0x02, abilities],
          [5, 0x24, 0x06, 0, 1],
        ],
        endpoints: [{ address: NEWS_PIPE, type: 'interrupt' as const, packetBytes: 8, intervalMs: NEWS_EVERY_MS }],
      },
      {
        class: 0x0a,
        subclass: 0,
        protocol: 0,
        extra: [],
        endpoints: [
          { address: INPUT_PIPE, type: 'bulk' as const, packetBytes: PACKET_BYTES, intervalMs: 0 },
          { address: OUTPUT_PIPE, type: 'bulk' as const, packetBytes: PACKET_BYTES, intervalMs: 0 },
        ],
      },
    ],
    pipes: new Map<number, Pipe>([
      [INPUT_PIPE, input],
      [OUTPUT_PIPE, output],
      [NEWS_PIPE, new InPipe(8, NEWS_EVERY_MS)],
    ]),
    control: (request: ControlRequest) =>
      answers[`${request.type.toString(16)} ${request.request.toString(16)}`]?.(request) ?? null,
  }
  return { ...byteLine(device, input, output, received), lines, baudRate: () => Buffer.from(coding).readUInt32LE(0) }
}
