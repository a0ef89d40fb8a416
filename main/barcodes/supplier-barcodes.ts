import type { ScanResult } from '@scanbench/plugin'
import type { SupplierBarcodeFields } from '@scanbench/plugin/mixins'
import { sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import { readEciaLabel } from '../../drivers/protocols/ecia.ts'
import type { LabelFields } from '../../drivers/protocols/ecia.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'

export interface SupplierLabel {
  fields: SupplierBarcodeFields
  /** The company that the plugin is set to, or null. */
  supplier: number | null
  /** Part of the name of the company, when none is set. */
  supplier_name: string | null
}

export interface SupplierAnswer {
  /** The company whose label it is; a plugin keeps it in its setting. */
  supplier: number | null
  /** What the label names, or null for "not mine". */
  result: ScanResult | null
}

/** Finds the supplier part, the maker's part and the order that a supplier's label names; each hit must be the only one. */
export class SupplierBarcodes {
  readonly #database: Database

  constructor({ database }: { database: Database }) {
    this.#database = database
  }

  /** The fields of a label with an envelope; null when it has none. */
  parse(text: string, fieldMap?: Readonly<Record<string, string>>): LabelFields | null {
    return readEciaLabel(text, fieldMap)
  }

  async resolve({ fields, supplier: chosen, supplier_name }: SupplierLabel): Promise<SupplierAnswer> {
    const read = this.#database.write
    const supplier = chosen ?? (await supplierNamed(read, supplier_name))
    const found = {
      supplierpart: await supplierPart(read, supplier, fields),
      manufacturerpart: await manufacturerPart(read, supplier, fields.manufacturer_part_number),
      purchaseorder: await purchaseOrder(read, supplier, fields),
    }
    const entries = Object.entries(found).flatMap(([model, pk]) => (pk === null ? [] : [[model, { pk }] as const]))
    if (entries.length === 0) return { supplier, result: null }
    const company = supplier === null ? {} : { company: { pk: supplier } }
    return { supplier, result: { ...Object.fromEntries(entries), ...company, success: 'Found matching item' } }
  }
}

async function supplierNamed(database: Kysely<Tables>, name: string | null): Promise<number | null> {
  if (name === null || name.trim() === '') return null
  return await only(
    database,
    sql`SELECT pk FROM company WHERE is_supplier = 1 AND instr(lower(name), lower(${name.trim()})) > 0`,
  )
}

/** By the seller's number; where several have it, the maker's number decides. */
async function supplierPart(
  database: Kysely<Tables>,
  supplier: number | null,
  { supplier_part_number: sku, manufacturer_part_number: mpn }: SupplierBarcodeFields,
): Promise<number | null> {
  if (sku === undefined && mpn === undefined) return null
  const bySupplier = supplier === null ? sql`TRUE` : sql`sold.supplier = ${supplier}`
  const bySku = sku === undefined ? sql`TRUE` : sql`sold.SKU = ${sku}`
  const byMpn = mpn === undefined ? sql`TRUE` : sql`made.MPN = ${mpn}`
  const from = sql`SELECT sold.pk AS pk FROM supplier_part AS sold
    LEFT JOIN manufacturer_part AS made ON made.pk = sold.manufacturer_part WHERE ${bySupplier}`
  const found = await several(database, sql`${from} AND ${sku === undefined ? byMpn : bySku}`)
  if (found.length < 2 || sku === undefined) return single(found)
  return await only(database, sql`${from} AND ${bySku} AND ${byMpn}`)
}

async function manufacturerPart(
  database: Kysely<Tables>,
  supplier: number | null,
  mpn: string | undefined,
): Promise<number | null> {
  if (mpn === undefined) return null
  const known =
    supplier === null
      ? sql`TRUE`
      : sql`(made.manufacturer = ${supplier} OR EXISTS
          (SELECT 1 FROM supplier_part WHERE manufacturer_part = made.pk AND supplier = ${supplier}))`
  return await only(
    database,
    sql`SELECT made.pk AS pk FROM manufacturer_part AS made WHERE made.MPN = ${mpn} AND ${known}`,
  )
}

/** Our own number is the reference of the order; the seller's number, where it says more, is kept beside it. */
async function purchaseOrder(
  database: Kysely<Tables>,
  supplier: number | null,
  { customer_order_number: ours, supplier_order_number: theirs }: SupplierBarcodeFields,
): Promise<number | null> {
  const bySupplier = supplier === null ? sql`TRUE` : sql`supplier = ${supplier}`
  const from = sql`SELECT pk FROM purchase_order WHERE ${bySupplier}`
  const found = ours === undefined ? null : await only(database, sql`${from} AND reference = ${ours}`)
  if (found !== null || theirs === undefined) return found
  return await only(database, sql`${from} AND supplier_reference = ${theirs}`)
}

async function only(database: Kysely<Tables>, query: RawBuilder<unknown>): Promise<number | null> {
  return single(await several(database, query))
}

/** Two are enough to know that there is not only one. */
async function several(database: Kysely<Tables>, query: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ pk: number }>`${query} LIMIT 2`.execute(database)
  return rows.map(({ pk }) => pk)
}

function single(pks: readonly number[]): number | null {
  return pks.length === 1 ? (pks[0] ?? null) : null
}
