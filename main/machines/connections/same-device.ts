import { formatUsbIdentity, type ConnectionSpec } from '@scanbench/plugin/machine'

/** Who wants the same as another gets this word; null for what several may have at once. */
function deviceOf(spec: ConnectionSpec): string | null {
  switch (spec.transport) {
    case 'serial':
      return spec.path
    // Two programs that read one scanner would both have every scan.
    case 'hid':
    case 'usb':
      return formatUsbIdentity(spec.device)
    default:
      return null
  }
}

/** Do both mean one device that only one machine can have? */
export function isSameDevice(one: ConnectionSpec, other: ConnectionSpec | null): boolean {
  const device = deviceOf(one)
  return device !== null && other !== null && device === deviceOf(other)
}
