import { sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import type { Listing, Page } from '../records/page.ts'
import { anyOf, countRows, inOrder, keyList, orderBy, pagePks } from '../stock/list-query.ts'
import type { Condition, OrderFields } from '../stock/list-query.ts'
import { judgeEdits, refuseChanged } from '../stock/object-checks.ts'
import { notFound } from '../stock/refuse.ts'
import { contains } from '../stock/search-terms.ts'
import { publishChanges } from '../stock/stock-services.ts'
import type { StockModel, StockServices } from '../stock/stock-services.ts'
import type { Tables } from '../storage/tables.ts'

type Values = Record<string, unknown>

/** What changes; absent means: stays as it is. */
export type Patch<I> = { [K in keyof I]?: I[K] | undefined }

type Services = Pick<StockServices, 'database' | 'events' | 'checks'>

/** What there is to say about a table of plain records; `t` is its alias in every piece of SQL. */
export interface TableDefinition<R extends { pk: number }, I extends object, F extends object> {
  model: StockModel
  /** For people: "company". */
  noun: string
  table: keyof Tables
  /** The columns to read, and what they come from. */
  select: RawBuilder<unknown>
  from: RawBuilder<unknown>
  read: (row: Values) => R
  /** The columns that can be given. */
  columns: readonly (keyof I & string)[]
  /** Values that the table makes itself, of a new record or of one that changes. */
  derived?: (input: Patch<I>) => Values
  conditions: (filters: F) => Condition[]
  /** Columns that are searched. */
  search: readonly string[]
  order: OrderFields
  standardOrder: string[]
  /** Throws for what must not be; within the transaction. */
  check: (database: Kysely<Tables>, input: Patch<I>, before: R | null) => Promise<void>
}

/** The records of one table: found, made, changed, removed, and told of. */
export class RecordTable<R extends { pk: number }, I extends object, F extends object> {
  readonly #services: Services
  readonly #definition: TableDefinition<R, I, F>

  constructor(services: Services, definition: TableDefinition<R, I, F>) {
    this.#services = services
    this.#definition = definition
  }

  async get(pk: number): Promise<R> {
    return await this.#read(this.#write, pk)
  }

  async list(filters: F, page: Page): Promise<Listing<R>> {
    const { from, conditions, search, order, standardOrder } = this.#definition
    const { read } = this.#services.database
    const terms = page.search.map((term) => anyOf(search.map((column) => contains(column, term))))
    const query = {
      from,
      pk: 't.pk',
      conditions: [...conditions(filters), ...terms],
      order: orderBy(page.ordering, order, standardOrder, 't.pk'),
      page,
    }
    const count = await countRows(read, query)
    const pks = await pagePks(read, query)
    return { count, results: await inOrder(pks, (some) => this.#load(read, some)) }
  }

  async create(input: I): Promise<R> {
    await this.judge(input)
    const record = await this.#write.transaction().execute((transaction) => this.insert(transaction, input))
    this.tell('created', [record.pk])
    return record
  }

  /** Asks whoever has a say in new records; before the transaction that makes one. */
  async judge(input: Patch<I>): Promise<void> {
    const fields = Object.fromEntries(Object.entries(input))
    await this.#services.checks.save({ model: this.#definition.model, pk: null, fields }, null)
  }

  async update(pk: number, input: Patch<I>): Promise<R> {
    const get = () => this.get(pk)
    const edit = { model: this.#definition.model, pks: [pk], input, row: get, record: get }
    const seen = await judgeEdits(this.#services.checks, edit)
    const record = await this.#write.transaction().execute(async (transaction) => {
      const before = await this.#read(transaction, pk)
      refuseChanged(seen, before)
      await this.#definition.check(transaction, input, before)
      const row = Object.entries(this.#row(input))
      const changes = row.map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
      if (row.length > 0)
        await sql`UPDATE ${this.#table} SET ${sql.join(changes)} WHERE pk = ${pk}`.execute(transaction)
      return await this.#read(transaction, pk)
    })
    this.tell('saved', [pk])
    return record
  }

  async remove(pk: number): Promise<void> {
    const { checks } = this.#services
    if (checks.isAsked()) await checks.remove({ model: this.#definition.model, pk, fields: await this.get(pk) })
    await this.#write.transaction().execute(async (transaction) => {
      await this.#read(transaction, pk)
      await sql`DELETE FROM ${this.#table} WHERE pk = ${pk}`.execute(transaction)
    })
    this.tell('deleted', [pk])
  }

  /** For transactions over several tables; who runs one tells of it afterwards. */
  async insert(transaction: Kysely<Tables>, input: I): Promise<R> {
    await this.#definition.check(transaction, input, null)
    const row = Object.entries(this.#row(input))
    const columns = sql.join(row.map(([column]) => sql.ref(column)))
    const values = sql.join(row.map(([, value]) => value))
    const { rows } = await sql<{ pk: number }>`
      INSERT INTO ${this.#table} (${columns}) VALUES (${values}) RETURNING pk`.execute(transaction)
    return await this.#read(transaction, rows[0]?.pk ?? 0)
  }

  tell(action: 'created' | 'saved' | 'deleted', pks: readonly number[]): void {
    publishChanges(this.#services, this.#definition.model, action, pks)
  }

  get #write(): Kysely<Tables> {
    return this.#services.database.write
  }

  get #table(): RawBuilder<unknown> {
    return sql.table(this.#definition.table)
  }

  async #read(database: Kysely<Tables>, pk: number): Promise<R> {
    const [record] = await this.#load(database, [pk])
    if (record === undefined) throw notFound(this.#definition.noun, pk)
    return record
  }

  async #load(database: Kysely<Tables>, pks: readonly number[]): Promise<R[]> {
    const { select, from, read } = this.#definition
    const { rows } = await sql<Values>`SELECT ${select} FROM ${from} WHERE t.pk IN ${keyList(pks)}`.execute(database)
    return rows.map(read)
  }

  #row(input: Patch<I>): Values {
    const { columns, derived } = this.#definition
    const given = columns.filter((column) => input[column] !== undefined)
    const row = Object.fromEntries(given.map((column) => [column, stored(input[column])]))
    return { ...row, ...derived?.(input) }
  }
}

function stored(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value
}
