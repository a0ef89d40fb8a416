import { z } from '@hono/zod-openapi'
import type { NotificationInbox } from '../../notifications/notification-inbox.ts'
import type { Notifications } from '../../notifications/notifications.ts'
import { GROUPS } from '../../notifications/recipients.ts'
import { Notification } from '../../records/message-records.ts'
import { bulkItems } from '../input/bulk.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { userOf } from './user-routes.ts'
import { boolean, byPk, pk } from '../input/values.ts'

interface Services {
  notifications: Notifications
  inbox: NotificationInbox
}

const told = {
  category: z.string().min(1).max(250),
  name: z.string().min(1).max(250),
  message: z.string().max(5000).default(''),
  target: z
    .object({ model: z.string().min(1), pk: z.union([z.number().int(), z.string().min(1)]) })
    .nullable()
    .default(null),
}

const NewNotification = z
  .object({
    ...told,
    uid: z.string().max(250).optional(),
    recipients: z.array(z.union([z.object({ user: pk }), z.object({ group: z.enum(GROUPS) })])).min(1),
    exclude: z.array(pk).default([]),
    delivery: z.array(z.string()).default([]),
    check_recent: boolean.default(true),
    context: z.record(z.string(), z.unknown()).default({}),
  })
  .openapi('NewNotification')

/** What people are told; each sees the own notifications only. */
export function notificationRoutes(services: Services): Route[] {
  return [...inboxRoutes(services.inbox), ...stationRoutes(services)]
}

function inboxRoutes(inbox: NotificationInbox): Route[] {
  const path = '/api/notifications/{pk}/'
  return [
    route({
      method: 'get',
      path: '/api/notifications/',
      summary: 'Own notifications, newest first',
      rights: 'any',
      query: listQuery.extend({ read: boolean.optional(), category: z.string().optional() }),
      answer: listAnswer(Notification),
      async handler({ query, request, actor }) {
        const page = pageOf(query)
        return answerList(request, page, await inbox.list(userOf(actor), query, page))
      },
    }),
    route({
      method: 'delete',
      path: '/api/notifications/',
      summary: 'Delete several own notifications',
      rights: 'any',
      body: bulkItems,
      answer: z.object({ success: z.string() }),
      async handler({ body, actor }) {
        return { success: `Deleted ${await inbox.remove(userOf(actor), body.items)} items` }
      },
    }),
    ...(['get', 'post'] as const).map((method) =>
      route({
        method,
        path: '/api/notifications/readall/',
        summary: 'Mark all own notifications as read',
        rights: 'any',
        answer: z.object({ status: z.literal('ok') }),
        async handler({ actor }) {
          await inbox.readAll(userOf(actor))
          return { status: 'ok' as const }
        },
      }),
    ),
    route({
      method: 'get',
      path,
      summary: 'An own notification',
      rights: 'any',
      params: byPk,
      answer: Notification,
      handler: ({ params, actor }) => inbox.get(userOf(actor), params.pk),
    }),
    ...(['patch', 'put'] as const).map((method) =>
      route({
        method,
        path,
        summary: 'Mark a notification as read or not',
        rights: 'any',
        params: byPk,
        body: z.object({ read: boolean }),
        answer: Notification,
        handler: ({ params, body, actor }) => inbox.setRead(userOf(actor), params.pk, body.read),
      }),
    ),
    route({
      method: 'delete',
      path,
      summary: 'Delete a notification',
      rights: 'any',
      params: byPk,
      status: 204,
      answer: null,
      async handler({ params, actor }) {
        await inbox.get(userOf(actor), params.pk)
        await inbox.remove(userOf(actor), [params.pk])
      },
    }),
  ]
}

function stationRoutes({ notifications, inbox }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/station/notifications/',
      summary: 'Tell people something, through every plugin that can',
      rights: 'staff',
      body: NewNotification,
      answer: z.object({ state: z.enum(['delivered', 'recent', 'undelivered']), by: z.array(z.string()) }),
      async handler({ body: { check_recent, ...occasion } }) {
        const delivery = await notifications.trigger({ ...occasion, checkRecent: check_recent })
        return { by: [], ...delivery }
      },
    }),
    route({
      method: 'post',
      path: '/api/station/notification-inbox/',
      summary: 'Put a notification where people see it in the window; for plugins that bring notifications',
      rights: 'staff',
      body: z.object({ ...told, users: z.array(pk) }),
      status: 204,
      answer: null,
      async handler({ body: { users, ...notification } }) {
        await inbox.add(users, notification)
      },
    }),
  ]
}
