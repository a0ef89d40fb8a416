import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type * as SerialPortPackage from 'serialport'
import type { SerialPort } from 'serialport'
import { hexId } from '../demand-usb-device.ts'
import { TransportError, type Connection, type ConnectionEvents, type ControlAnswer } from '../connection.ts'
import { createOpenConnection, noControl, type Line, type OpenConnection } from '../open-connection.ts'
import { identityIn, portOf, type SerialPortInfo, type SerialSettings, type SerialTransport } from '../serial.ts'
import { deviceNumber, watchDevice } from './device-watch.ts'
import { LINUX_ROOT } from './linux/linux-root.ts'
import { linuxUsbDevices, usbPlaceOf, type LinuxUsbDevice } from './linux/usb-tree.ts'
import { nodeWait } from './node-wait.ts'
import { setStickParity, systemLine } from './serial-line.ts'
import { serialDevices } from './serial-devices.ts'
import { serialOpenError } from './serial-open-error.ts'

/** Small, so that a stall is seen soon at 9600 baud and little is in doubt afterwards. */
const PIECE_BYTES = 1024
/** Closing with a stuck write can take half a minute in the kernel. */
const CLOSE_WITHIN_MS = 2000

export function createNodeSerial(): SerialTransport {
  return { list, open }
}

async function open(wanted: SerialSettings, events: ConnectionEvents): Promise<Connection> {
  const identity = identityIn(wanted.path)
  return openPort(identity === null ? wanted : { ...wanted, path: portOf(await list(), identity) }, events)
}

async function openPort(settings: SerialSettings, events: ConnectionEvents): Promise<Connection> {
  const { SerialPort } = await loadSerialPort()
  const line = systemLine(settings, process.platform)
  const port = new SerialPort({
    path: settings.path,
    baudRate: settings.baudRate,
    dataBits: settings.dataBits,
    parity: line.parity,
    stopBits: line.stopBits,
    rtscts: settings.flowControl === 'rtscts',
    xon: settings.flowControl === 'xonxoff',
    xoff: settings.flowControl === 'xonxoff',
    autoOpen: false,
  })
  let opened: OpenConnection | null = null
  // Without a listener an error of the port would end the process, and a closing port may report one.
  port.on('error', (error) => opened?.lost(disconnected(settings.path, error)))
  port.on('close', (error: unknown) => opened?.lost(disconnected(settings.path, error)))
  const device = await deviceNumber(settings.path)
  await opening(port)
  try {
    if (line.afterwards !== null) await setStickParity(settings.path, line.afterwards)
    await setLines(port, settings)
  } catch (error) {
    await new Promise<void>((resolve) => port.close(() => resolve()))
    throw error
  }
  const gone = () => opened?.lost(disconnected(settings.path, null))
  const watch = device === null ? null : watchDevice(settings.path, device, gone)
  const closed = (error: TransportError | null): void => {
    watch?.[Symbol.dispose]()
    events.closed(error)
  }
  opened = createOpenConnection(serialLine(port), { data: (bytes) => events.data(bytes), closed }, nodeWait)
  // Only a port that is being read notices that it was unplugged.
  port.on('data', (bytes: Uint8Array) => opened?.data(bytes))
  return opened.connection
}

/** With hardware flow control RTS is the driver's. */
async function setLines(port: SerialPort, { signals, flowControl }: SerialSettings): Promise<void> {
  if (signals !== undefined) {
    await setSignals(port, { dtr: signals.dtr, rts: signals.rts || flowControl === 'rtscts' })
    return
  }
  // Windows leaves RTS off without hardware flow control, and a scanner that waits for it never sends.
  if (process.platform === 'win32' && flowControl === 'none') port.set({ dtr: true, rts: true }, () => {})
}

async function opening(port: SerialPort): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      port.open((error) => (error === null ? resolve() : reject(error)))
    })
  } catch (error) {
    throw await serialOpenError(error, port.path)
  }
}

function serialLine(port: SerialPort): Line {
  return {
    pieceBytes: PIECE_BYTES,
    closeWithinMs: CLOSE_WITHIN_MS,
    // Never `drain`: stuck drains block every file operation of the process.
    take: (piece) =>
      new Promise((resolve, reject) => {
        port.write(piece, (error) => (error ? reject(error) : resolve()))
      }),
    pause: () => port.pause(),
    resume: () => port.resume(),
    control: (request) => (request.kind === 'signals' ? setSignals(port, request) : noControl(request)),
    release: () =>
      new Promise((resolve) => {
        if (port.isOpen) port.close(() => resolve())
        else resolve()
      }),
  }
}

async function setSignals(port: SerialPort, { dtr, rts }: { dtr: boolean; rts: boolean }): Promise<ControlAnswer> {
  await new Promise<void>((resolve, reject) => {
    port.set({ dtr, rts }, (error) => {
      // Some USB adapters and all pseudo terminals have no such lines.
      if (error) reject(new TransportError('DEVICE_UNAVAILABLE', `${port.path} has no DTR and RTS (${error.message}).`))
      else resolve()
    })
  })
  return { kind: 'done' }
}

function disconnected(path: string, error: unknown): TransportError {
  const reason = error instanceof Error ? ` (${error.message})` : ''
  return new TransportError('DEVICE_DISCONNECTED', `${path} went away${reason}. Plug the device in again.`)
}

async function list(): Promise<SerialPortInfo[]> {
  const { SerialPort } = await loadSerialPort()
  const ports = await SerialPort.list().catch(withoutUdev)
  const present = await Promise.all(ports.map(async (port) => ({ port, isThere: await hasHardware(port.path) })))
  const plugged = await linuxUsbDevices()
  return Promise.all(present.filter(({ isThere }) => isThere).map(({ port }) => portInfo(port, plugged)))
}

/** The library asks udev where there is one; the kernel knows the socket, and the rest where nobody else does. */
async function portInfo(port: ListedPort, plugged: readonly LinuxUsbDevice[]): Promise<SerialPortInfo> {
  const place = await usbPlaceOf(join(LINUX_ROOT.sys, 'class/tty', basename(port.path), 'device'))
  const device = plugged.find((each) => each.port === place?.port)
  return {
    path: port.path,
    serialNumber: device?.serialNumber ?? port.serialNumber ?? null,
    manufacturer: device?.manufacturer ?? port.manufacturer ?? null,
    product: device?.product ?? null,
    vendorId: device === undefined ? (port.vendorId ?? null) : hexId(device.vendorId),
    productId: device === undefined ? (port.productId ?? null) : hexId(device.productId),
    port: device?.port ?? null,
  }
}

type ListedPort = Awaited<ReturnType<typeof SerialPort.list>>[number]

const UNKNOWN: Omit<ListedPort, 'path'> = {
  manufacturer: undefined,
  serialNumber: undefined,
  pnpId: undefined,
  locationId: undefined,
  productId: undefined,
  vendorId: undefined,
}

/** The library asks udev, which small systems do not have. */
async function withoutUdev(error: unknown): Promise<ListedPort[]> {
  if (String(error).includes('udevadm ENOENT')) return (await serialDevices()).map((path) => ({ path, ...UNKNOWN }))
  throw new TransportError('DEVICE_UNAVAILABLE', `The system does not list its serial ports: ${String(error)}.`)
}

/** Linux lists dozens of /dev/ttyS* for ports that no computer has any more; the kernel knows them as type 0. */
async function hasHardware(path: string): Promise<boolean> {
  if (!path.startsWith('/dev/ttyS')) return true
  const type = await readFile(`/sys/class/tty/${basename(path)}/type`, 'utf8').catch(() => '')
  return type.trim() !== '0'
}

async function loadSerialPort(): Promise<typeof SerialPortPackage> {
  try {
    return await import('serialport')
  } catch (error) {
    throw new TransportError('DEVICE_UNAVAILABLE', `Serial ports do not work on this machine: ${String(error)}.`)
  }
}
