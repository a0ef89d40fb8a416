import { high, type UsbModel } from '../usb/descriptors.ts'
import { InPipe, OutPipe, type Pipe } from '../usb/pipes.ts'
import type { ControlRequest } from '../usb/usb-device.ts'
import { byteLine, createReceived, type ByteLine } from './byte-line.ts'

export interface FtdiDevice extends ByteLine {
  /** What the host last did to the lines of the modem. */
  readonly lines: { dtr: boolean; rts: boolean }
  /** Clear to send, as the device behind the chip says it; while it is down the chip sends nothing, if told to obey it. */
  setClearToSend(isClear: boolean): void
  /** How often the host set the speed. */
  speedsSet(): number
}

export const FTDI_PRINTER: UsbModel = {
  vendorId: 0x0403,
  productId: 0x6001,
  manufacturer: 'FTDI',
  product: 'FT232R USB UART',
  serialNumber: 'FT-1',
}

const INPUT_PIPE = 0x81
const OUTPUT_PIPE = 0x02
const PACKET_BYTES = 64
/** Each packet begins with the lines of the modem and the state of the line. */
const STATE_BYTES = 2
const LINE_IDLE = 0x60
const MODEM_VALID = 0x01
const CLEAR_TO_SEND = 0x10
/** By default the chip waits so long for more before it sends a packet that is not full. */
const LATENCY_MS = 16
const DONE = new Uint8Array()
const RTS_CTS = 0x01
/** By this number Linux tells the FT232R from its older and newer relatives. */
const FT232R = 0x0600

/** A serial port of the maker's own kind, as in many cables and adapters (as Linux' ftdi_sio speaks to it). */
export function createFtdiDevice(model: UsbModel = FTDI_PRINTER): FtdiDevice {
  const received = createReceived()
  const packets = new InPipe(PACKET_BYTES, 0)
  const output = new OutPipe((bytes) => received.take(bytes))
  const lines = { dtr: false, rts: false }
  const state = { isClear: true, isObeyed: false, isHeld: false, speeds: 0 }

  const status = (): [number, number] => [MODEM_VALID | (state.isClear ? CLEAR_TO_SEND : 0), LINE_IDLE]
  const hold = (): void => output.setHeld(state.isHeld || (state.isObeyed && !state.isClear))

  /** The host asks all the time, and is told the state of the lines when there is nothing else. */
  const input: Pipe = {
    submit(transfer) {
      packets.submit(transfer)
      setTimeout(() => {
        if (packets.isAwaited) packets.sendPacket(Uint8Array.from(status()))
      }, LATENCY_MS)
    },
    cancel: (transfer) => packets.cancel(transfer),
    clearHalt: () => packets.clearHalt(),
  }

  function setLines({ value }: ControlRequest): Uint8Array {
    const mask = high(value)
    if ((mask & 1) !== 0) lines.dtr = (value & 1) !== 0
    if ((mask & 2) !== 0) lines.rts = (value & 2) !== 0
    return DONE
  }

  const answers: Readonly<Record<string, (request: ControlRequest) => Uint8Array>> = {
    '40 0': () => DONE,
    '40 1': setLines,
    '40 2': ({ index }) => {
      state.isObeyed = (high(index) & RTS_CTS) !== 0
      hold()
      return DONE
    },
    '40 3': () => {
      state.speeds += 1
      return DONE
    },
    '40 4': () => DONE,
    '40 9': () => DONE,
    'c0 5': () => Uint8Array.from(status()),
    'c0 a': () => Uint8Array.of(LATENCY_MS),
    // Its memory is as good as empty.
    'c0 90': () => Uint8Array.of(0xff, 0xff),
  }
  const device = {
    speed: 'full' as const,
    model,
    deviceClass: 0,
    release: FT232R,
    interfaces: [
      {
        class: 0xff,
        subclass: 0xff,
        protocol: 0xff,
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
    ]),
    control: (request: ControlRequest) =>
      answers[`${request.type.toString(16)} ${request.request.toString(16)}`]?.(request) ?? null,
  }
  return {
    ...byteLine(device, packets, output, received),
    send(bytes) {
      const room = PACKET_BYTES - STATE_BYTES
      for (let at = 0; at < bytes.length; at += room)
        packets.sendPacket(Uint8Array.from([...status(), ...bytes.subarray(at, at + room)]))
    },
    setHeld(isHeld) {
      state.isHeld = isHeld
      hold()
    },
    lines,
    setClearToSend(isClear) {
      state.isClear = isClear
      hold()
    },
    speedsSet: () => state.speeds,
  }
}
