/** A device on USB as settings name it: by serial number where it has one, else by the socket it sits in, else by model. */
export interface UsbIdentity {
  vendorId: number
  productId: number
  serialNumber: string | null
  /** The socket, such as `1-1.4`; null when any will do. */
  port: string | null
}

/** A device that is plugged in. */
export interface UsbDevice extends UsbIdentity {
  manufacturer: string | null
  product: string | null
}

export type UsbSearch<Device> =
  | { outcome: 'found'; device: Device }
  | { outcome: 'absent' }
  /** So many fit, and none is taken. */
  | { outcome: 'ambiguous'; count: number }

/** Looks for the one device that is meant. Of two that fit neither is taken: the wrong one would be a lie. */
export function findUsbDevice<Device extends UsbIdentity>(
  devices: readonly Device[],
  identity: UsbIdentity,
): UsbSearch<Device> {
  const fitting = devices.filter((device) => isSame(device, identity))
  const [first] = fitting
  if (first === undefined) return { outcome: 'absent' }
  // Several interfaces of one device are one device.
  const isOne = fitting.every((device) => device.port === first.port && device.serialNumber === first.serialNumber)
  return isOne ? { outcome: 'found', device: first } : { outcome: 'ambiguous', count: fitting.length }
}

function isSame(device: UsbIdentity, wanted: UsbIdentity): boolean {
  if (device.vendorId !== wanted.vendorId || device.productId !== wanted.productId) return false
  if (wanted.serialNumber !== null && device.serialNumber !== wanted.serialNumber) return false
  return wanted.port === null || device.port === wanted.port
}

/**
 * How a device is told apart from all that are plugged in: a serial number that a twin has too (some makers give all
 * the same) is none, and then the socket decides.
 */
export function identityAmong(device: UsbIdentity, plugged: readonly UsbIdentity[]): UsbIdentity {
  const { vendorId, productId, serialNumber, port } = device
  if (serialNumber === null) return { vendorId, productId, serialNumber, port }
  const twins = plugged.filter((other) => isSame(other, { ...device, port: null }))
  const sockets = new Set(twins.map((twin) => twin.port))
  return { vendorId, productId, serialNumber, port: sockets.size > 1 ? port : null }
}
