import { sql } from 'kysely'
import type { Kysely, Updateable } from 'kysely'
import type { Listing, Page } from '../../records/page.ts'
import type { PartCategory } from '../../records/stock-records.ts'
import type { PartCategoryTable, Tables } from '../../storage/tables.ts'
import { flag } from '../../storage/values.ts'
import { countRows, inOrder, keyList, orderBy, pagePks } from '../list-query.ts'
import type { OrderFields } from '../list-query.ts'
import { loadPartCategories } from './part-category-records.ts'
import { judgeEdits, refuseChanged } from '../object-checks.ts'
import type { SeenRows } from '../object-checks.ts'
import { deleteParts } from '../parts/part-removal.ts'
import { refuseMissingReferences } from '../reference-checks.ts'
import { missingReference, notFound, refuse } from '../refuse.ts'
import { publishChanges } from '../stock-services.ts'
import type { StockServices } from '../stock-services.ts'
import { branchPks, rewritePaths, settle, TREE_ORDER } from '../tree/tree.ts'
import { treeConditions, treeSearch } from '../tree/tree-filters.ts'
import type { TreeFilters } from '../tree/tree-filters.ts'
import { removeNodes } from '../tree/tree-removal.ts'

/** What can be given; absent means: stays as it is. */
export interface PartCategoryInput {
  name?: string | undefined
  description?: string | undefined
  parent?: number | null | undefined
  structural?: boolean | undefined
  icon?: string | undefined
  default_keywords?: string | undefined
  default_location?: number | null | undefined
}

/** What becomes of what was in a category: gone with it, or one level up. */
export interface CategoryRemoval {
  deleteParts: boolean
  deleteSubcategories: boolean
}

const ORDER_FIELDS: OrderFields = {
  name: ['n.name COLLATE NOCASE'],
  pathstring: [TREE_ORDER],
  level: ['n.level', TREE_ORDER],
  tree_id: [TREE_ORDER],
  lft: [TREE_ORDER],
  part_count: ['(SELECT count(*) FROM part WHERE category = n.pk)'],
}

/** The tree of kinds of parts. */
export class PartCategories {
  readonly #services: StockServices

  constructor(services: StockServices) {
    this.#services = services
  }

  async get(pk: number, options = { pathDetail: false }): Promise<PartCategory> {
    const [category] = await loadPartCategories(this.#write, [pk], options)
    if (category === undefined) throw notFound('part category', pk)
    return category
  }

  async list(filters: TreeFilters, page: Page, options = { pathDetail: false }): Promise<Listing<PartCategory>> {
    await refuseMissingReferences(this.#write, filters, { parent: 'part_category' })
    const { read } = this.#services.database
    const from = sql`part_category AS n`
    const conditions = [...(await treeConditions(read, 'part_category', filters)), ...treeSearch(page.search)]
    const order = orderBy(page.ordering, ORDER_FIELDS, [TREE_ORDER], 'n.pk')
    const count = await countRows(read, { from, conditions })
    const pks = await pagePks(read, { from, pk: 'n.pk', conditions, order, page })
    return { count, results: await inOrder(pks, (some) => loadPartCategories(read, some, options)) }
  }

  async create(input: PartCategoryInput & { name: string }): Promise<PartCategory> {
    const { name, parent = null } = input
    await this.#services.icons.refuseUnknown('icon', input.icon)
    await this.#services.checks.save({ model: 'partcategory', pk: null, fields: { ...input } }, null)
    const pk = await this.#write.transaction().execute(async (transaction) => {
      const place = await settle(transaction, 'part_category', { pk: null, name, parent })
      const row = await transaction
        .insertInto('part_category')
        .values({ ...(await columns(transaction, input)), ...place })
        .returning('pk')
        .executeTakeFirstOrThrow()
      return row.pk
    })
    publishChanges(this.#services, 'partcategory', 'created', [pk])
    return await this.get(pk)
  }

  async update(pk: number, input: PartCategoryInput): Promise<PartCategory> {
    await this.updateMany([pk], input)
    return await this.get(pk)
  }

  /** All of them or none. */
  async updateMany(pks: readonly number[], input: PartCategoryInput): Promise<void> {
    await this.#services.icons.refuseUnknown('icon', input.icon)
    const seen = await judgeEdits(this.#services.checks, {
      model: 'partcategory',
      pks,
      input,
      row: (pk) => rowOf(this.#write, pk),
      record: (pk) => this.get(pk),
    })
    await this.#write.transaction().execute(async (transaction) => {
      for (const pk of pks) await edit(transaction, pk, { input, seen })
    })
    publishChanges(this.#services, 'partcategory', 'saved', pks)
  }

  async remove(pk: number, removal: CategoryRemoval): Promise<void> {
    const { checks } = this.#services
    if (checks.isAsked()) await checks.remove({ model: 'partcategory', pk, fields: await this.get(pk) })
    const gone = await this.#write.transaction().execute((transaction) => empty(transaction, pk, removal))
    publishChanges(this.#services, 'part', removal.deleteParts ? 'deleted' : 'saved', gone.parts)
    publishChanges(this.#services, 'partcategory', 'saved', gone.moved)
    publishChanges(this.#services, 'partcategory', 'deleted', gone.deleted)
  }

  get #write(): Kysely<Tables> {
    return this.#services.database.write
  }
}

async function columns(transaction: Kysely<Tables>, input: PartCategoryInput): Promise<Updateable<PartCategoryTable>> {
  const { description, structural, icon, default_keywords, default_location } = input
  if (default_location !== undefined && default_location !== null) await refuseMissing(transaction, default_location)
  return {
    ...(description === undefined ? {} : { description }),
    ...(structural === undefined ? {} : { structural: flag(structural) }),
    ...(icon === undefined ? {} : { icon }),
    ...(default_keywords === undefined ? {} : { default_keywords }),
    ...(default_location === undefined ? {} : { default_location }),
  }
}

async function refuseMissing(transaction: Kysely<Tables>, pk: number): Promise<void> {
  const row = await transaction.selectFrom('stock_location').select('pk').where('pk', '=', pk).executeTakeFirst()
  if (row === undefined) missingReference('default_location', pk)
}

async function rowOf(database: Kysely<Tables>, pk: number) {
  const row = await database.selectFrom('part_category').selectAll().where('pk', '=', pk).executeTakeFirst()
  if (row === undefined) throw notFound('part category', pk)
  return row
}

async function edit(
  transaction: Kysely<Tables>,
  pk: number,
  { input, seen }: { input: PartCategoryInput; seen: SeenRows },
): Promise<void> {
  const before = await rowOf(transaction, pk)
  refuseChanged(seen, before)
  const name = input.name ?? before.name
  const parent = input.parent === undefined ? before.parent : input.parent
  if (input.structural === true) await refuseFilled(transaction, pk)
  const place = await settle(transaction, 'part_category', { pk, name, parent })
  const row = { ...(await columns(transaction, input)), ...place }
  await transaction.updateTable('part_category').set(row).where('pk', '=', pk).execute()
  await rewritePaths(transaction, 'part_category', [pk])
}

async function refuseFilled(transaction: Kysely<Tables>, pk: number): Promise<void> {
  const part = await transaction.selectFrom('part').select('pk').where('category', '=', pk).executeTakeFirst()
  if (part !== undefined) refuse('structural', 'There are parts in it: move them first.')
}

async function empty(transaction: Kysely<Tables>, pk: number, removal: CategoryRemoval) {
  const { parent } = await rowOf(transaction, pk)
  const deleted = removal.deleteSubcategories ? await branchPks(transaction, 'part_category', pk) : [pk]
  const held = await transaction.selectFrom('part').select('pk').where('category', 'in', keyList(deleted)).execute()
  const parts = held.map((part) => part.pk)
  if (removal.deleteParts) await deleteParts(transaction, parts)
  else await movePartsUp(transaction, parts, parent)
  return {
    parts,
    deleted,
    moved: await removeNodes(transaction, 'part_category', { going: deleted, from: pk, parent }),
  }
}

async function movePartsUp(
  transaction: Kysely<Tables>,
  parts: readonly number[],
  parent: number | null,
): Promise<void> {
  if (parts.length === 0) return
  const above = await transaction
    .selectFrom('part_category')
    .select(['name', 'structural'])
    .where('pk', '=', parent)
    .executeTakeFirst()
  if (above?.structural === 1) {
    refuse('delete_parts', `The parts cannot move up: ${above.name} is structural and holds no parts. Move them first.`)
  }
  await transaction.updateTable('part').set({ category: parent }).where('pk', 'in', keyList(parts)).execute()
}
