/** One row of a status table as `/api/.../status/` answers it. */
export interface StatusValue {
  key: number
  logical_key: number
  name: string
  label: string
  color: 'primary' | 'secondary' | 'success' | 'warning' | 'danger' | 'info' | 'dark'
  custom: boolean
}

export interface StatusTable {
  status_class: string
  values: Record<string, StatusValue>
}

type Row = [name: string, key: number, label: string, color: StatusValue['color']]

function statusTable(status_class: string, rows: readonly Row[]): StatusTable {
  const values = rows.map(([name, key, label, color]) => [
    name,
    { key, logical_key: key, name, label, color, custom: false },
  ])
  return { status_class, values: Object.fromEntries(values) as StatusTable['values'] }
}

function labels(table: StatusTable): ReadonlyMap<number, string> {
  return new Map(Object.values(table.values).map(({ key, label }) => [key, label]))
}

export const STOCK_STATUS = statusTable('StockStatus', [
  ['OK', 10, 'OK', 'success'],
  ['ATTENTION', 50, 'Attention needed', 'warning'],
  ['DAMAGED', 55, 'Damaged', 'warning'],
  ['DESTROYED', 60, 'Destroyed', 'danger'],
  ['REJECTED', 65, 'Rejected', 'danger'],
  ['LOST', 70, 'Lost', 'dark'],
  ['QUARANTINED', 75, 'Quarantined', 'info'],
  ['RETURNED', 85, 'Returned', 'warning'],
])

/** Items of these states count as stock, others are there but cannot be used. */
export const IN_STOCK_STATES: readonly number[] = [10, 50, 55, 85]

/** Tracking types that the program writes, by meaning. */
export const HISTORY = {
  created: 1,
  edited: 5,
  counted: 10,
  added: 11,
  removed: 12,
  moved: 20,
  updated: 25,
  splitFrom: 40,
  splitChild: 42,
  merged: 45,
} as const

export type HistoryCode = (typeof HISTORY)[keyof typeof HISTORY]

export const STOCK_HISTORY_CODE = statusTable('StockHistoryCode', [
  ['LEGACY', 0, 'Legacy stock tracking entry', 'secondary'],
  ['CREATED', HISTORY.created, 'Stock item created', 'secondary'],
  ['EDITED', HISTORY.edited, 'Edited stock item', 'secondary'],
  ['ASSIGNED_SERIAL', 6, 'Assigned serial number', 'secondary'],
  ['STOCK_COUNT', HISTORY.counted, 'Stock counted', 'secondary'],
  ['STOCK_ADD', HISTORY.added, 'Stock manually added', 'secondary'],
  ['STOCK_REMOVE', HISTORY.removed, 'Stock manually removed', 'secondary'],
  ['STOCK_SERIALIZED', 13, 'Serialized stock items', 'secondary'],
  ['RETURNED_TO_STOCK', 15, 'Returned to stock', 'secondary'],
  ['STOCK_MOVE', HISTORY.moved, 'Location changed', 'secondary'],
  ['STOCK_UPDATE', HISTORY.updated, 'Stock updated', 'secondary'],
  ['INSTALLED_INTO_ASSEMBLY', 30, 'Installed into assembly', 'secondary'],
  ['REMOVED_FROM_ASSEMBLY', 31, 'Removed from assembly', 'secondary'],
  ['INSTALLED_CHILD_ITEM', 35, 'Installed component item', 'secondary'],
  ['REMOVED_CHILD_ITEM', 36, 'Removed component item', 'secondary'],
  ['SPLIT_FROM_PARENT', HISTORY.splitFrom, 'Split from parent item', 'secondary'],
  ['SPLIT_CHILD_ITEM', HISTORY.splitChild, 'Split child item', 'secondary'],
  ['MERGED_STOCK_ITEMS', HISTORY.merged, 'Merged stock items', 'secondary'],
  ['DISASSEMBLED', 46, 'Disassembled', 'secondary'],
  ['CREATED_FROM_DISASSEMBLY', 47, 'Created from disassembly', 'secondary'],
  ['CONVERTED_TO_VARIANT', 48, 'Converted to variant', 'secondary'],
  ['BUILD_OUTPUT_CREATED', 50, 'Build order output created', 'secondary'],
  ['BUILD_OUTPUT_COMPLETED', 55, 'Build order output completed', 'secondary'],
  ['BUILD_OUTPUT_REJECTED', 56, 'Build order output rejected', 'secondary'],
  ['BUILD_CONSUMED', 57, 'Consumed by build order', 'secondary'],
  ['SHIPPED_AGAINST_SALES_ORDER', 60, 'Shipped against a sales order', 'secondary'],
  ['RECEIVED_AGAINST_PURCHASE_ORDER', 70, 'Received against a purchase order', 'secondary'],
  ['RETURNED_AGAINST_RETURN_ORDER', 80, 'Returned against a return order', 'secondary'],
  ['SENT_TO_CUSTOMER', 100, 'Sent to customer', 'secondary'],
  ['RETURNED_FROM_CUSTOMER', 105, 'Returned from customer', 'secondary'],
])

const STATUS_LABELS = labels(STOCK_STATUS)
const HISTORY_LABELS = labels(STOCK_HISTORY_CODE)

export function isStockStatus(key: number): boolean {
  return STATUS_LABELS.has(key)
}

export function stockStatusLabel(key: number): string {
  return STATUS_LABELS.get(key) ?? String(key)
}

export function historyLabel(key: number): string {
  return HISTORY_LABELS.get(key) ?? String(key)
}
