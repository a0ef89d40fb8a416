import { AppError } from '@scanbench/plugin'
import { z } from '@hono/zod-openapi'
import type { Exports } from '../../exports/exports.ts'
import { StockItem } from '../../records/stock-records.ts'
import type { UndoableStock } from '../../stock/steps/undoable-stock.ts'
import type { StockItems } from '../../stock/items/stock-items.ts'
import type { StockTracking as StockTrackingService } from '../../stock/changes/stock-tracking.ts'
import { bulkEditRoutes } from '../input/bulk.ts'
import { exportableAnswer, exportFields, exportOrder, exportQuery } from '../input/export-query.ts'
import { given } from '../input/given.ts'
import { answerList, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import { stockChangeRoutes } from './stock-change-routes.ts'
import { stockTrackingRoutes } from './stock-tracking-routes.ts'
import type { Route } from '../route.ts'
import {
  newStockItem,
  stockDetailQuery,
  stockFilters,
  stockItemPatch,
  stockItemReplacement,
  stockListQuery,
} from './stock-schemas.ts'
import { boolean, byPk, pk } from '../input/values.ts'

const EXPORTED = { partDetail: true, locationDetail: true, pathDetail: false }

export interface StockRouteServices {
  stockItems: StockItems
  undoableStock: UndoableStock
  stockTracking: StockTrackingService
  exports: Exports
}

export function stockRoutes(services: StockRouteServices): Route[] {
  return [
    ...listRoutes(services),
    ...itemRoutes(services),
    ...stockChangeRoutes(services),
    ...stockTrackingRoutes(services),
  ]
}

function listRoutes({ stockItems, exports }: StockRouteServices): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/stock/',
      summary: 'Stock items',
      rights: 'any',
      query: stockListQuery.extend(exportQuery.shape),
      answer: exportableAnswer(StockItem),
      moreFields: exportFields(exports, 'stockitem'),
      async handler({ query, request, actor }) {
        const page = pageOf(query)
        const filters = given(stockFilters.parse(query))
        if (query.export === true)
          return exports.start({
            source: {
              model: 'stockitem',
              keys: () => stockItems.keys(filters, page),
              load: (pks) => stockItems.some(pks, EXPORTED),
            },
            ...exportOrder(query, request),
            user: actor.user,
          })
        return answerList(request, page, await stockItems.list(filters, page, detailsOf(query)))
      },
    }),
    route({
      method: 'post',
      path: '/api/stock/',
      summary: 'Make a stock item, or one for each serial number',
      rights: 'any',
      body: newStockItem,
      status: 201,
      answer: z.array(StockItem),
      handler: ({ body, actor }) => stockItems.create(body, actor.user),
    }),
    ...bulkEditRoutes({
      path: '/api/stock/',
      summary: 'Change several stock items',
      patch: stockItemPatch,
      updateMany: (items, patch, user) => stockItems.updateMany(items, patch, user),
    }),
    route({
      method: 'delete',
      path: '/api/stock/',
      summary: 'Delete several stock items',
      rights: 'staff',
      query: stockFilters.extend({ ...listQuery.shape, all: boolean.default(false) }),
      body: z.object({ items: z.array(pk).default([]) }),
      answer: z.object({ success: z.string() }),
      async handler({ query, body }) {
        const chosen = query.all
          ? await stockItems.select(given(stockFilters.parse(query)), pageOf(query).search)
          : body.items
        if (chosen.length === 0) throw nothingChosen()
        await stockItems.removeMany(chosen)
        return { success: `Deleted ${chosen.length} items` }
      },
    }),
  ]
}

function itemRoutes({ stockItems }: StockRouteServices): Route[] {
  const path = '/api/stock/{pk}/'
  return [
    route({
      method: 'get',
      path,
      summary: 'One stock item',
      rights: 'any',
      params: byPk,
      query: stockDetailQuery,
      answer: StockItem,
      handler: ({ params, query }) => stockItems.get(params.pk, detailsOf(query)),
    }),
    route({
      method: 'patch',
      path,
      summary: 'Change a stock item',
      rights: 'any',
      params: byPk,
      body: stockItemPatch,
      answer: StockItem,
      handler: ({ params, body, actor }) => stockItems.update(params.pk, body, actor.user),
    }),
    route({
      method: 'put',
      path,
      summary: 'Replace a stock item',
      rights: 'any',
      params: byPk,
      body: stockItemReplacement,
      answer: StockItem,
      async handler({ params, body: { part: _part, ...patch }, actor }) {
        return await stockItems.update(params.pk, patch, actor.user)
      },
    }),
    route({
      method: 'delete',
      path,
      summary: 'Delete a stock item',
      rights: 'staff',
      params: byPk,
      status: 204,
      answer: null,
      async handler({ params }) {
        await stockItems.remove(params.pk)
      },
    }),
  ]
}

function detailsOf(query: z.output<typeof stockDetailQuery>) {
  return { partDetail: query.part_detail, locationDetail: query.location_detail, pathDetail: query.path_detail }
}

function nothingChosen(): AppError {
  const message = 'Nothing is selected: name the items, or say all=true with filters.'
  return new AppError('INVALID_INPUT', message, { details: { items: [message] } })
}
