import type { ConnectionSpec } from '@scanbench/plugin/machine'
import { transportOf } from '../../devices/transports/transports.ts'

const deviceOf = (spec: ConnectionSpec): string | null => transportOf(spec).exclusive(spec)

/** Do both mean one device that only one machine can have? */
export function isSameDevice(one: ConnectionSpec, other: ConnectionSpec | null): boolean {
  const device = deviceOf(one)
  return device !== null && other !== null && device === deviceOf(other)
}
