import { TransportError } from './connection.ts'
import { findUsbDevice, type UsbDevice, type UsbIdentity } from './usb-device.ts'

/** The one device that is meant, or an error that says what to do. `what`: "scanner", "printer". */
export function demandUsbDevice<Device extends UsbDevice>(
  devices: readonly Device[],
  identity: UsbIdentity,
  what: string,
): Device {
  const search = findUsbDevice(devices, identity)
  if (search.outcome === 'found') return search.device
  const model = `${hexId(identity.vendorId)}:${hexId(identity.productId)}`
  if (search.outcome === 'absent')
    throw new TransportError('DEVICE_NOT_FOUND', `There is no ${what} ${model}. Plug it in, or choose another.`)
  throw new TransportError(
    'DEVICE_NOT_FOUND',
    `${search.count} devices like ${model} are plugged in. Choose in the settings which of them is meant.`,
  )
}

export function hexId(id: number): string {
  return id.toString(16).padStart(4, '0')
}
