import { refuse } from '../refuse.ts'
import { roundQuantity } from '../items/stock-item-checks.ts'
import type { StockItemRow } from '../items/stock-item-records.ts'
import { HISTORY } from '../items/stock-status.ts'
import type { HistoryCode } from '../items/stock-status.ts'
import { statusDeltas } from './stock-tracking-entry.ts'

/** One line of a stock call. */
export interface ItemChange {
  pk: number
  quantity: number
  batch?: string | null | undefined
  status?: number | undefined
  packaging?: string | null | undefined
  /** Transfers only: join a matching item at the destination. */
  merge?: boolean | undefined
}

export type ChangedColumns = Partial<
  Pick<StockItemRow, 'quantity' | 'location' | 'batch' | 'status' | 'packaging' | 'stocktake_date' | 'stocktake_user'>
>

interface Changing {
  /** Columns that get a new value. */
  row: ChangedColumns
  /** What the tracking entry says. */
  deltas: Record<string, unknown>
  mergeInto: boolean
}

export interface PlainChange extends Changing {
  kind: 'change'
  type: HistoryCode
}

/** A piece is taken off: `row` and `deltas` are those of the piece. */
export interface Split extends Changing {
  kind: 'split'
  moved: number
  rest: number
}

/** What is to be done with one item. Pure: nothing is read or written here. */
export type ChangePlan = { kind: 'nothing' } | PlainChange | Split

export interface PlanContext {
  location: number | null
  user: number | null
  today: string
}

export type Planner = (item: StockItemRow, change: ItemChange, context: PlanContext) => ChangePlan

const NOTHING: ChangePlan = { kind: 'nothing' }

export function planCount(item: StockItemRow, change: ItemChange, context: PlanContext): ChangePlan {
  refuseNegative(change.quantity)
  const quantity = item.serial === null ? roundQuantity(change.quantity) : 1
  const moved = context.location !== null && context.location !== item.location
  const place = moved ? { location: context.location } : {}
  const told = moved ? { location: context.location, old_location: item.location } : {}
  const taken = { stocktake_date: context.today, stocktake_user: context.user }
  return plainChange(item, change, {
    type: HISTORY.counted,
    row: { quantity, ...place, ...taken },
    deltas: { quantity, ...told },
  })
}

export function planAdd(item: StockItemRow, change: ItemChange): ChangePlan {
  refuseNegative(change.quantity)
  if (change.quantity === 0 || item.serial !== null) return NOTHING
  const quantity = roundQuantity(item.quantity + change.quantity)
  const deltas = { added: change.quantity, quantity }
  return plainChange(item, change, { type: HISTORY.added, row: { quantity }, deltas })
}

/** Never takes more than there is. */
export function planRemove(item: StockItemRow, change: ItemChange): ChangePlan {
  refuseNegative(change.quantity)
  if (change.quantity === 0 || item.serial !== null) return NOTHING
  const removed = Math.min(change.quantity, Math.max(item.quantity, 0))
  const quantity = roundQuantity(item.quantity - removed)
  return plainChange(item, change, { type: HISTORY.removed, row: { quantity }, deltas: { removed, quantity } })
}

export function planTransfer(item: StockItemRow, change: ItemChange, { location }: PlanContext): ChangePlan {
  refuseNegative(change.quantity)
  if (change.quantity === 0) refuse('quantity', 'Ensure this value is greater than 0.')
  const isWhole = item.serial !== null || change.quantity >= item.quantity
  const mergeInto = change.merge === true && item.serial === null
  if (isWhole) {
    const type = item.location === location ? HISTORY.updated : HISTORY.moved
    const deltas = { quantity: item.quantity, location }
    return { ...plainChange(item, change, { type, row: { location }, deltas }), mergeInto }
  }
  const moved = roundQuantity(change.quantity)
  const sent = overwritten(item, change)
  return {
    kind: 'split',
    moved,
    rest: roundQuantity(item.quantity - moved),
    row: { location, ...sent.row },
    deltas: { stockitem: item.pk, quantity: moved, location, ...sent.deltas },
    mergeInto,
  }
}

function plainChange(
  item: StockItemRow,
  change: ItemChange,
  { type, row, deltas }: Pick<PlainChange, 'type' | 'row' | 'deltas'>,
): PlainChange {
  const sent = overwritten(item, change)
  return { kind: 'change', type, row: { ...row, ...sent.row }, deltas: { ...deltas, ...sent.deltas }, mergeInto: false }
}

/** Batch, packaging and status that came with the call replace the item's. */
function overwritten(item: StockItemRow, { batch, packaging, status }: ItemChange) {
  const texts = { ...(batch === undefined ? {} : { batch }), ...(packaging === undefined ? {} : { packaging }) }
  if (status === undefined) return { row: texts, deltas: texts }
  return { row: { ...texts, status }, deltas: { ...texts, ...statusDeltas(item.status, status) } }
}

function refuseNegative(quantity: number): void {
  if (quantity < 0) refuse('quantity', 'Ensure this value is greater than or equal to 0.')
}
