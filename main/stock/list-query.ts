import { sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import type { Page } from '../records/page.ts'
import type { Tables } from '../storage/tables.ts'

/** One thing that must hold for a row of the list. */
export type Condition = RawBuilder<unknown>

/** Field name to the SQL it sorts by; the texts are ours, never a client's. */
export type OrderFields = Readonly<Record<string, readonly string[]>>

export interface ListQuery {
  from: RawBuilder<unknown>
  /** The primary key of the listed table, as SQL. */
  pk: string
  conditions: readonly Condition[]
  order: RawBuilder<unknown>
  page: Page
}

export function allOf(conditions: readonly Condition[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`TRUE` : sql.join(conditions, sql` AND `)
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return sql`(${sql.join(conditions, sql` OR `)})`
}

/** The wanted order with the primary key last, so that paging is stable. Unknown names are dropped. */
export function orderBy(ordering: readonly string[], fields: OrderFields, standard: string[], pk: string) {
  const wanted = ordering.flatMap((word) => directed(word, fields))
  return sql.raw([...(wanted.length === 0 ? standard : wanted), pk].join(', '))
}

function directed(word: string, fields: OrderFields): string[] {
  const descending = word.startsWith('-')
  const name = descending ? word.slice(1) : word
  return columnsOf(name, fields).map((column) => (descending ? `${column} DESC` : column))
}

export function columnsOf(name: string, fields: OrderFields): readonly string[] {
  return Object.hasOwn(fields, name) ? (fields[name] ?? []) : []
}

export async function countRows(
  database: Kysely<Tables>,
  { from, conditions }: Pick<ListQuery, 'from' | 'conditions'>,
): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`SELECT count(*) AS count FROM ${from} WHERE ${allOf(conditions)}`.execute(database)
  return rows[0]?.count ?? 0
}

export function pageQuery({ from, pk, conditions, order, page }: ListQuery): RawBuilder<{ pk: number }> {
  return sql`SELECT ${sql.raw(pk)} AS pk FROM ${from} WHERE ${allOf(conditions)}
    ORDER BY ${order} LIMIT ${page.limit ?? -1} OFFSET ${page.offset}`
}

export async function pagePks(database: Kysely<Tables>, query: ListQuery): Promise<number[]> {
  const { rows } = await pageQuery(query).execute(database)
  return rows.map((row) => row.pk)
}

const PKS_PER_READ = 2000

/** The records of these keys, in their order, read in pieces that no query has to choke on. */
export async function inOrder<T extends { pk: number }>(
  pks: readonly number[],
  load: (pks: number[]) => Promise<T[]>,
): Promise<T[]> {
  const found = new Map<number, T>()
  for (let start = 0; start < pks.length; start += PKS_PER_READ) {
    for (const record of await load(pks.slice(start, start + PKS_PER_READ))) found.set(record.pk, record)
  }
  return pks.flatMap((pk) => found.get(pk) ?? [])
}

/** A subquery of keys given as one parameter, however many. */
export function keyList(pks: Iterable<number>): RawBuilder<number> {
  return sql`(SELECT value FROM json_each(${JSON.stringify([...pks])}))`
}

/** Both bounds of a date are exclusive. */
export function dateBounds(
  column: string,
  bounds: { before: string | undefined; after: string | undefined },
): Condition[] {
  return [
    ...given(bounds.before, (date) => sql`${sql.ref(column)} < ${date}`),
    ...given(bounds.after, (date) => sql`${sql.ref(column)} >= date(${date}, '+1 day')`),
  ]
}

/** The condition of a filter, or none when the filter was not given. */
export function given<T>(value: T | undefined, condition: (value: T) => Condition): Condition[] {
  return value === undefined ? [] : [condition(value)]
}
