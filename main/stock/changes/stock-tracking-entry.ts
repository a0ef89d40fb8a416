import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import type { HistoryCode } from '../items/stock-status.ts'

/** What happened to an item, as it is kept for good. */
export interface TrackingEntry {
  item: number
  part: number
  type: HistoryCode
  deltas: Record<string, unknown>
}

/** Who did it and when; the same for every entry of one call. */
export interface TrackingStamp {
  user: number | null
  date: string
  notes: string
}

export async function writeTracking(
  transaction: Kysely<Tables>,
  stamp: TrackingStamp,
  entries: readonly TrackingEntry[],
): Promise<void> {
  const rows = entries.map(({ item, part, type, deltas }) => ({
    item,
    part,
    tracking_type: type,
    deltas: JSON.stringify(deltas),
    ...stamp,
  }))
  if (rows.length > 0) await transaction.insertInto('stock_tracking').values(rows).execute()
}

/** How a change of status is told in the deltas. */
export function statusDeltas(from: number, to: number): Record<string, number> {
  return from === to ? {} : { status: to, status_logical: to, old_status: from, old_status_logical: from }
}
