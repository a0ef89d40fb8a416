import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Names that Linux gives to serial devices: on USB, with a modem's interface, on the board, over Bluetooth. */
const SERIAL_NAME = /^tty(USB|ACM|AMA|S|O|XRUSB|GS|mxc)\d+$|^rfcomm\d+$/

/** The serial devices of a Linux without udev, such as a small container; nothing is known of them but their path. */
export async function serialDevices(folder = '/dev'): Promise<string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => SERIAL_NAME.test(name))
    .toSorted()
    .map((name) => join(folder, name))
}
