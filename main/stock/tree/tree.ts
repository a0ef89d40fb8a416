import { sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import type { PathNode } from '../../records/stock-records.ts'
import type { Tables } from '../../storage/tables.ts'
import { missingReference, refuse } from '../refuse.ts'

/** The two trees of a station: categories of parts, and locations. */
export type TreeTable = 'part_category' | 'stock_location'

const ICON = { part_category: 'icon', stock_location: 'custom_icon' } as const satisfies Record<TreeTable, string>

/** A subquery: pks of these nodes and of everything below them. */
export function branch(table: TreeTable, roots: readonly number[]): RawBuilder<number> {
  const nodes = sql.table(table)
  return sql`(WITH RECURSIVE branch(pk) AS (
    SELECT value FROM json_each(${JSON.stringify(roots)})
    UNION SELECT node.pk FROM ${nodes} AS node JOIN branch ON node.parent = branch.pk
  ) SELECT pk FROM branch)`
}

export async function branchPks(database: Kysely<Tables>, table: TreeTable, root: number): Promise<number[]> {
  const { rows } = await sql<{ pk: number }>`SELECT pk FROM ${branch(table, [root])}`.execute(database)
  return rows.map((row) => row.pk)
}

/** Depth first, brothers by name: the separator must sort before every character of a name. */
export const TREE_ORDER = `replace(n.pathstring, '/', char(1)) COLLATE NOCASE`

/** The columns of a node where it can stand; INVALID_INPUT where it cannot. The pk is null for a new one. */
export async function settle(
  database: Kysely<Tables>,
  table: TreeTable,
  { pk, name, parent }: { pk: number | null; name: string; parent: number | null },
): Promise<{ name: string; parent: number | null; level: number; pathstring: string }> {
  if (pk !== null) await refuseLoop(database, table, pk, parent)
  await refuseSameName(database, table, { pk, name, parent })
  return { name, parent, ...(await placeUnder(database, table, { name, parent })) }
}

async function placeUnder(
  database: Kysely<Tables>,
  table: TreeTable,
  { name, parent }: { name: string; parent: number | null },
): Promise<{ level: number; pathstring: string }> {
  if (parent === null) return { level: 0, pathstring: name }
  const row = await database
    .selectFrom(table)
    .select(['level', 'pathstring'])
    .where('pk', '=', parent)
    .executeTakeFirst()
  if (row === undefined) missingReference('parent', parent)
  return { level: row.level + 1, pathstring: `${row.pathstring}/${name}` }
}

async function refuseSameName(
  database: Kysely<Tables>,
  table: TreeTable,
  { pk, name, parent }: { pk: number | null; name: string; parent: number | null },
): Promise<void> {
  const twin = await database
    .selectFrom(table)
    .select('pk')
    .where('name', '=', name)
    .where('parent', parent === null ? 'is' : '=', parent)
    .executeTakeFirst()
  if (twin !== undefined && twin.pk !== pk)
    refuse('name', `There is another ${JSON.stringify(name)} in the same place.`)
}

/** A node cannot come to stand below itself. */
async function refuseLoop(
  database: Kysely<Tables>,
  table: TreeTable,
  pk: number,
  parent: number | null,
): Promise<void> {
  if (parent === null) return
  const { rows } = await sql`SELECT 1 WHERE ${parent} IN ${branch(table, [pk])}`.execute(database)
  if (rows.length > 0) refuse('parent', 'It cannot be moved below itself.')
}

/** Writes level and path of everything below nodes that were renamed or moved. */
export async function rewritePaths(
  database: Kysely<Tables>,
  table: TreeTable,
  roots: readonly number[],
): Promise<void> {
  const nodes = sql.table(table)
  await sql`WITH RECURSIVE branch(pk, level, pathstring) AS (
      SELECT pk, level, pathstring FROM ${nodes} WHERE pk IN (SELECT value FROM json_each(${JSON.stringify(roots)}))
      UNION ALL
      SELECT node.pk, branch.level + 1, branch.pathstring || '/' || node.name
      FROM ${nodes} AS node JOIN branch ON node.parent = branch.pk
    )
    UPDATE ${nodes} SET level = branch.level, pathstring = branch.pathstring
    FROM branch WHERE branch.pk = ${sql.ref(`${table}.pk`)}`.execute(database)
}

/** The way from the root to each of these nodes, themselves included. */
export async function pathsTo(
  database: Kysely<Tables>,
  table: TreeTable,
  pks: Iterable<number>,
): Promise<Map<number, PathNode[]>> {
  const { rows } = await sql<PathNode & { leaf: number }>`WITH RECURSIVE way(leaf, pk, distance) AS (
      SELECT value, value, 0 FROM json_each(${JSON.stringify([...new Set(pks)])})
      UNION ALL
      SELECT way.leaf, node.parent, way.distance + 1
      FROM way JOIN ${sql.table(table)} AS node ON node.pk = way.pk WHERE node.parent IS NOT NULL
    )
    SELECT way.leaf, node.pk, node.name, ${sql.ref(`node.${ICON[table]}`)} AS icon
    FROM way JOIN ${sql.table(table)} AS node ON node.pk = way.pk
    ORDER BY way.leaf, way.distance DESC`.execute(database)
  const groups = Map.groupBy(rows, (row) => row.leaf)
  return new Map([...groups].map(([leaf, nodes]) => [leaf, nodes.map(({ pk, name, icon }) => ({ pk, name, icon }))]))
}
