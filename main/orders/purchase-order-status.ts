import { AppError } from '@scanbench/plugin'
import { OrderAction } from '../records/company-records.ts'

/** The states of a purchase order, under InvenTree's codes. */
export const PURCHASE_ORDER_STATUS = {
  PENDING: { key: 10, label: 'Pending', color: 'secondary' },
  PLACED: { key: 20, label: 'Placed', color: 'primary' },
  ON_HOLD: { key: 25, label: 'On hold', color: 'warning' },
  COMPLETE: { key: 30, label: 'Complete', color: 'success' },
  CANCELLED: { key: 40, label: 'Cancelled', color: 'danger' },
  LOST: { key: 50, label: 'Lost', color: 'warning' },
  RETURNED: { key: 60, label: 'Returned', color: 'warning' },
} as const

type StatusName = keyof typeof PURCHASE_ORDER_STATUS

interface StatusChange {
  from: readonly StatusName[]
  to: StatusName
  /** The date that the change is remembered by. */
  stamps: 'issue_date' | 'complete_date' | null
}

const CHANGES: Record<OrderAction, StatusChange> = {
  issue: { from: ['PENDING', 'ON_HOLD'], to: 'PLACED', stamps: 'issue_date' },
  hold: { from: ['PENDING', 'PLACED'], to: 'ON_HOLD', stamps: null },
  complete: { from: ['PLACED'], to: 'COMPLETE', stamps: 'complete_date' },
  cancel: { from: ['PENDING', 'PLACED', 'ON_HOLD'], to: 'CANCELLED', stamps: null },
}

const LABELS: ReadonlyMap<number, string> = new Map(
  Object.values(PURCHASE_ORDER_STATUS).map(({ key, label }) => [key, label]),
)

export function purchaseOrderStatusLabel(key: number): string {
  return LABELS.get(key) ?? String(key)
}

/** What a state allows. */
export function orderActions(current: number): OrderAction[] {
  return OrderAction.options.filter((action) => isAllowed(action, current))
}

function isAllowed(action: OrderAction, current: number): boolean {
  return CHANGES[action].from.some((name) => PURCHASE_ORDER_STATUS[name].key === current)
}

/** Where an action leads from here; INVALID_INPUT when it leads nowhere. */
export function statusChange(action: OrderAction, current: number) {
  const { to, stamps } = CHANGES[action]
  if (isAllowed(action, current)) return { target: PURCHASE_ORDER_STATUS[to].key, stamps }
  const wanted = PURCHASE_ORDER_STATUS[to].label.toLowerCase()
  const message = `An order that is ${purchaseOrderStatusLabel(current).toLowerCase()} cannot become ${wanted}.`
  throw new AppError('INVALID_INPUT', message, { details: { non_field_errors: [message] } })
}
