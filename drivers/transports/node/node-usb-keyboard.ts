import { TransportError } from '../connection.ts'
import type { UsbKeyboardTransport } from '../usb-keyboard.ts'
import { linuxUsbDevices } from './linux/usb-tree.ts'
import { connectPipe } from './usb-connection.ts'
import { openUsbPipe } from './usb-pipe.ts'

/** The keyboard of the boot protocol: eight bytes a report, whatever the device can do besides. */
const KEYBOARDS = [[3, 1, 1]] as const

/** Typing scanners as a device of our own; Linux alone lets a program have that. */
export function createNodeUsbKeyboard(): UsbKeyboardTransport {
  return {
    async list() {
      if (process.platform !== 'linux') return []
      const devices = await linuxUsbDevices()
      return devices.filter(({ interfaces }) => interfaces.some(({ kind }) => isKeyboard(kind)))
    },
    async open({ device }, events) {
      if (process.platform !== 'linux')
        throw new TransportError(
          'DEVICE_UNAVAILABLE',
          'Only Linux lets a program have a keyboard for itself. Use it as a shared keyboard, or set it to HID POS.',
        )
      const wanted = {
        identity: device,
        what: 'keyboard',
        kinds: KEYBOARDS,
        type: 'interrupt',
        isGivenBack: true,
      } as const
      return connectPipe(await openUsbPipe(wanted), events)
    },
  }
}

function isKeyboard(kind: readonly [number, number, number]): boolean {
  return KEYBOARDS.some((keyboard) => keyboard.every((part, index) => part === kind[index]))
}
