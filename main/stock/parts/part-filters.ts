import { sql } from 'kysely'
import { allOf, anyOf, dateBounds, given } from '../list-query.ts'
import type { Condition } from '../list-query.ts'
import { contains, partsWith } from '../search-terms.ts'
import { IN_STOCK_STATES } from '../items/stock-status.ts'
import { branch } from '../tree/tree.ts'
import { variantsOf } from './variants.ts'

const FLAGS = [
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
] as const

export type PartFlag = (typeof FLAGS)[number]

/** What a list of parts can be narrowed by; absent means: does not matter. */
export interface PartFilters extends Partial<Record<PartFlag, boolean>> {
  category?: number | null
  cascade?: boolean
  IPN?: string
  has_ipn?: boolean
  is_variant?: boolean
  variant_of?: number
  has_stock?: boolean
  depleted_stock?: boolean
  low_stock?: boolean
  unallocated_stock?: boolean
  has_units?: boolean
  default_location?: number
  exclude_id?: number[]
  exclude_tree?: number
  created_before?: string
  created_after?: string
}

const USABLE = `quantity > 0 AND status IN (${IN_STOCK_STATES.join(', ')})`
const ANY_STOCK = sql.raw(`EXISTS (SELECT 1 FROM stock_item WHERE part = p.pk AND ${USABLE})`)
const LOW_STOCK = sql.raw(
  `(p.minimum_stock > 0 AND (SELECT total(quantity) FROM stock_item WHERE part = p.pk AND ${USABLE}) < p.minimum_stock)`,
)

/** Conditions on a part `p`. */
export function partConditions(filters: PartFilters): Condition[] {
  return [
    ...FLAGS.flatMap((name) => given(filters[name], (wanted) => sql`${sql.ref(`p.${name}`)} = ${wanted ? 1 : 0}`)),
    ...given(filters.category, (pk) => inCategory(pk, filters.cascade !== false)),
    ...given(filters.IPN, (ipn) => sql`p.IPN = ${ipn}`),
    ...given(filters.has_ipn, (wanted) => (wanted ? sql`p.IPN <> ''` : sql`p.IPN = ''`)),
    ...given(filters.is_variant, (wanted) => (wanted ? sql`p.variant_of IS NOT NULL` : sql`p.variant_of IS NULL`)),
    ...given(filters.variant_of, (pk) => sql`p.pk IN ${variantsOf(pk)} AND p.pk <> ${pk}`),
    ...given(filters.has_stock, (wanted) => is(ANY_STOCK, wanted)),
    ...given(filters.depleted_stock, (wanted) => is(ANY_STOCK, !wanted)),
    ...given(filters.unallocated_stock, (wanted) => is(ANY_STOCK, wanted)),
    ...given(filters.low_stock, (wanted) => is(LOW_STOCK, wanted)),
    ...given(filters.has_units, (wanted) => (wanted ? sql`p.units <> ''` : sql`p.units = ''`)),
    ...given(filters.default_location, (pk) => sql`p.default_location = ${pk}`),
    ...given(filters.exclude_id, (pks) => sql`p.pk NOT IN (SELECT value FROM json_each(${JSON.stringify(pks)}))`),
    ...given(filters.exclude_tree, (pk) => sql`p.pk NOT IN ${variantsOf(pk)}`),
    ...dateBounds('p.creation_date', { before: filters.created_before, after: filters.created_after }),
  ]
}

/** Every term in the part's own texts or in the name of its category. */
export function partSearch(terms: readonly string[]): Condition[] {
  return terms.map((term) =>
    anyOf([
      sql`p.pk IN ${partsWith(term)}`,
      sql`p.category IN (SELECT pk FROM part_category WHERE ${allOf([contains('name', term)])})`,
    ]),
  )
}

function is(condition: Condition, wanted: boolean): Condition {
  return wanted ? condition : sql`NOT ${condition}`
}

function inCategory(pk: number | null, withBelow: boolean): Condition {
  if (pk === null) return sql`p.category IS NULL`
  return withBelow ? sql`p.category IN ${branch('part_category', [pk])}` : sql`p.category = ${pk}`
}
