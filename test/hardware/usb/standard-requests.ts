import { configurationDescriptor, deviceDescriptor, high, low, stringDescriptor } from './descriptors.ts'
import type { ControlRequest, UsbDevice } from './usb-device.ts'

const DONE = new Uint8Array()
const ENDPOINT = 0x02

type Answer = (device: UsbDevice, request: ControlRequest) => Uint8Array | null

const DESCRIPTORS: Readonly<Record<number, Answer>> = {
  1: (device) => deviceDescriptor(device.model, device),
  2: ({ interfaces }) => configurationDescriptor(interfaces),
  3: ({ model }, { value }) => stringDescriptor(model, low(value)),
}

/** Requests that every device answers the same way (USB 2.0, table 9-3), by the byte of their type and their number. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  '80 6': (device, request) => DESCRIPTORS[high(request.value)]?.(device, request) ?? null,
  '80 0': () => Uint8Array.from([0, 0]),
  '81 0': () => Uint8Array.from([0, 0]),
  '82 0': () => Uint8Array.from([0, 0]),
  '80 8': () => Uint8Array.from([1]),
  '0 9': () => DONE,
  '1 b': () => DONE,
  '81 a': () => Uint8Array.from([0]),
  [`${ENDPOINT} 1`]: (device, { index }) => {
    device.pipes.get(index)?.clearHalt()
    return DONE
  },
}

/** What the device answers, at most as much as was asked for; null for a refusal. */
export function answerControl(device: UsbDevice, request: ControlRequest): Uint8Array | null {
  const standard = ANSWERS[`${request.type.toString(16)} ${request.request.toString(16)}`]
  const answer = standard === undefined ? device.control(request) : standard(device, request)
  return answer?.subarray(0, request.length) ?? null
}
