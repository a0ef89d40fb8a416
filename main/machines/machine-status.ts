import { AppError } from '@scanbench/plugin'
import type { StatusTable, StatusValue } from '@scanbench/plugin/machine'

/** The statuses the host sets by itself; a table of a plugin may lack some. */
export type HostStatus = 'CONNECTED' | 'WARNING' | 'DISCONNECTED' | 'ERROR'

export interface MachineStatus {
  value: StatusValue
  /** What is, and what to do next. */
  text: string
  since: string
}

const NO_STATUS: StatusValue = { key: -1, label: 'Not loaded', color: 'secondary' }

export function statusByName(table: StatusTable, name: string, fallback: string): StatusValue {
  return table[name] ?? table[fallback] ?? NO_STATUS
}

export function statusByCode(table: StatusTable, code: number): StatusValue {
  const value = Object.values(table).find((row) => row.key === code)
  if (value === undefined) throw new AppError('INTERNAL', `This kind of machine has no status ${code}`)
  return value
}

/** The time stays while the same status goes on with other words. */
export function nextStatus(before: MachineStatus | null, value: StatusValue, text: string, now: string): MachineStatus {
  return { value, text, since: before?.value.key === value.key ? before.since : now }
}
