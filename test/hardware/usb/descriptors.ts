/** Descriptors of USB 2.0, chapter 9.6, and what devices say of themselves in them. */
export interface UsbModel {
  vendorId: number
  productId: number
  manufacturer: string
  product: string
  serialNumber: string | null
}

export interface InterfaceModel {
  class: number
  subclass: number
  protocol: number
  /** Descriptors of the class, between that of the interface and those of its endpoints. */
  extra: readonly (readonly number[])[]
  endpoints: readonly EndpointModel[]
}

export interface EndpointModel {
  /** With 0x80 where it goes to the host. */
  address: number
  type: 'bulk' | 'interrupt'
  packetBytes: number
  /** How often an interrupt pipe is asked; 0 for a bulk pipe. */
  intervalMs: number
}

export const low = (word: number): number => word & 0xff
export const high = (word: number): number => word >> 8
const word = (value: number): [number, number] => [low(value), high(value)]

const MANUFACTURER = 1
const PRODUCT = 2
const SERIAL_NUMBER = 3
const ENGLISH = 0x0409
const CONTROL_PACKET_BYTES = 64

export interface DeviceKind {
  deviceClass: number
  /** In decimal digits: 0x0600 is 6.00. Some drivers tell chips apart by it. */
  release: number
}

export function deviceDescriptor(
  { vendorId, productId, serialNumber }: UsbModel,
  { deviceClass, release }: DeviceKind,
): Uint8Array {
  const texts = [MANUFACTURER, PRODUCT, serialNumber === null ? 0 : SERIAL_NUMBER]
  const ids = [...word(vendorId), ...word(productId), ...word(release)]
  return Uint8Array.from([18, 1, ...word(0x0200), deviceClass, 0, 0, CONTROL_PACKET_BYTES, ...ids, ...texts, 1])
}

export function configurationDescriptor(interfaces: readonly InterfaceModel[]): Uint8Array {
  const parts = interfaces.flatMap((model, number) => [
    [9, 4, number, 0, model.endpoints.length, model.class, model.subclass, model.protocol, 0],
    ...model.extra,
    ...model.endpoints.map(endpointDescriptor),
  ])
  const length = parts.reduce((sum, part) => sum + part.length, 9)
  return Uint8Array.from([9, 2, ...word(length), interfaces.length, 1, 0, 0x80, 50, ...parts.flat()])
}

function endpointDescriptor({ address, type, packetBytes, intervalMs }: EndpointModel): number[] {
  return [7, 5, address, type === 'bulk' ? 2 : 3, ...word(packetBytes), intervalMs]
}

/** Null where the device has no such text. */
export function stringDescriptor(model: UsbModel, index: number): Uint8Array | null {
  if (index === 0) return Uint8Array.from([4, 3, ...word(ENGLISH)])
  const texts = [null, model.manufacturer, model.product, model.serialNumber]
  const text = texts[index] ?? null
  if (text === null) return null
  const bytes = Buffer.from(text, 'utf16le')
  return Uint8Array.from([bytes.length + 2, 3, ...bytes])
}
