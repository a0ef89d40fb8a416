import { sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import type { Page } from '../../records/page.ts'
import type { Tables } from '../../storage/tables.ts'
import { columnsOf, countRows, orderBy, pagePks } from '../list-query.ts'
import type { Condition, ListQuery, OrderFields } from '../list-query.ts'

const PLACE = `(SELECT replace(pathstring, '/', char(1)) FROM stock_location WHERE pk = i.location) COLLATE NOCASE`

const ORDER_FIELDS: OrderFields = {
  batch: ['i.batch COLLATE NOCASE'],
  location: [PLACE],
  part: ['p.name COLLATE NOCASE'],
  part__name: ['p.name COLLATE NOCASE'],
  part__IPN: ['p.IPN COLLATE NOCASE'],
  IPN: ['p.IPN COLLATE NOCASE'],
  updated: ['i.updated'],
  creation_date: ['i.creation_date'],
  stocktake_date: ['i.stocktake_date'],
  expiry_date: ['i.expiry_date'],
  purchase_price: ['i.purchase_price'],
  packaging: ['i.packaging'],
  quantity: ['i.quantity'],
  stock: ['i.quantity', 'i.serial_int', 'i.serial'],
  status: ['i.status'],
}

/** By part, then quantity, then place: exactly the order of two indexes, one inside the other. */
const STANDARD = ['p.name COLLATE NOCASE', 'p.pk', 'i.quantity', 'i.location']

const ITEMS = sql`stock_item AS i`
const WITH_PART = sql`stock_item AS i JOIN part AS p ON p.pk = i.part`
/** Walks both indexes in their order and stops when the page is full: nothing is sorted. */
const WALKED = sql`part AS p INDEXED BY part_by_name CROSS JOIN stock_item AS i INDEXED BY stock_item_by_part ON i.part = p.pk`
/** Up to here sorting what was found is quicker than walking past what was not. */
const QUICKLY_SORTED = 60_000

export async function listItemPks(
  database: Kysely<Tables>,
  conditions: readonly Condition[],
  page: Page,
): Promise<{ count: number; pks: number[] }> {
  const count = await countRows(database, { from: ITEMS, conditions })
  if (count <= page.offset) return { count, pks: [] }
  return { count, pks: await pagePks(database, itemPage(conditions, page, count)) }
}

/** The query for one page of a list of so many items. */
export function itemPage(conditions: readonly Condition[], page: Page, count: number): ListQuery {
  const order = orderBy(page.ordering, ORDER_FIELDS, STANDARD, 'i.pk')
  return { from: source(page, count), pk: 'i.pk', conditions, order, page }
}

function source({ ordering }: Page, count: number): RawBuilder<unknown> {
  const columns = ordering.flatMap((word) => columnsOf(word.replace(/^-/, ''), ORDER_FIELDS))
  if (columns.length === 0) return count > QUICKLY_SORTED ? WALKED : WITH_PART
  return columns.some((column) => column.startsWith('p.')) ? WITH_PART : ITEMS
}
