import { sql } from 'kysely'
import type { Database } from '../../storage/database.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { LabelDrawing } from '../label-drawing.ts'
import { draftRecord } from './label-preview.ts'

type Model = LabelTemplate['model_type']
type Values = Record<string, unknown>

interface Options {
  database: Pick<Database, 'read'>
  drawing: Pick<LabelDrawing, 'contextOf'>
}

/** The values of an object as templates see them. */
export interface ValuesOfObject {
  /** Null when there is no object of this kind yet. */
  item: number | null
  values: Values
}

/** What there is to write on a label: for trying a template, and for completing the names of fields. */
export class LabelValues {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Without an object: of the first one there is. */
  async of(model: Model, item: number | null, user: number | null): Promise<ValuesOfObject> {
    const pk = item ?? (await this.#first(model))
    return { item: pk, values: pk === null ? {} : await this.#values(model, pk, user) }
  }

  /** One row of values with the longest texts that any object has: what fits with them fits always. */
  async longest(model: Model, user: number | null): Promise<Values> {
    let merged: Values = {}
    for (const pk of await this.longestOnes(model, 1)) merged = longerOf(merged, await this.#values(model, pk, user))
    return merged
  }

  /** The objects that have the longest text in one of their fields, `each` of every field. */
  async longestOnes(model: Model, each: number): Promise<number[]> {
    const { from, columns } = SOURCES[model]
    const pks = new Set<number>()
    for (const column of columns) {
      const found = sql<Found>`select o.pk as pk ${sql.raw(from)} order by length(${sql.raw(column)}) desc, o.pk limit ${each}`
      const { rows } = await found.execute(this.#options.database.read)
      for (const { pk } of rows) if (pk !== null) pks.add(pk)
    }
    return Array.from(pks)
  }

  #values(model: Model, pk: number, user: number | null): Promise<Values> {
    return this.#options.drawing.contextOf(draftRecord(model, { widthMm: 0, heightMm: 0 }), pk, {
      user,
      document: null,
    })
  }

  async #first(model: Model): Promise<number | null> {
    const { table } = SOURCES[model]
    const { rows } = await sql<Found>`select min(pk) as pk from ${sql.table(table)}`.execute(
      this.#options.database.read,
    )
    return rows[0]?.pk ?? null
  }
}

interface Found {
  pk: number | null
}

/** Where the texts of an object lie; the object itself is `o`. */
const SOURCES: Readonly<Record<Model, { table: string; from: string; columns: readonly string[] }>> = {
  part: { table: 'part', from: 'from part o', columns: ['o.name', 'o.description', 'o.IPN'] },
  stockitem: {
    table: 'stock_item',
    from: 'from stock_item o join part p on p.pk = o.part left join stock_location l on l.pk = o.location',
    columns: ['p.name', 'p.description', 'p.IPN', 'l.name', 'l.pathstring', 'o.batch', 'o.serial', 'o.quantity'],
  },
  stocklocation: {
    table: 'stock_location',
    from: 'from stock_location o',
    columns: ['o.name', 'o.description', 'o.pathstring'],
  },
  supplierpart: {
    table: 'supplier_part',
    from: 'from supplier_part o join part p on p.pk = o.part join company c on c.pk = o.supplier',
    columns: ['o.SKU', 'o.description', 'p.name', 'p.IPN', 'c.name'],
  },
  purchaseorder: {
    table: 'purchase_order',
    from: 'from purchase_order o left join company c on c.pk = o.supplier',
    columns: ['o.reference', 'o.description', 'o.supplier_reference', 'c.name'],
  },
}

/** Value by value the one that takes more letters; numbers and lists are left as they come. */
function longerOf(one: Values, other: Values): Values {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries(Array.from(names, (name) => [name, longer(one[name], other[name])]))
}

function longer(one: unknown, other: unknown): unknown {
  if (one === undefined || one === null) return other
  if (other === undefined || other === null) return one
  if (isValues(one) && isValues(other)) return longerOf(one, other)
  return lengthOf(other) > lengthOf(one) ? other : one
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || typeof value === 'number' ? String(value).length : 0
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
