import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { Listing, Page } from '../../records/page.ts'
import type { StockTracking as StockTrackingRecord } from '../../records/stock-records.ts'
import type { StockTrackingTable, Tables } from '../../storage/tables.ts'
import { jsonObject, localDateTime } from '../../storage/values.ts'
import { countRows, given, inOrder, keyList, pagePks } from '../list-query.ts'
import type { Condition } from '../list-query.ts'
import { refuseMissingReferences } from '../reference-checks.ts'
import { notFound } from '../refuse.ts'
import { contains } from '../search-terms.ts'
import type { StockServices } from '../stock-services.ts'
import { historyLabel } from '../items/stock-status.ts'
import { variantsOf } from '../parts/variants.ts'

export interface StockTrackingFilters {
  item?: number
  part?: number
  include_variants?: boolean
  user?: number
  min_date?: string
  max_date?: string
}

/** Items may be gone: their tracking stays and is asked for by part. */
const REFERENCES = { part: 'part', user: 'user' } as const

type Row = Selectable<StockTrackingTable> & { username: string | null }

/** What happened to stock: written with each change, never edited. */
export class StockTracking {
  readonly #services: Pick<StockServices, 'database'>

  constructor(services: Pick<StockServices, 'database'>) {
    this.#services = services
  }

  async get(pk: number, options: { userDetail: boolean }): Promise<StockTrackingRecord> {
    const [entry] = await load(this.#services.database.write, [pk], options)
    if (entry === undefined) throw notFound('stock tracking entry', pk)
    return entry
  }

  /** Newest first, also within one minute. */
  async list(
    filters: StockTrackingFilters,
    page: Page,
    options: { userDetail: boolean },
  ): Promise<Listing<StockTrackingRecord>> {
    const { read, write } = this.#services.database
    await refuseMissingReferences(write, filters, REFERENCES)
    const from = sql`stock_tracking AS e`
    const conditions = [...conditionsOf(filters), ...page.search.map((term) => contains('e.notes', term))]
    const order = orderOf(page.ordering)
    const count = await countRows(read, { from, conditions })
    const pks = await pagePks(read, { from, pk: 'e.pk', conditions, order, page })
    return { count, results: await inOrder(pks, (some) => load(read, some, options)) }
  }
}

/** Keys grow with time, so the key alone is the order of time in both directions. */
function orderOf(ordering: readonly string[]) {
  return ordering.includes('date') ? sql`e.pk` : sql`e.pk DESC`
}

function conditionsOf(filters: StockTrackingFilters): Condition[] {
  return [
    ...given(filters.item, (pk) => sql`e.item = ${pk}`),
    ...given(filters.part, (pk) =>
      filters.include_variants === true ? sql`e.part IN ${variantsOf(pk)}` : sql`e.part = ${pk}`,
    ),
    ...given(filters.user, (pk) => sql`e.user = ${pk}`),
    ...given(filters.min_date, (date) => sql`e.date >= ${date}`),
    ...given(filters.max_date, (date) => sql`e.date < date(${date}, '+1 day')`),
  ]
}

async function load(
  database: Kysely<Tables>,
  pks: readonly number[],
  { userDetail }: { userDetail: boolean },
): Promise<StockTrackingRecord[]> {
  const { rows } = await sql<Row>`SELECT e.*, user.username FROM stock_tracking AS e
    LEFT JOIN user ON user.pk = e.user WHERE e.pk IN ${keyList(pks)}`.execute(database)
  return rows.map((row) => ({ ...toRecord(row), ...(userDetail ? { user_detail: userOf(row) } : {}) }))
}

function toRecord(row: Row): StockTrackingRecord {
  return {
    pk: row.pk,
    item: row.item,
    part: row.part,
    date: localDateTime(row.date),
    tracking_type: row.tracking_type,
    label: historyLabel(row.tracking_type),
    notes: row.notes,
    deltas: jsonObject(row.deltas),
    user: row.user,
  }
}

function userOf({ user, username }: Row): { pk: number; username: string } | null {
  return user === null || username === null ? null : { pk: user, username }
}
