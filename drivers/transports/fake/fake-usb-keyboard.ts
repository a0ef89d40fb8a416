import { TransportError } from '../connection.ts'
import { noControl } from '../open-connection.ts'
import type { UsbDevice } from '../usb-device.ts'
import type { UsbKeyboardTransport } from '../usb-keyboard.ts'
import type { Wait } from '../wait.ts'
import { createFakeMessageLine, type FakeFarEnd } from './fake-line.ts'
import { createFakeUsb } from './fake-usb.ts'

export interface FakeUsbKeyboard extends UsbKeyboardTransport {
  /** Each `send` of the far end is one report of eight bytes. */
  plug(device: UsbDevice): FakeFarEnd
  pullOut(port: string): void
}

const NO_OUTPUT = new TransportError('DEVICE_UNAVAILABLE', 'A keyboard takes no data. Leave it out.')

export function createFakeUsbKeyboard({ wait }: { wait: Wait }): FakeUsbKeyboard {
  const usb = createFakeUsb<UsbDevice>()
  return {
    plug(device) {
      const name = device.product ?? 'The keyboard'
      return usb.plug(device, createFakeMessageLine({ wait, name, refusal: NO_OUTPUT, control: noControl }))
    },
    pullOut: (port) => usb.pullOut(port),
    list: async () => usb.list(),
    open: async ({ device }, events) => usb.open({ identity: device, what: 'keyboard', fits: () => true }, events),
  }
}
