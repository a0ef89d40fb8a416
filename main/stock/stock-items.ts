import type { Kysely, Updateable } from 'kysely'
import type { Listing, Page } from '../records/page.ts'
import type { StockItem } from '../records/records.ts'
import type { StockItemTable, Tables } from '../storage/tables.ts'
import { flag, localDate } from '../storage/values.ts'
import { inOrder, keyList } from './list-query.ts'
import { refuseMissingReferences } from './reference-checks.ts'
import { notFound, refuse } from './refuse.ts'
import { readSerialNumbers, serialNumber } from './serial-numbers.ts'
import {
  latestSerial,
  partToStore,
  refuseQuantity,
  refuseTakenSerials,
  refuseUnknownStatus,
  refuseUnusableLocation,
  roundQuantity,
} from './stock-item-checks.ts'
import { stockItemConditions, stockItemSearch } from './stock-item-filters.ts'
import type { StockItemFilters } from './stock-item-filters.ts'
import { listItemPks } from './stock-item-list.ts'
import { loadStockItems } from './stock-item-records.ts'
import type { StockItemDetails } from './stock-item-records.ts'
import { deleteItems } from './stock-item-removal.ts'
import { publishChanges } from './stock-services.ts'
import type { StockServices } from './stock-services.ts'
import { HISTORY } from './stock-status.ts'
import { planEdit } from './stock-item-edit.ts'
import type { StockItemPatch } from './stock-item-edit.ts'
import { writeTracking } from './stock-tracking-entry.ts'

export interface NewStockItem extends Omit<StockItemPatch, 'serial' | 'quantity'> {
  part: number
  quantity: number
  /** Makes one item for each number that the text stands for. */
  serial_numbers?: string | undefined
}

const REFERENCES = {
  part: 'part',
  part_tree: 'part',
  category: 'part_category',
  location: 'stock_location',
  parent: 'stock_item',
} as const

const BARE: StockItemDetails = { partDetail: false, locationDetail: false, pathDetail: false }
const DAY_MS = 86_400_000

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
  async select(filters: StockItemFilters, search: string[]): Promise<number[]> {
    const page = { limit: null, offset: 0, search, ordering: [] }
    const { pks } = await listItemPks(this.#services.database.read, this.#conditions(filters, search), page)
    return pks
  }

  /** One item, or one for each serial number. */
  async create(input: NewStockItem, user: number | null): Promise<StockItem[]> {
    const pks = await this.#write.transaction().execute((transaction) => this.#insert(transaction, input, user))
    publishChanges(this.#services, 'stockitem', 'created', pks)
    return await loadStockItems(this.#write, pks, { details: { ...BARE, partDetail: true }, today: this.#today() })
  }

  async update(pk: number, patch: StockItemPatch, user: number | null): Promise<StockItem> {
    await this.updateMany([pk], patch, user)
    return await this.get(pk)
  }

  /** All of them or none. */
  async updateMany(pks: readonly number[], patch: StockItemPatch, user: number | null): Promise<void> {
    await this.#write.transaction().execute(async (transaction) => {
      for (const pk of pks) await this.#edit(transaction, { pk, patch, user })
    })
    publishChanges(this.#services, 'stockitem', 'saved', pks)
  }

  async remove(pk: number): Promise<void> {
    await this.removeMany([pk])
  }

  /** All of them or none. */
  async removeMany(pks: readonly number[]): Promise<void> {
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

  async #insert(transaction: Kysely<Tables>, input: NewStockItem, user: number | null): Promise<number[]> {
    const part = await partToStore(transaction, input.part)
    const location = input.location === undefined ? part.default_location : input.location
    await refuseUnusableLocation(transaction, location)
    refuseQuantity(input.quantity, { whole: part.trackable === 1 })
    if (input.status !== undefined) refuseUnknownStatus(input.status)
    const serials = await this.#serials(transaction, input, part.trackable === 1)
    const now = this.#services.clock()
    const common = {
      part: part.pk,
      location,
      batch: input.batch ?? null,
      status: input.status ?? 10,
      packaging: input.packaging ?? null,
      expiry_date: input.expiry_date ?? this.#standardExpiry(part.default_expiry),
      delete_on_deplete: flag(input.delete_on_deplete ?? true),
      link: input.link ?? '',
      notes: input.notes ?? '',
      purchase_price: input.purchase_price ?? null,
      purchase_price_currency: input.purchase_price_currency ?? '',
      creation_date: now.toISOString(),
      updated: now.toISOString(),
    }
    const rows =
      serials === null
        ? [{ ...common, quantity: roundQuantity(input.quantity) }]
        : serials.map((serial) => ({ ...common, quantity: 1, serial, serial_int: serialNumber(serial) }))
    const pks: number[] = []
    for (const row of rows) {
      const { pk } = await transaction.insertInto('stock_item').values(row).returning('pk').executeTakeFirstOrThrow()
      pks.push(pk)
      const deltas = { quantity: row.quantity, status: row.status, ...(location === null ? {} : { location }) }
      const entry = { item: pk, part: part.pk, type: HISTORY.created, deltas }
      await writeTracking(transaction, { user, date: row.updated, notes: '' }, [entry])
    }
    return pks
  }

  async #serials(transaction: Kysely<Tables>, input: NewStockItem, trackable: boolean): Promise<string[] | null> {
    const text = input.serial_numbers?.trim() ?? ''
    if (text === '') return null
    if (!trackable) refuse('serial_numbers', 'Serial numbers are for trackable parts only.')
    const latest = await latestSerial(transaction, input.part)
    const serials = readSerialNumbers({ text, quantity: input.quantity, latest })
    await refuseTakenSerials(transaction, 'serial_numbers', { part: input.part, serials, except: null })
    return serials
  }

  #standardExpiry(days: number): string | null {
    return days > 0 ? localDate(new Date(this.#services.clock().getTime() + days * DAY_MS)) : null
  }

  async #edit(
    transaction: Kysely<Tables>,
    { pk, patch, user }: { pk: number; patch: StockItemPatch; user: number | null },
  ): Promise<void> {
    const before = await transaction.selectFrom('stock_item').selectAll().where('pk', '=', pk).executeTakeFirst()
    if (before === undefined) throw notFound('stock item', pk)
    const { changes, deltas } = await planEdit(transaction, before, patch)
    if (Object.keys(changes).length === 0) return
    const date = this.#services.clock().toISOString()
    const update: Updateable<StockItemTable> = { ...changes, updated: date }
    await transaction.updateTable('stock_item').set(update).where('pk', '=', pk).execute()
    const entry = { item: pk, part: before.part, type: HISTORY.edited, deltas }
    await writeTracking(transaction, { user, date, notes: '' }, [entry])
  }
}
