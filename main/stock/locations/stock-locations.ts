import { sql } from 'kysely'
import type { Kysely, Updateable } from 'kysely'
import type { Listing, Page } from '../../records/page.ts'
import type { StockLocation } from '../../records/stock-records.ts'
import type { StockLocationTable, Tables } from '../../storage/tables.ts'
import { flag } from '../../storage/values.ts'
import { countRows, given, inOrder, orderBy, pagePks } from '../list-query.ts'
import type { OrderFields } from '../list-query.ts'
import { judgeEdits, refuseChanged } from '../object-checks.ts'
import type { SeenRows } from '../object-checks.ts'
import { refuseMissingReferences } from '../reference-checks.ts'
import { notFound, refuse } from '../refuse.ts'
import { emptyLocations } from './stock-location-removal.ts'
import type { LocationRemoval } from './stock-location-removal.ts'
import { loadStockLocations } from './stock-location-records.ts'
import { publishChanges } from '../stock-services.ts'
import type { StockServices } from '../stock-services.ts'
import { rewritePaths, settle, TREE_ORDER } from '../tree/tree.ts'
import { treeConditions, treeSearch } from '../tree/tree-filters.ts'
import type { TreeFilters } from '../tree/tree-filters.ts'

export interface StockLocationFilters extends TreeFilters {
  external?: boolean
}

/** What can be given; absent means: stays as it is. */
export interface StockLocationInput {
  name?: string | undefined
  description?: string | undefined
  parent?: number | null | undefined
  structural?: boolean | undefined
  external?: boolean | undefined
  custom_icon?: string | undefined
}

const ORDER_FIELDS: OrderFields = {
  name: ['n.name COLLATE NOCASE'],
  pathstring: [TREE_ORDER],
  level: ['n.level', TREE_ORDER],
  tree_id: [TREE_ORDER],
  lft: [TREE_ORDER],
  items: ['(SELECT count(*) FROM stock_item WHERE location = n.pk)'],
}

/** The tree of places. */
export class StockLocations {
  readonly #services: StockServices

  constructor(services: StockServices) {
    this.#services = services
  }

  async get(pk: number, options = { pathDetail: false }): Promise<StockLocation> {
    const [location] = await loadStockLocations(this.#write, [pk], options)
    if (location === undefined) throw notFound('stock location', pk)
    return location
  }

  async list(
    filters: StockLocationFilters,
    page: Page,
    options = { pathDetail: false },
  ): Promise<Listing<StockLocation>> {
    const { read } = this.#services.database
    const wanted = await this.#wanted(filters, page)
    const count = await countRows(read, wanted)
    const pks = await pagePks(read, { ...wanted, pk: 'n.pk', page })
    return { count, results: await inOrder(pks, (some) => loadStockLocations(read, some, options)) }
  }

  /** The keys of a list, in its order. */
  async keys(filters: StockLocationFilters, page: Page): Promise<number[]> {
    const wanted = await this.#wanted(filters, page)
    return pagePks(this.#services.database.read, { ...wanted, pk: 'n.pk', page })
  }

  /** Those of these keys that there are, in this order. */
  some(pks: readonly number[], options = { pathDetail: false }): Promise<StockLocation[]> {
    return inOrder(pks, (some) => loadStockLocations(this.#services.database.read, some, options))
  }

  async create(input: StockLocationInput & { name: string }): Promise<StockLocation> {
    const { name, parent = null } = input
    await this.#services.icons.refuseUnknown('custom_icon', input.custom_icon)
    await this.#services.checks.save({ model: 'stocklocation', pk: null, fields: { ...input } }, null)
    const pk = await this.#write.transaction().execute(async (transaction) => {
      const place = await settle(transaction, 'stock_location', { pk: null, name, parent })
      const row = await transaction
        .insertInto('stock_location')
        .values({ ...columns(input), ...place })
        .returning('pk')
        .executeTakeFirstOrThrow()
      return row.pk
    })
    publishChanges(this.#services, 'stocklocation', 'created', [pk])
    return await this.get(pk)
  }

  async update(pk: number, input: StockLocationInput): Promise<StockLocation> {
    await this.updateMany([pk], input)
    return await this.get(pk)
  }

  /** All of them or none. */
  async updateMany(pks: readonly number[], input: StockLocationInput): Promise<void> {
    await this.#services.icons.refuseUnknown('custom_icon', input.custom_icon)
    const seen = await judgeEdits(this.#services.checks, {
      model: 'stocklocation',
      pks,
      input,
      row: (pk) => rowOf(this.#write, pk),
      record: (pk) => this.get(pk),
    })
    await this.#write.transaction().execute(async (transaction) => {
      for (const pk of pks) await edit(transaction, pk, { input, seen })
    })
    publishChanges(this.#services, 'stocklocation', 'saved', pks)
  }

  async remove(pk: number, removal: LocationRemoval, user: number | null): Promise<void> {
    const { checks } = this.#services
    if (checks.isAsked()) await checks.remove({ model: 'stocklocation', pk, fields: await this.get(pk) })
    const stamp = { user, date: this.#services.clock().toISOString(), notes: '' }
    const gone = await this.#write
      .transaction()
      .execute((transaction) => emptyLocations(transaction, pk, { removal, stamp }))
    publishChanges(this.#services, 'stockitem', 'deleted', gone.deletedItems)
    publishChanges(this.#services, 'stockitem', 'saved', gone.movedItems)
    publishChanges(this.#services, 'stocklocation', 'saved', gone.movedLocations)
    publishChanges(this.#services, 'stocklocation', 'deleted', gone.deletedLocations)
  }

  async #wanted(filters: StockLocationFilters, page: Page) {
    await refuseMissingReferences(this.#write, filters, { parent: 'stock_location' })
    const { read } = this.#services.database
    return {
      from: sql`stock_location AS n`,
      conditions: [
        ...(await treeConditions(read, 'stock_location', filters)),
        ...given(filters.external, (wanted) => sql`n.external = ${flag(wanted)}`),
        ...treeSearch(page.search),
      ],
      order: orderBy(page.ordering, ORDER_FIELDS, [TREE_ORDER], 'n.pk'),
    }
  }

  get #write(): Kysely<Tables> {
    return this.#services.database.write
  }
}

async function rowOf(database: Kysely<Tables>, pk: number) {
  const row = await database.selectFrom('stock_location').selectAll().where('pk', '=', pk).executeTakeFirst()
  if (row === undefined) throw notFound('stock location', pk)
  return row
}

function columns(input: StockLocationInput): Updateable<StockLocationTable> {
  const { description, structural, external, custom_icon } = input
  return {
    ...(description === undefined ? {} : { description }),
    ...(structural === undefined ? {} : { structural: flag(structural) }),
    ...(external === undefined ? {} : { external: flag(external) }),
    ...(custom_icon === undefined ? {} : { custom_icon }),
  }
}

async function edit(
  transaction: Kysely<Tables>,
  pk: number,
  { input, seen }: { input: StockLocationInput; seen: SeenRows },
): Promise<void> {
  const before = await rowOf(transaction, pk)
  refuseChanged(seen, before)
  const name = input.name ?? before.name
  const parent = input.parent === undefined ? before.parent : input.parent
  if (input.structural === true) await refuseFilled(transaction, pk)
  const row = { ...columns(input), ...(await settle(transaction, 'stock_location', { pk, name, parent })) }
  await transaction.updateTable('stock_location').set(row).where('pk', '=', pk).execute()
  await rewritePaths(transaction, 'stock_location', [pk])
}

async function refuseFilled(transaction: Kysely<Tables>, pk: number): Promise<void> {
  const item = await transaction.selectFrom('stock_item').select('pk').where('location', '=', pk).executeTakeFirst()
  if (item !== undefined) refuse('structural', 'There are items in it: move them first.')
}
