import { formatUsbIdentity } from '@scanbench/plugin/machine'
import type { DeviceListing } from '../../../drivers/transports/device-listing.ts'

/**
 * How the settings of a machine name this device: by what it is on USB, never by a port that it has until the next plug. By the
 * port alone goes only what nothing tells from its twin. Null for what has no name.
 */
export function placeName({ identity, path }: Pick<DeviceListing, 'identity' | 'path'>): string | null {
  if (identity === null) return path
  const isAlone = identity.serialNumber !== null || identity.port !== null
  return isAlone ? formatUsbIdentity(identity) : (path ?? formatUsbIdentity(identity))
}
