import { z } from '@hono/zod-openapi'
import { StockTracking } from '../../records/stock-records.ts'
import { STOCK_HISTORY_CODE, STOCK_STATUS } from '../../stock/items/stock-status.ts'
import type { StockTracking as StockTrackingService } from '../../stock/changes/stock-tracking.ts'
import { given } from '../input/given.ts'
import { answerList, listAnswer, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { StatusClass } from './status-class.ts'
import { trackingQuery } from './stock-schemas.ts'
import { boolean, byPk } from '../input/values.ts'

export function stockTrackingRoutes({ stockTracking }: { stockTracking: StockTrackingService }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/stock/track/',
      summary: 'What happened to stock, newest first',
      rights: 'any',
      query: trackingQuery,
      answer: listAnswer(StockTracking),
      async handler({ query, request }) {
        const page = pageOf(query)
        const { item, part, include_variants, user, min_date, max_date } = query
        const filters = given({ item, part, include_variants, user, min_date, max_date })
        return answerList(request, page, await stockTracking.list(filters, page, { userDetail: query.user_detail }))
      },
    }),
    route({
      method: 'get',
      path: '/api/stock/track/{pk}/',
      summary: 'One tracking entry',
      rights: 'any',
      params: byPk,
      query: z.object({ user_detail: boolean.default(false) }),
      answer: StockTracking,
      handler: ({ params, query }) => stockTracking.get(params.pk, { userDetail: query.user_detail }),
    }),
    route({
      method: 'get',
      path: '/api/stock/status/',
      summary: 'States of stock items',
      rights: 'any',
      answer: StatusClass,
      handler: () => Promise.resolve(STOCK_STATUS),
    }),
    route({
      method: 'get',
      path: '/api/stock/track/status/',
      summary: 'Kinds of tracking entries',
      rights: 'any',
      answer: StatusClass,
      handler: () => Promise.resolve(STOCK_HISTORY_CODE),
    }),
  ]
}
