import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import { keyList } from '../list-query.ts'
import { refuseChanged } from '../object-checks.ts'
import type { SeenRows } from '../object-checks.ts'
import { refuse } from '../refuse.ts'
import type { ChangedColumns, ItemChange, PlainChange, PlanContext, Planner, Split } from './stock-change-plans.ts'
import { refuseUnknownStatus, roundQuantity } from '../items/stock-item-checks.ts'
import type { StockItemRow } from '../items/stock-item-records.ts'
import { deleteItems } from '../items/stock-item-removal.ts'
import { HISTORY } from '../items/stock-status.ts'
import type { HistoryCode } from '../items/stock-status.ts'
import { writeTracking } from './stock-tracking-entry.ts'
import type { TrackingStamp } from './stock-tracking-entry.ts'

/** What a call did, each item once. */
export class Outcome {
  readonly created = new Set<number>()
  readonly saved = new Set<number>()
  readonly deleted = new Set<number>()
  /** What plugins are told: events of stock by name. */
  readonly happened: { name: string; data: Record<string, unknown> }[] = []

  actions() {
    const saved = this.saved.difference(this.deleted).difference(this.created)
    return [
      ['created', this.created],
      ['saved', saved],
      ['deleted', this.deleted],
    ] as const
  }
}

interface Application {
  planner: Planner
  change: ItemChange
  context: PlanContext
  stamp: TrackingStamp
  changes: Outcome
  seen: SeenRows
}

export async function applyChange(transaction: Kysely<Tables>, application: Application): Promise<void> {
  const { planner, change, context, stamp, changes, seen } = application
  const item = await transaction.selectFrom('stock_item').selectAll().where('pk', '=', change.pk).executeTakeFirst()
  if (item === undefined) refuse('pk', `Invalid pk "${change.pk}" - object does not exist.`)
  refuseChanged(seen, item)
  if (change.status !== undefined) refuseUnknownStatus(change.status)
  const plan = planner(item, change, context)
  if (plan.kind === 'nothing') return
  if (plan.kind === 'change') await writeChange(transaction, { item, plan, stamp, changes })
  else await writeSplit(transaction, { item, plan, stamp, changes })
}

interface Writing<P> {
  item: StockItemRow
  plan: P
  stamp: TrackingStamp
  changes: Outcome
}

async function writeChange(
  transaction: Kysely<Tables>,
  { item, plan, stamp, changes }: Writing<PlainChange>,
): Promise<void> {
  const target = plan.mergeInto ? await mergeTarget(transaction, item, plan.row) : undefined
  if (target !== undefined) {
    await mergeWhole(transaction, { item, target, stamp, changes })
    return
  }
  await transaction
    .updateTable('stock_item')
    .set({ ...plan.row, updated: stamp.date })
    .where('pk', '=', item.pk)
    .execute()
  await writeTracking(transaction, stamp, [{ item: item.pk, part: item.part, type: plan.type, deltas: plan.deltas }])
  changes.saved.add(item.pk)
  tell(changes, item, plan)
  if (plan.row.quantity === 0 && item.serial === null && item.delete_on_deplete === 1) {
    await deleteItems(transaction, keyList([item.pk]))
    changes.deleted.add(item.pk)
  }
}

/** The names by which plugins know what was done. */
const EVENTS: Readonly<Partial<Record<HistoryCode, string>>> = {
  [HISTORY.counted]: 'stockitem.counted',
  [HISTORY.added]: 'stockitem.quantityupdated',
  [HISTORY.removed]: 'stockitem.quantityupdated',
  [HISTORY.moved]: 'stockitem.moved',
}

function tell(changes: Outcome, item: StockItemRow, { type, row }: PlainChange): void {
  const name = EVENTS[type]
  if (name === undefined) return
  const place = name === 'stockitem.moved' ? { old_location: item.location, new_location: row.location ?? null } : {}
  const quantity = row.quantity ?? item.quantity
  changes.happened.push({ name, data: { id: item.pk, model: 'stockitem', quantity, ...place } })
}

async function writeSplit(transaction: Kysely<Tables>, { item, plan, stamp, changes }: Writing<Split>): Promise<void> {
  const target = plan.mergeInto ? await mergeTarget(transaction, item, plan.row) : undefined
  const joined = target?.pk ?? (await insertPiece(transaction, item, plan, stamp.date))
  if (target !== undefined) await addTo(transaction, target, plan.moved, stamp)
  const rest = plan.rest
  await transaction
    .updateTable('stock_item')
    .set({ quantity: rest, updated: stamp.date })
    .where('pk', '=', item.pk)
    .execute()
  const taken = { stockitem: joined, removed: plan.moved, quantity: rest }
  const entries = [{ item: item.pk, part: item.part, type: HISTORY.splitChild, deltas: taken }]
  const piece = { item: joined, part: item.part, type: HISTORY.splitFrom, deltas: plan.deltas }
  await writeTracking(transaction, stamp, target === undefined ? [...entries, piece] : entries)
  changes.saved.add(item.pk)
  changes.happened.push({ name: 'stockitem.split', data: { id: joined, model: 'stockitem', parent: item.pk } })
  if (target === undefined) changes.created.add(joined)
  else changes.saved.add(joined)
}

async function insertPiece(
  transaction: Kysely<Tables>,
  { pk, ...item }: StockItemRow,
  plan: Split,
  date: string,
): Promise<number> {
  const row = { ...item, ...plan.row, quantity: plan.moved, parent: pk, creation_date: date, updated: date }
  const inserted = await transaction.insertInto('stock_item').values(row).returning('pk').executeTakeFirstOrThrow()
  return inserted.pk
}

/** An item at the destination that cannot be told from this one. */
async function mergeTarget(
  transaction: Kysely<Tables>,
  item: StockItemRow,
  row: ChangedColumns,
): Promise<StockItemRow | undefined> {
  const wanted = { ...item, ...row }
  const candidates = await transaction
    .selectFrom('stock_item')
    .selectAll()
    .where('part', '=', item.part)
    .where('location', 'is', wanted.location)
    .where('serial', 'is', null)
    .where('pk', '<>', item.pk)
    .orderBy('pk')
    .execute()
  return candidates.find((other) => SAME.every((column) => other[column] === wanted[column]))
}

const SAME = ['batch', 'status', 'packaging', 'expiry_date', 'purchase_price', 'purchase_price_currency'] as const

async function mergeWhole(
  transaction: Kysely<Tables>,
  { item, target, stamp, changes }: Omit<Writing<never>, 'plan'> & { target: StockItemRow },
): Promise<void> {
  await addTo(transaction, target, item.quantity, stamp)
  const deltas = { stockitem: target.pk, removed: item.quantity, quantity: 0 }
  await writeTracking(transaction, stamp, [{ item: item.pk, part: item.part, type: HISTORY.merged, deltas }])
  await transaction.updateTable('stock_item').set({ parent: target.pk }).where('parent', '=', item.pk).execute()
  await deleteItems(transaction, keyList([item.pk]))
  changes.saved.add(target.pk)
  changes.deleted.add(item.pk)
}

async function addTo(
  transaction: Kysely<Tables>,
  target: StockItemRow,
  added: number,
  stamp: TrackingStamp,
): Promise<void> {
  const quantity = roundQuantity(target.quantity + added)
  await transaction
    .updateTable('stock_item')
    .set({ quantity, updated: stamp.date })
    .where('pk', '=', target.pk)
    .execute()
  const deltas = { added, quantity, location: target.location }
  await writeTracking(transaction, stamp, [{ item: target.pk, part: target.part, type: HISTORY.merged, deltas }])
}
