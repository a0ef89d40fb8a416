import { z } from '@hono/zod-openapi'
import type { Exports } from '../../exports/exports.ts'
import { StockLocation } from '../../records/stock-records.ts'
import type { StockLocations } from '../../stock/locations/stock-locations.ts'
import { bulkEditRoutes } from '../input/bulk.ts'
import { exportableAnswer, exportFields, exportOrder, exportQuery } from '../input/export-query.ts'
import { given } from '../input/given.ts'
import { answerList, listAnswer, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { filledText, text } from '../input/texts.ts'
import { flatNode, flatTreeQuery, LocationNode, pathQuery, treeFilters, treeListQuery } from './tree-schemas.ts'
import { boolean, byPk, nullableInteger } from '../input/values.ts'

const name = filledText(100)
const fields = {
  description: text(250).optional(),
  parent: nullableInteger.optional(),
  structural: boolean.optional(),
  external: boolean.optional(),
  custom_icon: text(100).optional(),
}
const newLocation = z.object({ ...fields, name })
const locationPatch = z.object({ ...fields, name: name.optional() })
const filters = treeFilters.extend({ external: boolean.optional() })
const removal = z.object({ delete_stock_items: boolean, delete_sub_locations: boolean })

interface Services {
  stockLocations: StockLocations
  exports: Exports
}

export function locationRoutes({ stockLocations, exports }: Services): Route[] {
  return [...listRoutes(stockLocations, exports), ...detailRoutes(stockLocations)]
}

function listRoutes(locations: StockLocations, exports: Exports): Route[] {
  const path = '/api/stock/location/'
  return [
    route({
      method: 'get',
      path,
      summary: 'Locations',
      rights: 'any',
      query: treeListQuery.extend(filters.shape).extend(exportQuery.shape),
      answer: exportableAnswer(StockLocation),
      moreFields: exportFields(exports, 'stocklocation'),
      async handler({ query, request, actor }) {
        const page = pageOf(query)
        const wanted = given(filters.parse(query))
        if (query.export === true)
          return exports.start({
            source: {
              model: 'stocklocation',
              keys: () => locations.keys(wanted, page),
              load: (pks) => locations.some(pks),
            },
            ...exportOrder(query, request),
            user: actor.user,
          })
        return answerList(request, page, await locations.list(wanted, page, { pathDetail: query.path_detail }))
      },
    }),
    route({
      method: 'post',
      path,
      summary: 'Make a location',
      rights: 'any',
      body: newLocation,
      status: 201,
      answer: StockLocation,
      handler: ({ body }) => locations.create(body),
    }),
    ...bulkEditRoutes({
      path,
      summary: 'Change several locations',
      patch: locationPatch,
      updateMany: (items, patch) => locations.updateMany(items, patch),
    }),
    route({
      method: 'get',
      path: '/api/stock/location/tree/',
      summary: 'The tree of locations, flat, parents first',
      rights: 'any',
      query: flatTreeQuery,
      answer: listAnswer(LocationNode),
      async handler({ query, request }) {
        const page = pageOf(query)
        const { parent, level, max_level } = query
        const { count, results } = await locations.list(given({ parent, level, max_level }), page, { pathDetail: true })
        const nodes = results.map((location) => ({ ...flatNode(location), sublocations: location.sublocations }))
        return answerList(request, page, { count, results: nodes })
      },
    }),
  ]
}

function detailRoutes(locations: StockLocations): Route[] {
  const common = { path: '/api/stock/location/{pk}/', params: byPk, answer: StockLocation } as const
  return [
    route({
      ...common,
      method: 'get',
      summary: 'One location',
      rights: 'any',
      query: pathQuery,
      handler: ({ params, query }) => locations.get(params.pk, { pathDetail: query.path_detail }),
    }),
    route({
      ...common,
      method: 'patch',
      summary: 'Change a location',
      rights: 'any',
      body: locationPatch,
      handler: ({ params, body }) => locations.update(params.pk, body),
    }),
    route({
      ...common,
      method: 'put',
      summary: 'Replace a location',
      rights: 'any',
      body: newLocation,
      handler: ({ params, body }) => locations.update(params.pk, body),
    }),
    route({
      ...common,
      method: 'delete',
      summary: 'Delete a location; what was in it goes too, or up',
      rights: 'staff',
      body: removal,
      status: 204,
      answer: null,
      async handler({ params, body, actor }) {
        const { delete_stock_items: deleteItems, delete_sub_locations: deleteSublocations } = body
        await locations.remove(params.pk, { deleteItems, deleteSublocations }, actor.user)
      },
    }),
  ]
}
