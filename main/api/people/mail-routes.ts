import { z } from '@hono/zod-openapi'
import type { Mail } from '../../mail/mail.ts'
import { MailRecord } from '../../records/message-records.ts'
import type { Users } from '../../users/users.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { pk } from '../input/values.ts'

interface Services {
  mail: Mail
  users: Users
}

const content = {
  subject: z.string().min(1).max(500),
  text: z.string().max(200_000),
  html: z.string().max(500_000).nullable().default(null),
  headers: z.record(z.string(), z.string()).default({}),
}
const NewMail = z
  .object({ ...content, to: z.array(z.email()).default([]), users: z.array(pk).default([]) })
  .openapi('NewMail')
const IncomingMail = z
  .object({ ...content, from: z.string().min(1), to: z.array(z.string().min(1)).min(1) })
  .openapi('IncomingMail')

/** Mail of the station. */
export function mailRoutes({ mail, users }: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/mail/',
      summary: 'Mail that was sent and received, newest first',
      rights: 'staff',
      query: listQuery,
      answer: listAnswer(MailRecord),
      async handler({ query, request }) {
        const page = pageOf(query)
        return answerList(request, page, await mail.list(page))
      },
    }),
    route({
      method: 'post',
      path: '/api/station/mail/',
      summary: 'Send mail to addresses or to users; nothing is sent where nobody can be reached',
      rights: 'staff',
      body: NewMail,
      answer: z.object({ sent: z.number().int(), mail: MailRecord.nullable() }),
      async handler({ body: { to, users: people, ...message } }) {
        const addresses = [...new Set([...to, ...(await users.addresses(people))])]
        if (addresses.length === 0 || !(await mail.isConfigured())) return { sent: 0, mail: null }
        return { sent: addresses.length, mail: await mail.send({ ...message, to: addresses }) }
      },
    }),
    route({
      method: 'post',
      path: '/api/station/mail/incoming/',
      summary: 'Hand in mail that came; for whatever takes the mail of the station in',
      rights: 'staff',
      body: IncomingMail,
      status: 201,
      answer: MailRecord,
      handler: ({ body }) => mail.receive(body),
    }),
  ]
}
