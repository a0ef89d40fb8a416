import type { UndoableStock } from '../../stock/steps/undoable-stock.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { countCall, quantityCall, statusCall, transferCall } from './stock-schemas.ts'

/** Quantity and place: each call is answered with what was understood. */
export function stockChangeRoutes({ undoableStock }: { undoableStock: UndoableStock }): Route[] {
  const common = { method: 'post', rights: 'any', status: 201 } as const
  return [
    route({
      ...common,
      path: '/api/stock/count/',
      summary: 'What was counted is what is there',
      body: countCall,
      answer: countCall,
      async handler({ body, actor }) {
        await undoableStock.count(body, actor)
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
        await undoableStock.add(body, actor)
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
        await undoableStock.remove(body, actor)
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
        await undoableStock.transfer(body, actor)
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
        await undoableStock.changeStatus(body, actor)
        return body
      },
    }),
  ]
}
