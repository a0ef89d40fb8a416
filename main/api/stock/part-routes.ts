import { z } from '@hono/zod-openapi'
import type { Exports } from '../../exports/exports.ts'
import { Part } from '../../records/stock-records.ts'
import type { PartCategories } from '../../stock/categories/part-categories.ts'
import type { Parts } from '../../stock/parts/parts.ts'
import { bulkEditRoutes } from '../input/bulk.ts'
import { categoryRoutes } from './category-routes.ts'
import { exportableAnswer, exportFields, exportOrder, exportQuery } from '../input/export-query.ts'
import { given } from '../input/given.ts'
import { answerList, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { date, filledText, text } from '../input/texts.ts'
import { boolean, byPk, integer, nullableInteger, number, pk } from '../input/values.ts'

const flags = {
  active: boolean.optional(),
  locked: boolean.optional(),
  assembly: boolean.optional(),
  component: boolean.optional(),
  is_template: boolean.optional(),
  purchaseable: boolean.optional(),
  salable: boolean.optional(),
  testable: boolean.optional(),
  trackable: boolean.optional(),
  virtual: boolean.optional(),
  consumable: boolean.optional(),
}
const name = filledText(100)
const fields = {
  ...flags,
  description: text(250).optional(),
  IPN: text(100).optional(),
  revision: text(100).optional(),
  keywords: text(250).optional(),
  units: text(20).optional(),
  link: text(2000).optional(),
  notes: text(50_000).optional(),
  category: nullableInteger.optional(),
  variant_of: nullableInteger.optional(),
  default_location: nullableInteger.optional(),
  default_expiry: integer.pipe(z.int().min(0)).optional(),
  minimum_stock: number.pipe(z.number().min(0)).optional(),
}
const newPart = z.object({ ...fields, name })
const partPatch = z.object({ ...fields, name: name.optional() })

const filters = z.object({
  ...flags,
  category: nullableInteger.optional(),
  cascade: boolean.optional(),
  IPN: z.string().optional(),
  has_ipn: boolean.optional(),
  is_variant: boolean.optional(),
  variant_of: pk.optional(),
  has_stock: boolean.optional(),
  depleted_stock: boolean.optional(),
  low_stock: boolean.optional(),
  unallocated_stock: boolean.optional(),
  has_units: boolean.optional(),
  default_location: pk.optional(),
  exclude_id: z.preprocess((value) => (value === undefined ? value : [value].flat()), z.array(pk).optional()),
  exclude_tree: pk.optional(),
  created_before: date.optional(),
  created_after: date.optional(),
})

const NO_REQUIREMENTS = {
  can_build: 0,
  ordering: 0,
  building: 0,
  scheduled_to_build: 0,
  required_for_build_orders: 0,
  allocated_to_build_orders: 0,
  required_for_sales_orders: 0,
  allocated_to_sales_orders: 0,
}
const amount = z.number()
const Requirements = z
  .object({
    total_stock: amount,
    unallocated_stock: amount,
    can_build: amount,
    ordering: amount,
    building: amount,
    scheduled_to_build: amount,
    required_for_build_orders: amount,
    allocated_to_build_orders: amount,
    required_for_sales_orders: amount,
    allocated_to_sales_orders: amount,
  })
  .openapi('PartRequirements')

export interface PartRouteServices {
  parts: Parts
  partCategories: PartCategories
  exports: Exports
}

export function partRoutes(services: PartRouteServices): Route[] {
  return [...listRoutes(services), ...detailRoutes(services.parts), ...categoryRoutes(services)]
}

function listRoutes({ parts, exports }: PartRouteServices): Route[] {
  const path = '/api/part/'
  return [
    route({
      method: 'get',
      path,
      summary: 'Parts',
      rights: 'any',
      query: listQuery.extend(filters.shape).extend(exportQuery.shape),
      answer: exportableAnswer(Part),
      moreFields: exportFields(exports, 'part'),
      async handler({ query, request, actor }) {
        const page = pageOf(query)
        const wanted = given(filters.parse(query))
        if (query.export !== true) return answerList(request, page, await parts.list(wanted, page))
        return exports.start({
          source: { model: 'part', keys: () => parts.keys(wanted, page), load: (pks) => parts.some(pks) },
          ...exportOrder(query, request),
          user: actor.user,
        })
      },
    }),
    route({
      method: 'post',
      path,
      summary: 'Make a part',
      rights: 'any',
      body: newPart,
      status: 201,
      answer: Part,
      handler: ({ body, actor }) => parts.create(body, actor.user),
    }),
    ...bulkEditRoutes({
      path,
      summary: 'Change several parts',
      patch: partPatch,
      updateMany: (items, patch) => parts.updateMany(items, patch),
    }),
  ]
}

function detailRoutes(parts: Parts): Route[] {
  const common = { path: '/api/part/{pk}/', params: byPk, answer: Part } as const
  return [
    route({
      ...common,
      method: 'get',
      summary: 'One part',
      rights: 'any',
      handler: ({ params }) => parts.get(params.pk),
    }),
    route({
      method: 'get',
      path: '/api/part/{pk}/requirements/',
      summary: 'What of a part is there; orders and builds are none of ours',
      rights: 'any',
      params: byPk,
      answer: Requirements,
      async handler({ params }) {
        const { total_in_stock, unallocated_stock } = await parts.get(params.pk)
        return { ...NO_REQUIREMENTS, total_stock: total_in_stock, unallocated_stock }
      },
    }),
    route({
      ...common,
      method: 'patch',
      summary: 'Change a part',
      rights: 'any',
      body: partPatch,
      handler: ({ params, body }) => parts.update(params.pk, body),
    }),
    route({
      ...common,
      method: 'put',
      summary: 'Replace a part',
      rights: 'any',
      body: newPart,
      handler: ({ params, body }) => parts.update(params.pk, body),
    }),
    route({
      ...common,
      method: 'delete',
      summary: 'Delete a part that is not active any more, with its stock',
      rights: 'staff',
      status: 204,
      answer: null,
      async handler({ params }) {
        await parts.remove(params.pk)
      },
    }),
  ]
}
