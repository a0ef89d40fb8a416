import { execFile } from 'node:child_process'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eventually } from '../support/eventually.ts'

/** Where Linux shows what it made of the interfaces of a device, below the folder of the device. */
const PLACES = {
  hidraw: '*/*/hidraw/hidraw*',
  printer: '*/usbmisc/lp*',
  serial: '*/tty/ttyACM*',
  adapter: '*/ttyUSB*/tty/ttyUSB*',
  keys: '*/*/input/input*/event*',
} as const

/** The file in `/dev` that Linux made for the device in this socket, such as `/dev/hidraw0`. */
export async function deviceFile(port: string, kind: keyof typeof PLACES): Promise<string> {
  return await eventually(async () => {
    const cwd = `/sys/bus/usb/devices/${port}/`
    for await (const place of glob(PLACES[kind], { cwd }))
      return `/dev/${/^DEVNAME=(.+)$/mu.exec(await readFile(join(cwd, place, 'uevent'), 'utf8'))?.[1]}`
    throw new Error(`Linux made no ${kind} file for the device in ${port}.`)
  })
}

/** The file of the device itself, such as `/dev/bus/usb/001/004`, over which a program has it without any driver. */
export async function socketFile(port: string): Promise<string> {
  const text = await readFile(`/sys/bus/usb/devices/${port}/uevent`, 'utf8')
  return `/dev/${/^DEVNAME=(.+)$/mu.exec(text)?.[1]}`
}

/** Until udev has done all that it does for devices that came: it gives their files to groups. */
export async function udevSettled(): Promise<void> {
  await promisify(execFile)('udevadm', ['settle'])
}
