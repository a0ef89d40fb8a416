import { z } from '@hono/zod-openapi'
import { PartCategory } from '../../records/stock-records.ts'
import type { PartCategories } from '../../stock/categories/part-categories.ts'
import { bulkEditRoutes } from '../input/bulk.ts'
import { given } from '../input/given.ts'
import { answerList, listAnswer, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { filledText, text } from '../input/texts.ts'
import { CategoryNode, flatNode, flatTreeQuery, pathQuery, treeFilters, treeListQuery } from './tree-schemas.ts'
import { boolean, byPk, nullableInteger } from '../input/values.ts'

const name = filledText(100)
const fields = {
  description: text(250).optional(),
  parent: nullableInteger.optional(),
  structural: boolean.optional(),
  icon: text(100).optional(),
  default_keywords: text(250).optional(),
  default_location: nullableInteger.optional(),
}
const newCategory = z.object({ ...fields, name })
const categoryPatch = z.object({ ...fields, name: name.optional() })
const removal = z.object({ delete_parts: boolean, delete_child_categories: boolean })

export function categoryRoutes({ partCategories }: { partCategories: PartCategories }): Route[] {
  return [...listRoutes(partCategories), ...detailRoutes(partCategories)]
}

function listRoutes(categories: PartCategories): Route[] {
  const path = '/api/part/category/'
  return [
    route({
      method: 'get',
      path,
      summary: 'Part categories',
      rights: 'any',
      query: treeListQuery,
      answer: listAnswer(PartCategory),
      async handler({ query, request }) {
        const page = pageOf(query)
        const found = await categories.list(given(treeFilters.parse(query)), page, { pathDetail: query.path_detail })
        return answerList(request, page, found)
      },
    }),
    route({
      method: 'post',
      path,
      summary: 'Make a part category',
      rights: 'any',
      body: newCategory,
      status: 201,
      answer: PartCategory,
      handler: ({ body }) => categories.create(body),
    }),
    ...bulkEditRoutes({
      path,
      summary: 'Change several categories',
      patch: categoryPatch,
      updateMany: (items, patch) => categories.updateMany(items, patch),
    }),
    route({
      method: 'get',
      path: '/api/part/category/tree/',
      summary: 'The tree of part categories, flat, parents first',
      rights: 'any',
      query: flatTreeQuery,
      answer: listAnswer(CategoryNode),
      async handler({ query, request }) {
        const page = pageOf(query)
        const { parent, level, max_level } = query
        const { count, results } = await categories.list(given({ parent, level, max_level }), page, {
          pathDetail: true,
        })
        const nodes = results.map((category) => ({ ...flatNode(category), subcategories: category.subcategories }))
        return answerList(request, page, { count, results: nodes })
      },
    }),
  ]
}

function detailRoutes(categories: PartCategories): Route[] {
  const common = { path: '/api/part/category/{pk}/', params: byPk, answer: PartCategory } as const
  return [
    route({
      ...common,
      method: 'get',
      summary: 'One part category',
      rights: 'any',
      query: pathQuery,
      handler: ({ params, query }) => categories.get(params.pk, { pathDetail: query.path_detail }),
    }),
    route({
      ...common,
      method: 'patch',
      summary: 'Change a part category',
      rights: 'any',
      body: categoryPatch,
      handler: ({ params, body }) => categories.update(params.pk, body),
    }),
    route({
      ...common,
      method: 'put',
      summary: 'Replace a part category',
      rights: 'any',
      body: newCategory,
      handler: ({ params, body }) => categories.update(params.pk, body),
    }),
    route({
      ...common,
      method: 'delete',
      summary: 'Delete a part category; what was in it goes too, or up',
      rights: 'staff',
      body: removal,
      status: 204,
      answer: null,
      async handler({ params, body }) {
        const { delete_parts: deleteParts, delete_child_categories: deleteSubcategories } = body
        await categories.remove(params.pk, { deleteParts, deleteSubcategories })
      },
    }),
  ]
}
