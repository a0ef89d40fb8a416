import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import { flag, localDate } from '../../storage/values.ts'
import { refuse } from '../refuse.ts'
import { readSerialNumbers } from './serial-numbers.ts'
import {
  latestSerial,
  partToStore,
  refuseQuantity,
  refuseTakenSerials,
  refuseUnknownStatus,
  refuseUnusableLocation,
  roundQuantity,
} from './stock-item-checks.ts'
import type { JudgedSerial, StockItemPatch } from './stock-item-edit.ts'
import type { StockServices } from '../stock-services.ts'
import { HISTORY } from './stock-status.ts'
import { writeTracking } from '../changes/stock-tracking-entry.ts'

export interface NewStockItem extends Omit<StockItemPatch, 'serial' | 'quantity'> {
  part: number
  quantity: number
  /** Makes one item for each number that the text stands for. */
  serial_numbers?: string | undefined
}

/** One item that is to be made. */
interface Piece {
  quantity: number
  serial: string | null
  judged: JudgedSerial
}

const DAY_MS = 86_400_000
const NO_SERIAL: JudgedSerial = { number: 0, isAccepted: true }

/** What is to be made: numbers given out and everybody asked, before anything is written. */
export async function judgePieces(services: StockServices, input: NewStockItem): Promise<Piece[]> {
  const { checks } = services
  const serials = await serialsOf(services, input)
  const { serial_numbers: _text, ...given } = input
  if (serials === null) {
    await checks.save({ model: 'stockitem', pk: null, fields: { ...given, serial: null } }, null)
    return [{ quantity: roundQuantity(input.quantity), serial: null, judged: NO_SERIAL }]
  }
  const pieces: Piece[] = []
  for (const serial of serials) {
    const fields = { ...given, quantity: 1, serial }
    const accepted = await checks.save({ model: 'stockitem', pk: null, fields }, null)
    const judged = { number: await checks.serialNumber(serial), isAccepted: accepted.serial }
    pieces.push({ quantity: 1, serial, judged })
  }
  return pieces
}

async function serialsOf({ database, checks }: StockServices, input: NewStockItem): Promise<string[] | null> {
  const text = input.serial_numbers?.trim() ?? ''
  if (text === '') return null
  const { pk: part, trackable } = await partToStore(database.write, input.part)
  if (trackable === 0) refuse('serial_numbers', 'Serial numbers are for trackable parts only.')
  const latest = (await checks.latestSerial(part)) ?? (await latestSerial(database.write, part))
  const next = (serial: string) => checks.nextSerial(serial, part)
  return await readSerialNumbers({ text, quantity: input.quantity, latest, next })
}

interface Creation {
  input: NewStockItem
  pieces: readonly Piece[]
  user: number | null
  now: Date
}

/** Writes the pieces with their first tracking entries, within one transaction. */
export async function insertItems(transaction: Kysely<Tables>, creation: Creation): Promise<number[]> {
  const { input, pieces, user, now } = creation
  const part = await partToStore(transaction, input.part)
  const location = input.location === undefined ? part.default_location : input.location
  await refuseUnusableLocation(transaction, location)
  refuseQuantity(input.quantity, { whole: part.trackable === 1 })
  if (input.status !== undefined) refuseUnknownStatus(input.status)
  const serials = pieces.flatMap(({ serial, judged }) => (serial === null || judged.isAccepted ? [] : serial))
  await refuseTakenSerials(transaction, 'serial_numbers', { part: part.pk, serials, except: null })
  const common = {
    part: part.pk,
    location,
    batch: input.batch ?? null,
    status: input.status ?? 10,
    packaging: input.packaging ?? null,
    expiry_date: input.expiry_date ?? standardExpiry(part.default_expiry, now),
    delete_on_deplete: flag(input.delete_on_deplete ?? true),
    link: input.link ?? '',
    notes: input.notes ?? '',
    purchase_price: input.purchase_price ?? null,
    purchase_price_currency: input.purchase_price_currency ?? '',
    creation_date: now.toISOString(),
    updated: now.toISOString(),
  }
  const pks: number[] = []
  for (const { quantity, serial, judged } of pieces) {
    const row = { ...common, quantity, serial, serial_int: serial === null ? null : judged.number }
    const { pk } = await transaction.insertInto('stock_item').values(row).returning('pk').executeTakeFirstOrThrow()
    pks.push(pk)
    const deltas = { quantity, status: row.status, ...(location === null ? {} : { location }) }
    const entry = { item: pk, part: part.pk, type: HISTORY.created, deltas }
    await writeTracking(transaction, { user, date: row.updated, notes: '' }, [entry])
  }
  return pks
}

function standardExpiry(days: number, now: Date): string | null {
  return days > 0 ? localDate(new Date(now.getTime() + days * DAY_MS)) : null
}
