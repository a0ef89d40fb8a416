import { createNodeHid } from './node-hid.ts'
import { createNodeSerial } from './node-serial.ts'
import { createNodeSpooler } from './node-spooler.ts'
import { createNodeTcp } from './node-tcp.ts'
import { createNodeUsbKeyboard } from './node-usb-keyboard.ts'
import { createNodeUsbPrinter } from './node-usb-printer.ts'

/** Every kind of connection of this computer; each loads what it needs when it is used. */
export function createNodeTransports() {
  return {
    serial: createNodeSerial(),
    tcp: createNodeTcp(),
    hid: createNodeHid(),
    usbPrinter: createNodeUsbPrinter(),
    usbKeyboard: createNodeUsbKeyboard(),
    spooler: createNodeSpooler(),
  }
}

export type Transports = ReturnType<typeof createNodeTransports>
