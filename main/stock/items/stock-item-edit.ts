import type { Kysely, Updateable } from 'kysely'
import type { StockItemTable, Tables } from '../../storage/tables.ts'
import { flag } from '../../storage/values.ts'
import { refuse } from '../refuse.ts'
import {
  refuseQuantity,
  refuseTakenSerials,
  refuseUnknownStatus,
  refuseUnusableLocation,
  roundQuantity,
} from './stock-item-checks.ts'
import type { StockItemRow } from './stock-item-records.ts'
import { statusDeltas } from '../changes/stock-tracking-entry.ts'

/** What can be changed by hand; absent means: stays as it is. */
export interface StockItemPatch {
  quantity?: number | undefined
  serial?: string | null | undefined
  batch?: string | null | undefined
  location?: number | null | undefined
  status?: number | undefined
  packaging?: string | null | undefined
  expiry_date?: string | null | undefined
  delete_on_deplete?: boolean | undefined
  link?: string | undefined
  notes?: string | undefined
  purchase_price?: number | null | undefined
  purchase_price_currency?: string | undefined
}

/** What was found out about a new serial number before the transaction. */
export interface JudgedSerial {
  /** By which it sorts. */
  number: number
  /** A plugin vouches for it, whoever else has it. */
  isAccepted: boolean
}

type Changes = Updateable<StockItemTable>

/** Plain columns of which the tracking tells the new value. */
const TOLD = ['batch', 'packaging', 'expiry_date'] as const
const QUIET = ['link', 'notes', 'purchase_price', 'purchase_price_currency'] as const

/** Holds a patch against the item: the columns that change, and what the tracking says about it. */
export async function planEdit(
  database: Kysely<Tables>,
  before: StockItemRow,
  { patch, judged }: { patch: StockItemPatch; judged: JudgedSerial },
): Promise<{ changes: Changes; deltas: Record<string, unknown> }> {
  const pieces = [
    quantityEdit(before, patch.quantity, patch.serial),
    await serialEdit(database, before, { serial: patch.serial, judged }),
    await locationEdit(database, before, patch.location),
    statusEdit(before, patch.status),
    plainEdits(before, patch),
  ]
  return {
    changes: Object.assign({}, ...pieces.map(({ changes }) => changes)) as Changes,
    deltas: Object.assign({}, ...pieces.map(({ deltas }) => deltas)) as Record<string, unknown>,
  }
}

interface Edit {
  changes: Changes
  deltas: Record<string, unknown>
}

const NOTHING: Edit = { changes: {}, deltas: {} }

function quantityEdit(before: StockItemRow, quantity: number | undefined, serial: string | null | undefined): Edit {
  if (quantity === undefined || quantity === before.quantity) return NOTHING
  refuseQuantity(quantity, { whole: false })
  const hasSerial = serial === undefined ? before.serial !== null : serial !== null
  if (hasSerial && quantity !== 1) refuse('quantity', 'An item with a serial number is one piece.')
  const rounded = roundQuantity(quantity)
  return { changes: { quantity: rounded }, deltas: { quantity: rounded } }
}

async function serialEdit(
  database: Kysely<Tables>,
  before: StockItemRow,
  { serial, judged }: { serial: string | null | undefined; judged: JudgedSerial },
): Promise<Edit> {
  if (serial === undefined || serial === before.serial) return NOTHING
  if (serial === null) return { changes: { serial: null, serial_int: null }, deltas: { serial } }
  if (before.quantity !== 1) refuse('serial', 'Only a single piece can have a serial number.')
  if (!judged.isAccepted)
    await refuseTakenSerials(database, 'serial', { part: before.part, serials: [serial], except: before.pk })
  return { changes: { serial, serial_int: judged.number }, deltas: { serial } }
}

async function locationEdit(
  database: Kysely<Tables>,
  before: StockItemRow,
  location: number | null | undefined,
): Promise<Edit> {
  if (location === undefined || location === before.location) return NOTHING
  await refuseUnusableLocation(database, location)
  return { changes: { location }, deltas: { location, old_location: before.location } }
}

function statusEdit(before: StockItemRow, status: number | undefined): Edit {
  if (status === undefined || status === before.status) return NOTHING
  refuseUnknownStatus(status)
  return { changes: { status }, deltas: statusDeltas(before.status, status) }
}

function plainEdits(before: StockItemRow, patch: StockItemPatch): Edit {
  const differs = (name: (typeof TOLD)[number] | (typeof QUIET)[number]) =>
    patch[name] !== undefined && patch[name] !== before[name]
  const pick = (names: readonly (keyof StockItemPatch)[]) =>
    Object.fromEntries(names.map((name) => [name, patch[name]]))
  const told = pick(TOLD.filter(differs))
  const keep = patch.delete_on_deplete
  const kept = keep === undefined || flag(keep) === before.delete_on_deplete ? {} : { delete_on_deplete: flag(keep) }
  return { changes: { ...told, ...pick(QUIET.filter(differs)), ...kept }, deltas: told }
}
