import type { StockChanges } from '../../stock/changes/stock-changes.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { countCall, quantityCall, statusCall, transferCall } from './stock-schemas.ts'

/** Quantity and place: each call is answered with what was understood. */
export function stockChangeRoutes({ stockChanges }: { stockChanges: StockChanges }): Route[] {
  const common = { method: 'post', rights: 'any', status: 201 } as const
  return [
    route({
      ...common,
      path: '/api/stock/count/',
      summary: 'What was counted is what is there',
      body: countCall,
      answer: countCall,
      async handler({ body, actor }) {
        await stockChanges.count(body, actor.user)
        return body
      },
    }),
    route({
      ...common,
      path: '/api/stock/add/',
      summary: 'Add to stock items',
      body: quantityCall,
      answer: quantityCall,
      async handler({ body, actor }) {
        await stockChanges.add(body, actor.user)
        return body
      },
    }),
    route({
      ...common,
      path: '/api/stock/remove/',
      summary: 'Take from stock items',
      body: quantityCall,
      answer: quantityCall,
      async handler({ body, actor }) {
        await stockChanges.remove(body, actor.user)
        return body
      },
    }),
    route({
      ...common,
      path: '/api/stock/transfer/',
      summary: 'Move stock items, whole or in part',
      body: transferCall,
      answer: transferCall,
      async handler({ body, actor }) {
        await stockChanges.transfer(body, actor.user)
        return body
      },
    }),
    route({
      ...common,
      path: '/api/stock/change_status/',
      summary: 'Change the status of stock items',
      body: statusCall,
      answer: statusCall,
      async handler({ body, actor }) {
        await stockChanges.changeStatus(body, actor.user)
        return body
      },
    }),
  ]
}
