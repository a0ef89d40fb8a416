import { TransportError, type ControlAnswer, type ControlRequest } from '../connection.ts'
import { demandUsbDevice } from '../demand-usb-device.ts'
import { deviceIdText } from '../device-id.ts'
import { noControl } from '../open-connection.ts'
import { parsePortStatus } from '../port-status.ts'
import type { UsbDevice, UsbIdentity } from '../usb-device.ts'
import { linuxUsbDevices } from './linux/usb-tree.ts'
import { loadUsb, type LibraryDevice, type UsbLibrary } from './load-usb.ts'
import { openErrorOf, reasonOf } from './native-error.ts'

type LibraryInterface = NonNullable<LibraryDevice['configuration']>['interfaces'][number]

export interface UsbPipeWanted {
  identity: UsbIdentity
  /** "printer", "keyboard": what errors call it. */
  what: string
  /** Class, subclass and protocol, the best one first; null: any. */
  kinds: readonly (readonly [number, number, number | null])[]
  /** Of its endpoints. */
  type: 'bulk' | 'interrupt'
  /** Does the driver of the system get it back afterwards? */
  isGivenBack: boolean
}

/** One claimed interface of a device: two pipes, and questions beside them. One transfer at a time on each. */
export interface UsbPipe {
  readonly name: string
  /** Resolves with nothing when nothing came for a second. */
  read(): Promise<Uint8Array>
  /** One-way devices have no pipe to read from. */
  readonly canRead: boolean
  write(bytes: Uint8Array): Promise<void>
  control(request: ControlRequest): Promise<ControlAnswer>
  /** Gives the device back to the system. Nothing may be under way. */
  release(): Promise<void>
}

/** The library's own is a second, which ends slow jobs and does not say how much was taken. */
const WRITE_WITHIN_MS = 10_000
/** Short ones lose what arrives while they end; longer ones would hold up closing. */
const READ_WITHIN_MS = 1000
const ANSWER_WITHIN_MS = 5000
const DEVICE_ID_BYTES = 1023

/** Takes the device away from the driver of the system until it is released. */
export async function openUsbPipe(wanted: UsbPipeWanted): Promise<UsbPipe> {
  const usb = await loadUsb()
  const device = await findDevice(usb, wanted)
  const name = device.productName ?? `The ${wanted.what}`
  try {
    await device.open()
  } catch (error) {
    throw openErrorOf(error, name)
  }
  try {
    return await claimed(device, wanted, name)
  } catch (error) {
    await device.close().catch(() => {})
    throw openErrorOf(error, name)
  }
}

async function findDevice(usb: UsbLibrary, { identity, what }: UsbPipeWanted): Promise<LibraryDevice> {
  const all = await usb.getDevices().catch((error: unknown) => {
    throw new TransportError('DEVICE_UNAVAILABLE', `The system shows no USB devices (${reasonOf(error)}).`)
  })
  // Asking for a serial number opens the device: only those are asked that it may be.
  const model = all.filter(({ vendorId, productId }) => isModel(identity, vendorId, productId))
  const listed = model.map((device) => ({ ...usbDeviceOf(device, identity), device }))
  return demandUsbDevice(listed, identity, what).device
}

function isModel(identity: UsbIdentity, vendorId: number, productId: number): boolean {
  return identity.vendorId === vendorId && identity.productId === productId
}

function usbDeviceOf(device: LibraryDevice, { serialNumber }: UsbIdentity): UsbDevice {
  const { vendorId, productId } = device
  return {
    vendorId,
    productId,
    port: portOf(device),
    serialNumber: serialNumber === null ? null : (device.serialNumber ?? null),
    manufacturer: device.manufacturerName ?? null,
    product: device.productName ?? null,
  }
}

/** The socket; null for the root of a bus. */
function portOf({ bus, ports }: LibraryDevice): string | null {
  return ports.length === 0 ? null : `${Number.parseInt(bus, 10)}-${ports.join('.')}`
}

async function claimed(device: LibraryDevice, wanted: UsbPipeWanted, name: string): Promise<UsbPipe> {
  const found = findInterface(device, wanted)
  if (found === null)
    throw new TransportError('DEVICE_NOT_FOUND', `${name} is no ${wanted.what}. Choose another device.`)
  const number = found.interfaceNumber
  if (await isClaimedByOthers(device, number))
    throw new TransportError('DEVICE_BUSY', `${name} is held by another program. Close that program, then try again.`)
  const wasHeld = await detached(device, number)
  try {
    await device.claimInterface(number)
  } catch (error) {
    if (wasHeld) await device.attachKernelDriver(number).catch(() => {})
    throw error
  }
  return pipeOf({ device, found, wanted, name, isGivenBack: wasHeld && wanted.isGivenBack })
}

function findInterface(device: LibraryDevice, { kinds }: UsbPipeWanted): LibraryInterface | null {
  const interfaces = device.configuration?.interfaces ?? []
  for (const [main, sub, protocol] of kinds) {
    const found = interfaces.find(({ alternate: { interfaceClass, interfaceSubclass, interfaceProtocol } }) => {
      if (interfaceClass !== main || interfaceSubclass !== sub) return false
      return protocol === null || interfaceProtocol === protocol
    })
    if (found !== undefined) return found
  }
  return null
}

/** Linux would detach another program as it does a driver, in the middle of what it does. */
async function isClaimedByOthers(device: LibraryDevice, number: number): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const plugged = (await linuxUsbDevices()).find(({ port }) => port === portOf(device))
  return plugged?.interfaces.some((each) => each.number === number && each.driver === 'usbfs') ?? false
}

/** Was there a driver of the system to be detached? Outside Linux there is no such thing. */
async function detached(device: LibraryDevice, number: number): Promise<boolean> {
  try {
    await device.detachKernelDriver(number)
    return true
  } catch (error) {
    // 61: none was attached, perhaps since an earlier run left it so.
    if (/errno 61|not supported|unsupported/i.test(reasonOf(error)) || process.platform !== 'linux') return false
    throw error
  }
}

interface Claimed {
  device: LibraryDevice
  found: LibraryInterface
  wanted: UsbPipeWanted
  name: string
  isGivenBack: boolean
}

function pipeOf({ device, found, wanted, name, isGivenBack }: Claimed): UsbPipe {
  const { interfaceNumber, alternate } = found
  const endpoint = (direction: 'in' | 'out') =>
    alternate.endpoints.find((each) => each.direction === direction && each.type === wanted.type)
  const input = endpoint('in')
  const output = endpoint('out')
  return {
    name,
    canRead: input !== undefined,
    async read() {
      if (input === undefined) return new Uint8Array()
      try {
        // One packet: asking for less loses its rest, and asking for more loses full packets when no short one follows.
        const { data } = await device.transferIn(input.endpointNumber, input.packetSize, READ_WITHIN_MS)
        return data === undefined ? new Uint8Array() : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      } catch (error) {
        if (isExpired(error)) return new Uint8Array()
        if (!isStalled(error)) throw error
        await device.clearHalt('in', input.endpointNumber)
        return new Uint8Array()
      }
    },
    async write(bytes) {
      if (output === undefined) throw new TransportError('DEVICE_UNAVAILABLE', `${name} takes no data.`)
      try {
        await device.transferOut(output.endpointNumber, bytes, WRITE_WITHIN_MS)
      } catch (error) {
        // All that follows would be refused, too.
        if (isStalled(error)) await device.clearHalt('out', output.endpointNumber).catch(() => {})
        throw error
      }
    },
    control: (request) => controlPrinter(device, found, request),
    async release() {
      await device.releaseInterface(interfaceNumber).catch(() => {})
      // The driver does not come back by itself. A device that is gone has none.
      if (isGivenBack) await device.attachKernelDriver(interfaceNumber).catch(() => {})
      await device.close().catch(() => {})
    },
  }
}

function isExpired(error: unknown): boolean {
  return /cancelled/i.test(reasonOf(error))
}

function isStalled(error: unknown): boolean {
  return /stall/i.test(reasonOf(error))
}

/** The requests of the printer class (USB Device Class Definition for Printing Devices, 4.2). */
async function controlPrinter(
  device: LibraryDevice,
  { interfaceNumber, alternate }: LibraryInterface,
  request: ControlRequest,
): Promise<ControlAnswer> {
  const place = { requestType: 'class', recipient: 'interface', value: 0, index: interfaceNumber } as const
  switch (request.kind) {
    case 'device id': {
      const index = (interfaceNumber << 8) | alternate.alternateSetting
      const { data } = await device.controlTransferIn(
        { ...place, request: 0, index },
        DEVICE_ID_BYTES,
        ANSWER_WITHIN_MS,
      )
      return { kind: 'device id', text: data === undefined ? '' : deviceIdText(bytesOf(data)) }
    }
    case 'port status': {
      const { data } = await device.controlTransferIn({ ...place, request: 1 }, 1, ANSWER_WITHIN_MS)
      return parsePortStatus(data?.getUint8(0) ?? 0)
    }
    case 'soft reset':
      await softReset(device, interfaceNumber)
      return { kind: 'done' }
    default:
      return noControl(request)
  }
}

/** Version 1.0 of the class sends it to "other", version 1.1 to the interface; a printer may know either alone. */
async function softReset(device: LibraryDevice, index: number): Promise<void> {
  const request = { requestType: 'class', request: 2, value: 0, index } as const
  try {
    await device.controlTransferOut({ ...request, recipient: 'interface' }, new Uint8Array())
  } catch {
    await device.controlTransferOut({ ...request, recipient: 'other' }, new Uint8Array())
  }
}

function bytesOf(data: DataView): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}
