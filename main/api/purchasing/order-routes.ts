import { z } from '@hono/zod-openapi'
import { PURCHASE_ORDER_STATUS } from '../../orders/purchase-order-status.ts'
import type { PurchaseOrders } from '../../orders/purchase-orders.ts'
import { PurchaseOrder, type OrderAction } from '../../records/company-records.ts'
import { given } from '../input/given.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { statusClass, StatusClass } from '../stock/status-class.ts'
import { filledText, nullableDate, text } from '../input/texts.ts'
import { boolean, byPk, integer, pk } from '../input/values.ts'

const PATH = '/api/order/po/'

const fields = {
  reference: filledText(64).optional(),
  supplier_reference: text(64).optional(),
  description: text(250).optional(),
  link: text(2000).optional(),
  notes: text(50_000).optional(),
  target_date: nullableDate.optional(),
}
const newOrder = z.object({ ...fields, supplier: pk })
const orderPatch = z.object({ ...fields, supplier: pk.optional() })
const filters = z.object({
  supplier: integer.optional(),
  status: integer.optional(),
  reference: z.string().optional(),
  supplier_reference: z.string().optional(),
  outstanding: boolean.optional(),
})

const ACTIONS: Record<OrderAction, string> = {
  issue: 'Place an order',
  hold: 'Put an order on hold',
  complete: 'Complete an order',
  cancel: 'Cancel an order',
}

/** Orders to suppliers and their states. */
export function orderRoutes({ purchaseOrders }: { purchaseOrders: PurchaseOrders }): Route[] {
  return [
    ...listRoutes(purchaseOrders),
    ...detailRoutes(purchaseOrders),
    ...Object.entries(ACTIONS).map(([action, summary]) =>
      route({
        method: 'post',
        path: `${PATH}{pk}/${action}/`,
        summary,
        rights: 'any',
        params: byPk,
        body: z.object({}),
        status: 201,
        answer: PurchaseOrder,
        handler: ({ params, actor }) => purchaseOrders.change(params.pk, action as OrderAction, actor),
      }),
    ),
  ]
}

function listRoutes(purchaseOrders: PurchaseOrders): Route[] {
  return [
    route({
      method: 'get',
      path: PATH,
      summary: 'Purchase orders',
      rights: 'any',
      query: listQuery.extend(filters.shape),
      answer: listAnswer(PurchaseOrder),
      async handler({ query, request }) {
        const page = pageOf(query)
        return answerList(request, page, await purchaseOrders.list(given(filters.parse(query)), page))
      },
    }),
    route({
      method: 'post',
      path: PATH,
      summary: 'Make a purchase order',
      rights: 'any',
      body: newOrder,
      status: 201,
      answer: PurchaseOrder,
      handler: ({ body, actor }) => purchaseOrders.create(body, actor.user),
    }),
    route({
      method: 'get',
      path: `${PATH}status/`,
      summary: 'The states of a purchase order',
      rights: 'any',
      answer: StatusClass,
      handler: async () => statusClass('PurchaseOrderStatus', PURCHASE_ORDER_STATUS),
    }),
  ]
}

function detailRoutes(purchaseOrders: PurchaseOrders): Route[] {
  const one = { path: `${PATH}{pk}/`, params: byPk, answer: PurchaseOrder, rights: 'any' } as const
  return [
    route({
      ...one,
      method: 'get',
      summary: 'One purchase order',
      handler: ({ params }) => purchaseOrders.get(params.pk),
    }),
    route({
      ...one,
      method: 'patch',
      summary: 'Change a purchase order; its state changes by calls of its own',
      body: orderPatch,
      handler: ({ params, body }) => purchaseOrders.update(params.pk, body),
    }),
    route({
      ...one,
      method: 'delete',
      summary: 'Delete a purchase order',
      rights: 'staff',
      status: 204,
      answer: null,
      async handler({ params }) {
        await purchaseOrders.remove(params.pk)
      },
    }),
  ]
}
