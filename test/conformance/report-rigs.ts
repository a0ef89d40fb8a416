import type { FakeFarEnd } from '../../drivers/transports/fake/fake-line.ts'
import { createFakeHid } from '../../drivers/transports/fake/fake-hid.ts'
import { createFakeUsbKeyboard } from '../../drivers/transports/fake/fake-usb-keyboard.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'
import type { UsbIdentity } from '../../drivers/transports/usb-device.ts'
import type { ReportRig } from './report-suite.ts'

const SCANNER = { vendorId: 0x0c2e, productId: 0x0b61, serialNumber: 'S1', port: '1-1' }
const NAMES = { manufacturer: 'Acme', product: 'Scanner' }
const POS = [{ usagePage: 0x8c, usage: 2 }]
const OTHER: UsbIdentity = { ...SCANNER, serialNumber: 'S2', port: null }

/** A report that begins with these bytes and ends with zeros. */
export function reportOf(bytes: number, ...first: readonly number[]): Uint8Array {
  const report = new Uint8Array(bytes)
  report.set(first)
  return report
}

export const REPORT_RIGS: Record<string, () => Promise<ReportRig>> = {
  'fake HID scanner': async () => {
    const hid = createFakeHid({ wait: nodeWait })
    const plug = () => hid.plug({ ...SCANNER, ...NAMES, path: '/fake/hidraw0', collections: POS })
    const at =
      (device: UsbIdentity): ReportRig['open'] =>
      (events) =>
        hid.open({ device, kind: 'pos-scanner', openingFeature: null }, events)
    const rig = fakeRig({ plug, pullOut: () => hid.pullOut(SCANNER.port), open: at(SCANNER), bytes: 64 })
    const output = { isTaken: true, report: (number: number) => Uint8Array.of(4, number), received: rig.received }
    return { ...rig, output, failures: { DEVICE_NOT_FOUND: at(OTHER) } }
  },

  'fake exclusive keyboard': async () => {
    const keyboards = createFakeUsbKeyboard({ wait: nodeWait })
    const plug = () => keyboards.plug({ ...SCANNER, ...NAMES })
    const at =
      (device: UsbIdentity): ReportRig['open'] =>
      (events) =>
        keyboards.open({ device }, events)
    const rig = fakeRig({ plug, pullOut: () => keyboards.pullOut(SCANNER.port), open: at(SCANNER), bytes: 8 })
    const output = { isTaken: false, report: () => Uint8Array.of(0, 0), received: rig.received }
    return { ...rig, output, failures: { DEVICE_NOT_FOUND: at(OTHER) } }
  },
}

interface FakeParts {
  plug: () => FakeFarEnd
  pullOut: () => void
  open: ReportRig['open']
  /** Of a report. */
  bytes: number
}

function fakeRig({ plug, pullOut, open, bytes }: FakeParts) {
  const received: Uint8Array[] = []
  const plugIn = () => {
    const end = plug()
    end.onReceived((report) => received.push(report))
    return end
  }
  let far = plugIn()
  return {
    open,
    send: (report: Uint8Array) => far.send(report),
    taken: async () => {},
    report: (number: number) => reportOf(bytes, 2, number & 0xff, number >> 8),
    received: () => received,
    async disappear() {
      pullOut()
    },
    async comeBack() {
      far = plugIn()
    },
    async [Symbol.asyncDispose]() {},
  }
}
