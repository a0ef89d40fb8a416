import type { UsbModel } from '../usb/descriptors.ts'
import { createHidDevice, type HidDevice } from './hid-device.ts'

export interface KeyboardScanner extends HidDevice {
  /** Types a code on a US keyboard, Enter at its end. */
  scan(code: string): void
}

export const KEYBOARD_SCANNER: UsbModel = {
  vendorId: 0x05e0,
  productId: 0x1200,
  manufacturer: 'Scanbench',
  product: 'Keyboard scanner',
  serialNumber: 'KEY-1',
}

/** The descriptor of a boot keyboard (HID 1.11, appendix B.1). */
const BOOT_KEYBOARD = [
  [0x05, 0x01, 0x09, 0x06, 0xa1, 0x01],
  [0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02],
  [0x95, 0x01, 0x75, 0x08, 0x81, 0x03],
  [0x95, 0x05, 0x75, 0x01, 0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91, 0x02, 0x95, 0x01, 0x75, 0x03, 0x91, 0x03],
  [0x95, 0x06, 0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00],
  [0xc0],
].flat()

const SHIFT = 0x02
const ENTER = 0x28
const RELEASED = new Uint8Array(8)
interface Row {
  first: number
  plain: string
  shifted: string
}

/** Keys in the order of their usages, plain and with Shift (HID Usage Tables, page 7). */
const ROWS: readonly Row[] = [
  { first: 0x04, plain: 'abcdefghijklmnopqrstuvwxyz', shifted: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
  { first: 0x1e, plain: '1234567890', shifted: '!@#$%^&*()' },
  { first: 0x2c, plain: ' ', shifted: '' },
  { first: 0x2d, plain: '-=[]\\', shifted: '_+{}|' },
  { first: 0x33, plain: ";'`,./", shifted: ':"~<>?' },
]

export function createKeyboardScanner(model: UsbModel = KEYBOARD_SCANNER): KeyboardScanner {
  const reportDescriptor = Uint8Array.from(BOOT_KEYBOARD)
  const hid = createHidDevice({ model, reportDescriptor, isBootKeyboard: true, intervalMs: 8, features: [] })
  const press = (modifiers: number, key: number): void => {
    hid.send(Uint8Array.from([modifiers, 0, key, 0, 0, 0, 0, 0]))
    hid.send(RELEASED)
  }
  return {
    ...hid,
    scan(code) {
      for (const character of code) press(...keyOf(character))
      press(0, ENTER)
    },
  }
}

function keyOf(character: string): [number, number] {
  for (const { first, plain, shifted } of ROWS) {
    if (plain.includes(character)) return [0, first + plain.indexOf(character)]
    if (shifted.includes(character)) return [SHIFT, first + shifted.indexOf(character)]
  }
  throw new Error(`The keyboard has no key for "${character}".`)
}
