import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { allOf, anyOf, dateBounds, given } from '../list-query.ts'
import type { Condition } from '../list-query.ts'
import { itemsMarked, locationsNamed, partsWith } from '../search-terms.ts'
import { IN_STOCK_STATES } from './stock-status.ts'
import { branch } from '../tree/tree.ts'
import { familyOf, variantsOf } from '../parts/variants.ts'

/** What a list of stock items can be narrowed by; absent means: does not matter. */
export interface StockItemFilters {
  part?: number
  include_variants?: boolean
  part_tree?: number
  category?: number
  location?: number | null
  cascade?: boolean
  external?: boolean
  parent?: number
  name?: string
  name_contains?: string
  IPN?: string
  IPN_contains?: string
  active?: boolean
  assembly?: boolean
  salable?: boolean
  status?: number
  in_stock?: boolean
  available?: boolean
  depleted?: boolean
  expired?: boolean
  serialized?: boolean
  serial?: string
  serial_gte?: number
  serial_lte?: number
  batch?: string
  has_batch?: boolean
  tracked?: boolean
  has_child_items?: boolean
  has_purchase_price?: boolean
  has_stocktake?: boolean
  min_stock?: number
  max_stock?: number
  created_before?: string
  created_after?: string
  updated_before?: string
  updated_after?: string
  expiry_before?: string
  expiry_after?: string
  stocktake_before?: string
  stocktake_after?: string
}

/** In stock: something is there, and its state lets it be used. */
const IN_STOCK = sql.raw<boolean>(`(i.quantity > 0 AND i.status IN (${IN_STOCK_STATES.join(', ')}))`)

function is(condition: RawBuilder<unknown>, wanted: boolean): Condition {
  return wanted ? condition : sql`NOT ${condition}`
}

function present(column: string, wanted: boolean): Condition {
  return wanted ? sql`${sql.ref(column)} IS NOT NULL` : sql`${sql.ref(column)} IS NULL`
}

/** Conditions on an item `i`. `today` is the station's date. */
export function stockItemConditions(filters: StockItemFilters, today: string): Condition[] {
  const expired = sql`(i.expiry_date IS NOT NULL AND i.expiry_date < ${today} AND ${IN_STOCK})`
  return [
    ...partConditions(filters),
    ...locationConditions(filters),
    ...given(filters.parent, (pk) => sql`i.parent = ${pk}`),
    ...given(filters.status, (status) => sql`i.status = ${status}`),
    ...given(filters.in_stock, (wanted) => is(IN_STOCK, wanted)),
    ...given(filters.available, (wanted) => is(IN_STOCK, wanted)),
    ...given(filters.depleted, (wanted) => is(sql`(i.quantity <= 0)`, wanted)),
    ...given(filters.expired, (wanted) => is(expired, wanted)),
    ...given(filters.serialized, (wanted) => present('i.serial', wanted)),
    ...given(filters.serial, (serial) => sql`i.serial = ${serial}`),
    ...given(filters.serial_gte, (number) => sql`i.serial_int >= ${number}`),
    ...given(filters.serial_lte, (number) => sql`i.serial_int <= ${number}`),
    ...given(filters.batch, (batch) => sql`i.batch = ${batch} COLLATE NOCASE`),
    ...given(filters.has_batch, (wanted) => is(sql`(i.batch IS NOT NULL AND i.batch <> '')`, wanted)),
    ...given(filters.tracked, (wanted) => is(sql`(i.serial IS NOT NULL OR i.batch IS NOT NULL)`, wanted)),
    ...given(filters.has_child_items, (wanted) =>
      is(sql`EXISTS (SELECT 1 FROM stock_item AS child WHERE child.parent = i.pk)`, wanted),
    ),
    ...given(filters.has_purchase_price, (wanted) => present('i.purchase_price', wanted)),
    ...given(filters.has_stocktake, (wanted) => present('i.stocktake_date', wanted)),
    ...given(filters.min_stock, (quantity) => sql`i.quantity >= ${quantity}`),
    ...given(filters.max_stock, (quantity) => sql`i.quantity <= ${quantity}`),
    ...dateBounds('i.creation_date', { before: filters.created_before, after: filters.created_after }),
    ...dateBounds('i.updated', { before: filters.updated_before, after: filters.updated_after }),
    ...dateBounds('i.expiry_date', { before: filters.expiry_before, after: filters.expiry_after }),
    ...dateBounds('i.stocktake_date', { before: filters.stocktake_before, after: filters.stocktake_after }),
  ]
}

/** Every term in at least one field of the item, its part or its place. */
export function stockItemSearch(terms: readonly string[]): Condition[] {
  return terms.map((term) =>
    anyOf([
      sql`i.pk IN ${itemsMarked(term)}`,
      sql`i.part IN ${partsWith(term)}`,
      sql`i.location IN ${locationsNamed(term)}`,
    ]),
  )
}

function partConditions(filters: StockItemFilters): Condition[] {
  const onPart = [
    ...given(filters.category, (pk) => sql`category IN ${branch('part_category', [pk])}`),
    ...given(filters.name, (name) => sql`name = ${name} COLLATE NOCASE`),
    ...given(filters.name_contains, (text) => sql`instr(lower(name), lower(${text})) > 0`),
    ...given(filters.IPN, (ipn) => sql`IPN = ${ipn} COLLATE NOCASE`),
    ...given(filters.IPN_contains, (text) => sql`instr(lower(IPN), lower(${text})) > 0`),
    ...given(filters.active, (wanted) => sql`active = ${wanted ? 1 : 0}`),
    ...given(filters.assembly, (wanted) => sql`assembly = ${wanted ? 1 : 0}`),
    ...given(filters.salable, (wanted) => sql`salable = ${wanted ? 1 : 0}`),
  ]
  return [
    ...given(filters.part, (pk) =>
      filters.include_variants === false ? sql`i.part = ${pk}` : sql`i.part IN ${variantsOf(pk)}`,
    ),
    ...given(filters.part_tree, (pk) => sql`i.part IN ${familyOf(pk)}`),
    ...(onPart.length === 0 ? [] : [sql`i.part IN (SELECT pk FROM part WHERE ${allOf(onPart)})`]),
  ]
}

function locationConditions({ location, cascade, external }: StockItemFilters): Condition[] {
  const inExternal = sql`i.location IN (SELECT pk FROM stock_location WHERE external = 1)`
  return [
    ...given(external, (wanted) => (wanted ? inExternal : sql`(i.location IS NULL OR NOT ${inExternal})`)),
    ...given(location, (pk) => atLocation(pk, cascade !== false)),
  ]
}

/** `location=null` narrows only without the places below, as upstream does. */
function atLocation(pk: number | null, withBelow: boolean): Condition {
  if (pk === null) return withBelow ? sql`TRUE` : sql`i.location IS NULL`
  return withBelow ? sql`i.location IN ${branch('stock_location', [pk])}` : sql`i.location = ${pk}`
}
