import type { Machine } from '../records/machine-records.ts'
import type { SettingObject } from '../records/setting-records.ts'
import { wireRecord, type WireRecord } from './connections/wire-record.ts'
import type { WireLog } from './connections/wire-log.ts'

interface Known {
  machine: Machine
  /** As the API shows them: secrets are masked already. */
  settings: readonly SettingObject[]
  wire: WireLog
  madeAt: Date
}

/** All that is known of a machine, for somebody elsewhere who shall find out what is wrong; without secrets. */
export interface Diagnostics {
  made_at: string
  machine: Machine
  settings: { config_type: string; key: string; value: unknown }[]
  wire: WireRecord[]
  /** The same as lines that a test can replay. */
  transcript: string[]
}

export function diagnosticsOf({ machine, settings, wire, madeAt }: Known): Diagnostics {
  return {
    made_at: madeAt.toISOString(),
    machine,
    settings: settings.map(({ config_type = '', key, value }) => ({ config_type, key, value })),
    wire: wire.entries.map(wireRecord),
    transcript: wire.transcript().split('\n').slice(0, -1),
  }
}
