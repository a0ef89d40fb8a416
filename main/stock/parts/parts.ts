import { sql } from 'kysely'
import type { Insertable, Kysely } from 'kysely'
import type { Listing, Page } from '../../records/page.ts'
import type { Part } from '../../records/stock-records.ts'
import type { PartTable, Tables } from '../../storage/tables.ts'
import { localDate } from '../../storage/values.ts'
import { countRows, inOrder, orderBy, pagePks } from '../list-query.ts'
import type { OrderFields } from '../list-query.ts'
import { judgeEdits, refuseChanged } from '../object-checks.ts'
import type { SeenRows } from '../object-checks.ts'
import { refuseWrongPart } from './part-checks.ts'
import { partConditions, partSearch } from './part-filters.ts'
import type { PartFilters, PartFlag } from './part-filters.ts'
import { loadParts } from './part-records.ts'
import { deleteParts } from './part-removal.ts'
import { refuseMissingReferences } from '../reference-checks.ts'
import { notFound } from '../refuse.ts'
import { publishChanges } from '../stock-services.ts'
import type { StockServices } from '../stock-services.ts'
import { IN_STOCK_STATES } from '../items/stock-status.ts'

/** What can be given; absent means: stays as it is. */
export interface PartInput extends Partial<Record<PartFlag, boolean | undefined>> {
  name?: string | undefined
  description?: string | undefined
  IPN?: string | undefined
  revision?: string | undefined
  keywords?: string | undefined
  units?: string | undefined
  link?: string | undefined
  notes?: string | undefined
  category?: number | null | undefined
  variant_of?: number | null | undefined
  default_location?: number | null | undefined
  default_expiry?: number | undefined
  minimum_stock?: number | undefined
}

const REFERENCES = {
  category: 'part_category',
  variant_of: 'part',
  exclude_tree: 'part',
  default_location: 'stock_location',
} as const

const STOCK_OF_PART = `(SELECT total(quantity) FROM stock_item
  WHERE part = p.pk AND quantity > 0 AND status IN (${IN_STOCK_STATES.join(', ')}))`

const ORDER_FIELDS: OrderFields = {
  name: ['p.name COLLATE NOCASE'],
  IPN: ['p.IPN COLLATE NOCASE'],
  category: ['(SELECT name FROM part_category WHERE pk = p.category) COLLATE NOCASE'],
  in_stock: [STOCK_OF_PART],
  total_in_stock: [STOCK_OF_PART],
  unallocated_stock: [STOCK_OF_PART],
  creation_date: ['p.creation_date'],
  units: ['p.units'],
  revision: ['p.revision'],
  default_location: ['p.default_location'],
  id: ['p.pk'],
}

/** What can lie in the warehouse. */
export class Parts {
  readonly #services: StockServices

  constructor(services: StockServices) {
    this.#services = services
  }

  async get(pk: number): Promise<Part> {
    const [part] = await loadParts(this.#write, [pk])
    if (part === undefined) throw notFound('part', pk)
    return part
  }

  async list(filters: PartFilters, page: Page): Promise<Listing<Part>> {
    const { read } = this.#services.database
    const wanted = await this.#wanted(filters, page)
    const count = await countRows(read, wanted)
    const pks = await pagePks(read, { ...wanted, pk: 'p.pk', page })
    return { count, results: await inOrder(pks, (some) => loadParts(read, some)) }
  }

  /** The keys of a list, in its order. */
  async keys(filters: PartFilters, page: Page): Promise<number[]> {
    const wanted = await this.#wanted(filters, page)
    return pagePks(this.#services.database.read, { ...wanted, pk: 'p.pk', page })
  }

  /** Those of these keys that there are, in this order. */
  some(pks: readonly number[]): Promise<Part[]> {
    return inOrder(pks, (some) => loadParts(this.#services.database.read, some))
  }

  async create(input: PartInput & { name: string }, user: number | null): Promise<Part> {
    await this.judge(input)
    const pk = await this.#write.transaction().execute((transaction) => this.insert(transaction, input, user))
    publishChanges(this.#services, 'part', 'created', [pk])
    return await this.get(pk)
  }

  /** Asks whoever has a say in new parts; before the transaction that makes one. */
  async judge(input: PartInput & { name: string }): Promise<void> {
    await this.#services.checks.save({ model: 'part', pk: null, fields: { ...input } }, null)
  }

  /** For transactions over several tables; who runs one tells of it afterwards. */
  async insert(transaction: Kysely<Tables>, input: PartInput & { name: string }, user: number | null): Promise<number> {
    await refuseWrongPart(transaction, null, input)
    const creation_date = localDate(this.#services.clock())
    const row = { ...columns(input), name: input.name, creation_date, creation_user: user }
    const { pk } = await transaction.insertInto('part').values(row).returning('pk').executeTakeFirstOrThrow()
    return pk
  }

  async update(pk: number, input: PartInput): Promise<Part> {
    await this.updateMany([pk], input)
    return await this.get(pk)
  }

  /** All of them or none. */
  async updateMany(pks: readonly number[], input: PartInput): Promise<void> {
    const seen = await judgeEdits(this.#services.checks, {
      model: 'part',
      pks,
      input,
      row: (pk) => rowOf(this.#write, pk),
      record: (pk) => this.get(pk),
    })
    await this.#write.transaction().execute(async (transaction) => {
      for (const pk of pks) await edit(transaction, pk, { input, seen })
    })
    publishChanges(this.#services, 'part', 'saved', pks)
  }

  async remove(pk: number): Promise<void> {
    const { checks } = this.#services
    if (checks.isAsked()) await checks.remove({ model: 'part', pk, fields: await this.get(pk) })
    const items = await this.#write.transaction().execute((transaction) => deleteParts(transaction, [pk]))
    publishChanges(this.#services, 'stockitem', 'deleted', items)
    publishChanges(this.#services, 'part', 'deleted', [pk])
  }

  async #wanted(filters: PartFilters, page: Page) {
    await refuseMissingReferences(this.#write, filters, REFERENCES)
    return {
      from: sql`part AS p`,
      conditions: [...partConditions(filters), ...partSearch(page.search)],
      order: orderBy(page.ordering, ORDER_FIELDS, ['p.name COLLATE NOCASE'], 'p.pk'),
    }
  }

  get #write(): Kysely<Tables> {
    return this.#services.database.write
  }
}

async function rowOf(database: Kysely<Tables>, pk: number) {
  const row = await database.selectFrom('part').selectAll().where('pk', '=', pk).executeTakeFirst()
  if (row === undefined) throw notFound('part', pk)
  return row
}

async function edit(
  transaction: Kysely<Tables>,
  pk: number,
  { input, seen }: { input: PartInput; seen: SeenRows },
): Promise<void> {
  const before = await rowOf(transaction, pk)
  refuseChanged(seen, before)
  await refuseWrongPart(transaction, before, input)
  const row = columns(input)
  if (Object.keys(row).length > 0) await transaction.updateTable('part').set(row).where('pk', '=', pk).execute()
}

const COLUMNS: readonly (keyof PartInput)[] = [
  'name',
  'description',
  'IPN',
  'revision',
  'keywords',
  'units',
  'link',
  'notes',
  'category',
  'variant_of',
  'default_location',
  'default_expiry',
  'minimum_stock',
  'active',
  'locked',
  'assembly',
  'component',
  'is_template',
  'purchaseable',
  'salable',
  'testable',
  'trackable',
  'virtual',
  'consumable',
]

/** The columns that were given, with flags as SQLite keeps them. */
function columns(input: PartInput): Partial<Insertable<PartTable>> {
  const given = COLUMNS.filter((name) => input[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, stored(input[name])]))
}

function stored(value: PartInput[keyof PartInput]) {
  return typeof value === 'boolean' ? Number(value) : value
}
