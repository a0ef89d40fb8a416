import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** A subquery: this part and all variants below it. */
export function variantsOf(part: number | RawBuilder<number>): RawBuilder<number> {
  return sql`(WITH RECURSIVE family(pk) AS (
    SELECT pk FROM part WHERE pk = ${part}
    UNION SELECT part.pk FROM part JOIN family ON part.variant_of = family.pk
  ) SELECT pk FROM family)`
}

/** A subquery: every part of the variant family that this part belongs to. */
export function familyOf(part: number): RawBuilder<number> {
  return variantsOf(sql<number>`(WITH RECURSIVE way(pk, above) AS (
    SELECT pk, variant_of FROM part WHERE pk = ${part}
    UNION SELECT part.pk, part.variant_of FROM part JOIN way ON part.pk = way.above
  ) SELECT pk FROM way WHERE above IS NULL)`)
}
