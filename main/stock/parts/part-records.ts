import type { Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Part, PartBrief } from '../../records/stock-records.ts'
import type { PartTable, Tables } from '../../storage/tables.ts'
import { keyList } from '../list-query.ts'
import { IN_STOCK_STATES } from '../items/stock-status.ts'

const NO_PICTURE = '/static/img/blank_image.thumbnail.png'

type PartRow = Selectable<PartTable> & { barcode_hash: string | null }
type WholePartRow = PartRow & {
  category_name: string | null
  in_stock: number
  total_in_stock: number
  stock_item_count: number
}

/** The name people know a part by: number, name and revision. */
function fullName({ IPN, name, revision }: Pick<PartRow, 'IPN' | 'name' | 'revision'>): string {
  return [IPN, name, revision].filter((piece) => piece !== '').join(' | ')
}

function toPartBrief(row: PartRow): PartBrief {
  return {
    pk: row.pk,
    IPN: row.IPN,
    barcode_hash: row.barcode_hash ?? '',
    name: row.name,
    revision: row.revision,
    full_name: fullName(row),
    description: row.description,
    image: row.image,
    thumbnail: row.image ?? NO_PICTURE,
    active: row.active === 1,
    locked: row.locked === 1,
    assembly: row.assembly === 1,
    component: row.component === 1,
    minimum_stock: row.minimum_stock,
    is_template: row.is_template === 1,
    purchaseable: row.purchaseable === 1,
    salable: row.salable === 1,
    testable: row.testable === 1,
    trackable: row.trackable === 1,
    virtual: row.virtual === 1,
    consumable: row.consumable === 1,
    units: row.units,
    default_location: row.default_location,
    default_expiry: row.default_expiry,
  }
}

function toPart(row: WholePartRow): Part {
  return {
    ...toPartBrief(row),
    category: row.category,
    category_name: row.category_name,
    keywords: row.keywords,
    link: row.link,
    notes: row.notes,
    variant_of: row.variant_of,
    creation_date: row.creation_date.slice(0, 10),
    creation_user: row.creation_user,
    in_stock: row.in_stock,
    total_in_stock: row.total_in_stock,
    unallocated_stock: row.total_in_stock,
    stock_item_count: row.stock_item_count,
  }
}

const BARCODE = sql.raw<string | null>(
  `(SELECT barcode_hash FROM barcode_link WHERE model = 'part' AND object_pk = p.pk) AS barcode_hash`,
)
const USABLE = `quantity > 0 AND status IN (${IN_STOCK_STATES.join(', ')})`
/** What is there of the part itself, and together with its variants. */
const STOCK_SUMS = sql.raw<number>(`
  (SELECT round(total(quantity), 5) FROM stock_item WHERE part = p.pk AND ${USABLE}) AS in_stock,
  (SELECT count(*) FROM stock_item WHERE part = p.pk AND ${USABLE}) AS stock_item_count,
  (SELECT round(total(quantity), 5) FROM stock_item WHERE ${USABLE} AND part IN (
    WITH RECURSIVE family(pk) AS (
      SELECT p.pk UNION SELECT part.pk FROM part JOIN family ON part.variant_of = family.pk
    ) SELECT pk FROM family)) AS total_in_stock`)

export async function loadPartBriefs(database: Kysely<Tables>, pks: Iterable<number>): Promise<Map<number, PartBrief>> {
  const { rows } = await sql<PartRow>`SELECT p.*, ${BARCODE} FROM part AS p WHERE p.pk IN ${keyList(pks)}`.execute(
    database,
  )
  return new Map(rows.map((row) => [row.pk, toPartBrief(row)]))
}

export async function loadParts(database: Kysely<Tables>, pks: Iterable<number>): Promise<Part[]> {
  const { rows } = await sql<WholePartRow>`SELECT p.*, category.name AS category_name, ${BARCODE}, ${STOCK_SUMS}
    FROM part AS p LEFT JOIN part_category AS category ON category.pk = p.category
    WHERE p.pk IN ${keyList(pks)}`.execute(database)
  return rows.map(toPart)
}
