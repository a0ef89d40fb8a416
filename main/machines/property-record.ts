import type { MachineProperty as DriverProperty } from '@scanbench/plugin/machine'
import type { MachineProperty } from '../records/machine-records.ts'

/** A driver need not give more than key and value. */
export function propertyRecord({
  key,
  value,
  group = '',
  type = 'str',
  max_progress,
}: DriverProperty): MachineProperty {
  return { key, value, group, type, max_progress: max_progress ?? (type === 'progress' ? 100 : null) }
}
