import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { StockLocation } from '../../records/stock-records.ts'
import type { StockLocationTable, Tables } from '../../storage/tables.ts'
import { keyList } from '../list-query.ts'
import { pathsTo } from '../tree/tree.ts'

type Row = Selectable<StockLocationTable> & { barcode_hash: string | null; items: number; sublocations: number }

function toStockLocation(row: Row): StockLocation {
  return {
    pk: row.pk,
    name: row.name,
    description: row.description,
    parent: row.parent,
    level: row.level,
    pathstring: row.pathstring,
    items: row.items,
    sublocations: row.sublocations,
    structural: row.structural === 1,
    external: row.external === 1,
    icon: row.custom_icon,
    custom_icon: row.custom_icon,
    barcode_hash: row.barcode_hash ?? '',
  }
}

/** Each place is counted once, however many of the wanted locations lie above it. */
export async function loadStockLocations(
  database: Kysely<Tables>,
  pks: readonly number[],
  { pathDetail }: { pathDetail: boolean },
): Promise<StockLocation[]> {
  const { rows } = await sql<Row>`WITH RECURSIVE below(root, pk) AS (
      SELECT pk, pk FROM stock_location WHERE pk IN ${keyList(pks)}
      UNION ALL SELECT below.root, node.pk FROM stock_location AS node JOIN below ON node.parent = below.pk
    ),
    held AS MATERIALIZED (SELECT place.pk, (SELECT count(*) FROM stock_item WHERE location = place.pk) AS items
      FROM (SELECT DISTINCT pk FROM below) AS place),
    sums AS (SELECT root, sum(held.items) AS items, count(*) - 1 AS sublocations
      FROM below JOIN held ON held.pk = below.pk GROUP BY root)
    SELECT n.*, sums.items, sums.sublocations, link.barcode_hash
    FROM sums JOIN stock_location AS n ON n.pk = sums.root
    LEFT JOIN barcode_link AS link ON link.model = 'stocklocation' AND link.object_pk = n.pk`.execute(database)
  const paths = pathDetail ? await pathsTo(database, 'stock_location', pks) : null
  return rows.map((row) => ({
    ...toStockLocation(row),
    ...(paths === null ? {} : { path: paths.get(row.pk) ?? [] }),
  }))
}
