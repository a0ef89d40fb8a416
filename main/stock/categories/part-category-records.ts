import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { PartCategory } from '../../records/stock-records.ts'
import type { PartCategoryTable, Tables } from '../../storage/tables.ts'
import { keyList } from '../list-query.ts'
import { pathsTo } from '../tree/tree.ts'

type Row = Selectable<PartCategoryTable> & { part_count: number; subcategories: number }

function toPartCategory(row: Row): PartCategory {
  return {
    pk: row.pk,
    name: row.name,
    description: row.description,
    parent: row.parent,
    level: row.level,
    pathstring: row.pathstring,
    part_count: row.part_count,
    subcategories: row.subcategories,
    structural: row.structural === 1,
    icon: row.icon,
    default_location: row.default_location,
    default_keywords: row.default_keywords,
  }
}

export async function loadPartCategories(
  database: Kysely<Tables>,
  pks: readonly number[],
  { pathDetail }: { pathDetail: boolean },
): Promise<PartCategory[]> {
  const { rows } = await sql<Row>`WITH RECURSIVE below(root, pk) AS (
      SELECT pk, pk FROM part_category WHERE pk IN ${keyList(pks)}
      UNION ALL SELECT below.root, node.pk FROM part_category AS node JOIN below ON node.parent = below.pk
    ),
    held AS MATERIALIZED (SELECT place.pk, (SELECT count(*) FROM part WHERE category = place.pk) AS parts
      FROM (SELECT DISTINCT pk FROM below) AS place),
    sums AS (SELECT root, sum(held.parts) AS part_count, count(*) - 1 AS subcategories
      FROM below JOIN held ON held.pk = below.pk GROUP BY root)
    SELECT n.*, sums.part_count, sums.subcategories FROM sums JOIN part_category AS n ON n.pk = sums.root`.execute(
    database,
  )
  const paths = pathDetail ? await pathsTo(database, 'part_category', pks) : null
  return rows.map((row) => ({
    ...toPartCategory(row),
    ...(paths === null ? {} : { path: paths.get(row.pk) ?? [] }),
  }))
}
