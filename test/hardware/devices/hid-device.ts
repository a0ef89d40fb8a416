import { high, type InterfaceModel, type UsbModel } from '../usb/descriptors.ts'
import { InPipe, OutPipe, type Pipe } from '../usb/pipes.ts'
import type { ControlRequest, UsbDevice } from '../usb/usb-device.ts'

const REPORT_DESCRIPTOR = 0x22
const INPUT_PIPE = 0x81
const OUTPUT_PIPE = 0x02
const PACKET_BYTES = 64
const DONE = new Uint8Array()

export interface HidOptions {
  model: UsbModel
  /** What its reports contain (HID 1.11, chapter 6.2.2). */
  reportDescriptor: Uint8Array
  isBootKeyboard: boolean
  /** How often it may send a report. */
  intervalMs: number
  /** Numbers of the feature reports that it takes; others are refused. */
  features: readonly number[]
}

/** A HID device, with what it was sent. */
export interface HidDevice {
  readonly device: UsbDevice
  /** Output reports in order, with their number first where it has numbers. */
  readonly outputs: Uint8Array[]
  readonly features: Uint8Array[]
  /** Takes output reports, or not (NAK). */
  setHeld(isHeld: boolean): void
  send(report: Uint8Array): void
  /** Reports that the host has not asked for yet. */
  unsent(): number
}

/** Answers to requests of the class (HID 1.11, chapter 7.2). */
export function createHidDevice({
  model,
  reportDescriptor,
  isBootKeyboard,
  intervalMs,
  features,
}: HidOptions): HidDevice {
  const outputs: Uint8Array[] = []
  const taken: Uint8Array[] = []
  const input = new InPipe(PACKET_BYTES, intervalMs)
  const output = new OutPipe((report) => outputs.push(report))

  function setReport({ value, data }: ControlRequest): Uint8Array | null {
    const isFeature = high(value) === 3
    if (isFeature && !features.includes(value & 0xff)) return null
    const list = isFeature ? taken : outputs
    list.push(data)
    return DONE
  }

  const answers: Readonly<Record<string, (request: ControlRequest) => Uint8Array | null>> = {
    '81 6': ({ value }) => (high(value) === REPORT_DESCRIPTOR ? reportDescriptor : null),
    '21 9': setReport,
    '21 a': () => DONE,
    '21 b': () => DONE,
    'a1 3': () => Uint8Array.from([1]),
  }
  const shape: InterfaceModel = {
    class: 3,
    subclass: isBootKeyboard ? 1 : 0,
    protocol: isBootKeyboard ? 1 : 0,
    extra: [
      [9, 0x21, 0x11, 0x01, 0, 1, REPORT_DESCRIPTOR, reportDescriptor.length & 0xff, high(reportDescriptor.length)],
    ],
    endpoints: [
      { address: INPUT_PIPE, type: 'interrupt', packetBytes: PACKET_BYTES, intervalMs },
      // A keyboard is told its lights on the default pipe.
      ...(isBootKeyboard
        ? []
        : [{ address: OUTPUT_PIPE, type: 'interrupt' as const, packetBytes: PACKET_BYTES, intervalMs }]),
    ],
  }
  return {
    device: {
      speed: 'full',
      model,
      deviceClass: 0,
      release: 0x0100,
      interfaces: [shape],
      pipes: new Map<number, Pipe>([
        [INPUT_PIPE, input],
        [OUTPUT_PIPE, output],
      ]),
      control: (request) => answers[`${request.type.toString(16)} ${request.request.toString(16)}`]?.(request) ?? null,
    },
    outputs,
    features: taken,
    setHeld: (isHeld) => output.setHeld(isHeld),
    send: (report) => input.sendPacket(report),
    unsent: () => input.unsent,
  }
}
