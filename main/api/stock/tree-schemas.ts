import { z } from '@hono/zod-openapi'
import type { PathNode } from '../../records/stock-records.ts'
import { listQuery } from '../input/listing.ts'
import { boolean, integer, nullableInteger, pk } from '../input/values.ts'

/** Filters of categories and of locations. */
export const treeFilters = z.object({
  parent: nullableInteger.optional(),
  cascade: boolean.optional(),
  top_level: boolean.optional(),
  depth: integer.optional(),
  name: z.string().optional(),
  structural: boolean.optional(),
})

export const treeListQuery = listQuery.extend(treeFilters.shape).extend({ path_detail: boolean.default(false) })
export const pathQuery = z.object({ path_detail: boolean.default(false) })

/** A tree is asked for whole, or down to a level. */
export const flatTreeQuery = listQuery.extend({
  parent: pk.optional(),
  level: integer.optional(),
  max_level: integer.optional(),
})

const count = z.number().int()
const node = z.object({
  pk: count,
  name: z.string(),
  description: z.string(),
  pathstring: z.string(),
  parent: count.nullable(),
  /** Key of the root of its tree. */
  tree_id: count,
  level: count,
  icon: z.string(),
  structural: z.boolean(),
})
export const LocationNode = node.extend({ sublocations: count }).openapi('LocationNode')
export const CategoryNode = node.extend({ subcategories: count }).openapi('CategoryNode')

interface Node extends Omit<z.output<typeof node>, 'tree_id'> {
  path?: PathNode[] | undefined
}

export function flatNode({ pk, name, description, pathstring, parent, level, icon, structural, path }: Node) {
  return { pk, name, description, pathstring, parent, tree_id: path?.[0]?.pk ?? pk, level, icon, structural }
}
