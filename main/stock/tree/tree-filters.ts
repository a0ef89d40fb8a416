import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import { anyOf, given } from '../list-query.ts'
import type { Condition } from '../list-query.ts'
import { contains } from '../search-terms.ts'
import { branch } from './tree.ts'
import type { TreeTable } from './tree.ts'

/** What a list of categories or locations can be narrowed by. */
export interface TreeFilters {
  /** Direct children; with `cascade` everything below. Null is the top. */
  parent?: number | null
  cascade?: boolean
  top_level?: boolean
  /** Deepest level that is shown; counted from `parent` when that is given. */
  depth?: number
  level?: number
  max_level?: number
  name?: string
  structural?: boolean
}

/** Conditions on a node `n`. */
export async function treeConditions(
  database: Kysely<Tables>,
  table: TreeTable,
  filters: TreeFilters,
): Promise<Condition[]> {
  const { parent, depth } = filters
  const top = typeof parent === 'number' ? await levelOf(database, table, parent) : 0
  return [
    ...placeConditions(table, filters),
    ...given(depth, (levels) => sql`n.level <= ${top + levels}`),
    ...given(filters.level, (level) => sql`n.level = ${level}`),
    ...given(filters.max_level, (level) => sql`n.level <= ${level}`),
    ...given(filters.name, (name) => sql`n.name = ${name}`),
    ...given(filters.structural, (wanted) => sql`n.structural = ${wanted ? 1 : 0}`),
  ]
}

export function treeSearch(terms: readonly string[]): Condition[] {
  return terms.map((term) => anyOf([contains('n.pathstring', term), contains('n.description', term)]))
}

function placeConditions(table: TreeTable, { parent, cascade, top_level, depth }: TreeFilters): Condition[] {
  if (typeof parent === 'number') {
    const below = cascade === true || depth !== undefined
    return below ? [sql`n.pk IN ${branch(table, [parent])} AND n.pk <> ${parent}`] : [sql`n.parent = ${parent}`]
  }
  const onlyTop =
    top_level === true || (cascade === false && depth === undefined) || (parent === null && cascade !== true)
  return onlyTop ? [sql`n.parent IS NULL`] : []
}

async function levelOf(database: Kysely<Tables>, table: TreeTable, pk: number): Promise<number> {
  const row = await database.selectFrom(table).select('level').where('pk', '=', pk).executeTakeFirst()
  return row?.level ?? 0
}
