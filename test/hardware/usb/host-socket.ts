import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { eventually } from '../../support/eventually.ts'
import { attendDevice } from './attend-device.ts'
import type { UsbDevice } from './usb-device.ts'

/** The host controller whose sockets are cables to programs (drivers/usb/usbip of Linux). */
const CONTROLLER = '/sys/devices/platform/vhci_hcd.0'
const FREE = '004'
const SPEEDS: Record<UsbDevice['speed'], number> = { full: 2, high: 3 }

/** A device in a socket of the machine. Disposing it pulls it out and waits until the kernel has noticed. */
export interface PluggedDevice extends AsyncDisposable {
  /** The socket as Linux names it, such as `1-1`. */
  readonly port: string
  unplug(): Promise<void>
}

/** Puts a device into the first free socket, or into the one that is named; resolves when Linux knows it. */
export async function plugIn(device: UsbDevice, wanted: string | null = null): Promise<PluggedDevice> {
  const bus = await busNumber()
  const number = wanted === null ? await freeNumber() : Number(wanted.split('-')[1]) - 1
  const port = `${bus}-${number + 1}`
  const cable = await attach(number, SPEEDS[device.speed])
  attendDevice(device, cable)
  const folder = `/sys/bus/usb/devices/${port}`
  await eventually(() => isThere(`${folder}:1.0`))
  const unplug = async (): Promise<void> => {
    cable.destroy()
    await eventually(async () => {
      const isGone = !existsSync(folder) && (await freeNumbers()).includes(number)
      if (!isGone) throw new Error(`${port} is still there.`)
    })
  }
  return { port, unplug, [Symbol.asyncDispose]: unplug }
}

function isThere(path: string): void {
  if (!existsSync(path)) throw new Error(`Linux does not show ${path}.`)
}

/** Hands one end of a pair of sockets to the controller, which keeps it when the shell is gone. */
async function attach(number: number, speed: number): Promise<Socket> {
  const order = `${number} 3 ${number + 1} ${speed}`
  const shell = spawn('sh', ['-c', `echo "${order}" > ${CONTROLLER}/attach`], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const [exitCode] = (await once(shell, 'exit')) as [number | null]
  if (exitCode !== 0) throw new Error(`The controller did not take the socket: attach of "${order}" failed.`)
  return shell.stdio[3] as Socket
}

async function busNumber(): Promise<number> {
  const buses = (await readdir(CONTROLLER)).flatMap((name) => /^usb(\d+)$/u.exec(name)?.[1] ?? [])
  // The first of its two buses is the one for full and high speed.
  return Math.min(...buses.map(Number))
}

async function freeNumber(): Promise<number> {
  const [number] = await freeNumbers()
  if (number === undefined) throw new Error('All sockets of the emulated host controller are taken.')
  return number
}

async function freeNumbers(): Promise<number[]> {
  const rows = (await readFile(`${CONTROLLER}/status`, 'utf8')).split('\n').map((line) => line.split(/\s+/u))
  return rows.filter(([hub, , state]) => hub === 'hs' && state === FREE).map(([, number]) => Number(number))
}
