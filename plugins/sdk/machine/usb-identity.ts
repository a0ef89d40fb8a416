import { AppError } from '../errors.ts'
import type { UsbIdentity } from './connection.ts'

const IDENTITY = /^([0-9a-f]{4}):([0-9a-f]{4})(?::([^@]+))?(?:@([0-9]+-[0-9]+(?:\.[0-9]+)*))?$/i

/**
 * Reads a device as settings hold it: `05e0:1200`, with its serial number `05e0:1200:S123`, or with its socket
 * `05e0:1200@1-1.4`. Throws SETTING_MISSING for empty text and INVALID_INPUT for anything else.
 * @since 1.0
 */
export function parseUsbIdentity(text: string): UsbIdentity {
  if (text === '') throw new AppError('SETTING_MISSING', 'No device is chosen yet. Choose it in the settings.')
  const [, vendor, product, serialNumber, port] = IDENTITY.exec(text) ?? []
  if (vendor === undefined || product === undefined)
    throw new AppError('INVALID_INPUT', `"${text}" names no USB device. It looks like 05e0:1200:serial.`)
  return {
    vendorId: Number.parseInt(vendor, 16),
    productId: Number.parseInt(product, 16),
    serialNumber: serialNumber ?? null,
    port: port ?? null,
  }
}

/** The text that `parseUsbIdentity` reads. @since 1.0 */
export function formatUsbIdentity({ vendorId, productId, serialNumber, port }: UsbIdentity): string {
  const serial = serialNumber === null ? '' : `:${serialNumber}`
  const socket = port === null ? '' : `@${port}`
  return `${hex(vendorId)}:${hex(productId)}${serial}${socket}`
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0')
}
