import type { Kysely, Updateable } from 'kysely'
import type { Listing, Page } from '../../records/page.ts'
import type { StockItem } from '../../records/stock-records.ts'
import type { StockItemTable, Tables } from '../../storage/tables.ts'
import { localDate } from '../../storage/values.ts'
import { inOrder, keyList } from '../list-query.ts'
import { judgeEdits, refuseChanged } from '../object-checks.ts'
import type { SeenRows } from '../object-checks.ts'
import { refuseMissingReferences } from '../reference-checks.ts'
import { notFound } from '../refuse.ts'
import { insertItems, judgePieces } from './stock-item-creation.ts'
import type { NewStockItem } from './stock-item-creation.ts'
import { stockItemConditions, stockItemSearch } from './stock-item-filters.ts'
import type { StockItemFilters } from './stock-item-filters.ts'
import { listItemPks } from './stock-item-list.ts'
import { loadStockItems } from './stock-item-records.ts'
import type { StockItemDetails } from './stock-item-records.ts'
import { deleteItems } from './stock-item-removal.ts'
import { publishChanges } from '../stock-services.ts'
import type { StockServices } from '../stock-services.ts'
import { HISTORY } from './stock-status.ts'
import { planEdit } from './stock-item-edit.ts'
import type { StockItemPatch } from './stock-item-edit.ts'
import { writeTracking } from '../changes/stock-tracking-entry.ts'

const REFERENCES = {
  part: 'part',
  part_tree: 'part',
  category: 'part_category',
  location: 'stock_location',
  parent: 'stock_item',
} as const

const BARE: StockItemDetails = { partDetail: false, locationDetail: false, pathDetail: false }

/** What lies in the warehouse. */
export class StockItems {
  readonly #services: StockServices

  constructor(services: StockServices) {
    this.#services = services
  }

  async get(pk: number, details: StockItemDetails = BARE): Promise<StockItem> {
    const [item] = await loadStockItems(this.#write, [pk], { details, today: this.#today() })
    if (item === undefined) throw notFound('stock item', pk)
    return item
  }

  async list(filters: StockItemFilters, page: Page, details: StockItemDetails = BARE): Promise<Listing<StockItem>> {
    await refuseMissingReferences(this.#write, filters, REFERENCES)
    const { read } = this.#services.database
    const { count, pks } = await listItemPks(read, this.#conditions(filters, page.search), page)
    const load = (some: number[]) => loadStockItems(read, some, { details, today: this.#today() })
    return { count, results: await inOrder(pks, load) }
  }

  /** Keys of everything that the filters select. */
  select(filters: StockItemFilters, search: string[]): Promise<number[]> {
    return this.keys(filters, { limit: null, offset: 0, search, ordering: [] })
  }

  /** The keys of a list, in its order. */
  async keys(filters: StockItemFilters, page: Page): Promise<number[]> {
    await refuseMissingReferences(this.#write, filters, REFERENCES)
    const { pks } = await listItemPks(this.#services.database.read, this.#conditions(filters, page.search), page)
    return pks
  }

  /** Those of these keys that there are, in this order. */
  some(pks: readonly number[], details: StockItemDetails = BARE): Promise<StockItem[]> {
    const { read } = this.#services.database
    return inOrder(pks, (some) => loadStockItems(read, some, { details, today: this.#today() }))
  }

  /** One item, or one for each serial number. */
  async create(input: NewStockItem, user: number | null): Promise<StockItem[]> {
    const pieces = await judgePieces(this.#services, input)
    const stamp = { user, now: this.#services.clock() }
    const pks = await this.#write
      .transaction()
      .execute((transaction) => insertItems(transaction, { input, pieces, ...stamp }))
    publishChanges(this.#services, 'stockitem', 'created', pks)
    return await loadStockItems(this.#write, pks, { details: { ...BARE, partDetail: true }, today: this.#today() })
  }

  async update(pk: number, patch: StockItemPatch, user: number | null): Promise<StockItem> {
    await this.updateMany([pk], patch, user)
    return await this.get(pk)
  }

  /** All of them or none. */
  async updateMany(pks: readonly number[], patch: StockItemPatch, user: number | null): Promise<void> {
    const { checks } = this.#services
    const seen = await judgeEdits(checks, {
      model: 'stockitem',
      pks,
      input: patch,
      row: (pk) => rowOf(this.#write, pk),
      record: (pk) => this.get(pk),
    })
    const serialNumber = typeof patch.serial === 'string' ? await checks.serialNumber(patch.serial) : 0
    await this.#write.transaction().execute(async (transaction) => {
      for (const pk of pks) await this.#edit(transaction, { pk, patch, user, seen, serialNumber })
    })
    publishChanges(this.#services, 'stockitem', 'saved', pks)
  }

  async remove(pk: number): Promise<void> {
    await this.removeMany([pk])
  }

  /** All of them or none. */
  async removeMany(pks: readonly number[]): Promise<void> {
    const { checks } = this.#services
    if (checks.isAsked())
      for (const pk of pks) await checks.remove({ model: 'stockitem', pk, fields: await this.get(pk) })
    await this.#write.transaction().execute(async (transaction) => {
      const rows = await transaction.selectFrom('stock_item').select('pk').where('pk', 'in', keyList(pks)).execute()
      const there = new Set(rows.map((row) => row.pk))
      const missing = pks.find((pk) => !there.has(pk))
      if (missing !== undefined) throw notFound('stock item', missing)
      await deleteItems(transaction, keyList(pks))
    })
    publishChanges(this.#services, 'stockitem', 'deleted', pks)
  }

  get #write(): Kysely<Tables> {
    return this.#services.database.write
  }

  #today(): string {
    return localDate(this.#services.clock())
  }

  #conditions(filters: StockItemFilters, search: readonly string[]) {
    return [...stockItemConditions(filters, this.#today()), ...stockItemSearch(search)]
  }

  async #edit(transaction: Kysely<Tables>, { pk, patch, user, seen, serialNumber }: ItemEdit): Promise<void> {
    const before = await rowOf(transaction, pk)
    refuseChanged(seen, before)
    const judged = { number: serialNumber, isAccepted: seen.get(pk)?.accepted.serial ?? false }
    const { changes, deltas } = await planEdit(transaction, before, { patch, judged })
    if (Object.keys(changes).length === 0) return
    const date = this.#services.clock().toISOString()
    const update: Updateable<StockItemTable> = { ...changes, updated: date }
    await transaction.updateTable('stock_item').set(update).where('pk', '=', pk).execute()
    const entry = { item: pk, part: before.part, type: HISTORY.edited, deltas }
    await writeTracking(transaction, { user, date, notes: '' }, [entry])
  }
}

interface ItemEdit {
  pk: number
  patch: StockItemPatch
  user: number | null
  seen: SeenRows
  /** By which the new serial sorts. */
  serialNumber: number
}

async function rowOf(database: Kysely<Tables>, pk: number) {
  const row = await database.selectFrom('stock_item').selectAll().where('pk', '=', pk).executeTakeFirst()
  if (row === undefined) throw notFound('stock item', pk)
  return row
}
