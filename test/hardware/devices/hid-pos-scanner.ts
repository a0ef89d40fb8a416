import type { UsbModel } from '../usb/descriptors.ts'
import { createHidDevice, type HidDevice } from './hid-device.ts'

/** Where the fields of a scan lie: `A` as Honeywell and most, `B` as Zebra, with a byte between length and AIM identifier. */
export type PosLayout = 'A' | 'B'

export interface HidPosScanner extends HidDevice {
  /** Reads a code; long ones go out in parts. `aim` is its symbology identifier, such as `]E0`. */
  scan(code: string | Uint8Array, aim: string): void
}

const SCANNED_DATA = 2
const PART_BYTES = 56
const REPORT_BYTES = 64
const CONTINUED = 1
/** The scanner's own number of the symbology, which nobody should need. */
const VENDOR_SYMBOLOGY = 0x63

export const POS_SCANNER: UsbModel = {
  vendorId: 0x0c2e,
  productId: 0x0b61,
  manufacturer: 'Scanbench',
  product: 'HID POS scanner',
  serialNumber: 'POS-1',
}

export function createHidPosScanner(layout: PosLayout, model: UsbModel = POS_SCANNER): HidPosScanner {
  const hid = createHidDevice({
    model,
    reportDescriptor: Uint8Array.from(reportDescriptor(layout)),
    isBootKeyboard: false,
    intervalMs: 4,
    features: [0xfe],
  })
  return {
    ...hid,
    scan(code, aim) {
      const bytes = Buffer.from(code)
      for (let at = 0; at === 0 || at < bytes.length; at += PART_BYTES) {
        const isLast = at + PART_BYTES >= bytes.length
        hid.send(scanReport(layout, aim, bytes.subarray(at, at + PART_BYTES), isLast))
      }
    },
  }
}

function scanReport(layout: PosLayout, aim: string, part: Uint8Array, isLast: boolean): Uint8Array {
  const report = new Uint8Array(REPORT_BYTES)
  const aimAt = layout === 'A' ? 2 : 3
  report.set([SCANNED_DATA, part.length])
  report.set(Buffer.from(aim), aimAt)
  report.set(part, aimAt + 3)
  report[aimAt + 3 + PART_BYTES] = VENDOR_SYMBOLOGY
  report[REPORT_BYTES - 1] = isLast ? 0 : CONTINUED
  return report
}

const BYTES_OF_8_BITS = [0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08]
const ONE_BIT_EACH = [0x25, 0x01, 0x75, 0x01]
const GAP = [0x95, 0x01, 0x81, 0x03]

/** Items of the HID Point of Sale Usage Tables 1.02: a scan, beeps and trigger, the vendor's own commands, a mode. */
function reportDescriptor(layout: PosLayout): number[] {
  const identifier = [0xfb, 0xfc, 0xfd].flatMap((usage) => [0x95, 0x01, 0x09, usage, 0x81, 0x02])
  return [
    [0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01],
    // Input 2, "Scanned Data": Byte Count is a usage of another page.
    [0x09, 0x12, 0xa1, 0x02, 0x85, SCANNED_DATA, ...BYTES_OF_8_BITS],
    [0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, 0x05, 0x8c],
    layout === 'B' ? GAP : [],
    identifier,
    [0x95, PART_BYTES, 0x09, 0xfe, 0x82, 0x02, 0x01],
    [0x95, 0x01, 0x06, 0x00, 0xff, 0x09, 0x04, 0x81, 0x02, 0x05, 0x8c],
    layout === 'A' ? GAP : [],
    [...ONE_BIT_EACH, 0x95, 0x01, 0x09, 0xff, 0x81, 0x02, 0x95, 0x07, 0x81, 0x03, 0xc0],
    // Output 4, "Trigger Report": a bit for each wish, most of them unused.
    [0x09, 0x14, 0xa1, 0x02, 0x85, 0x04, 0x15, 0x00, ...ONE_BIT_EACH],
    [0x95, 0x01, 0x91, 0x03, 0x09, 0x5f, 0x91, 0x02, 0x09, 0x60, 0x91, 0x02],
    [0x95, 0x02, 0x91, 0x03, 0x95, 0x01, 0x09, 0x85, 0x91, 0x02, 0x09, 0x86, 0x91, 0x02, 0x91, 0x03, 0xc0],
    // Output 253: the commands of the serial line; feature 254: which interface gets the data.
    [0x06, 0x00, 0xff, 0x85, 0xfd, ...BYTES_OF_8_BITS, 0x95, 0x3f, 0x09, 0x01, 0x91, 0x02],
    [0x85, 0xfe, 0x95, 0x01, 0x09, 0x02, 0xb1, 0x02],
    [0xc0],
  ].flat()
}
