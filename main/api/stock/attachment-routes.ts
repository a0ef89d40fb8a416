import { z } from '@hono/zod-openapi'
import type { Attachments } from '../../outputs/attachments.ts'
import { Attachment } from '../../records/output-records.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { byPk, integer } from '../input/values.ts'

/** Files that are kept with an object. */
export function attachmentRoutes({ attachments }: { attachments: Attachments }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/attachment/',
      summary: 'The files of an object, newest first',
      rights: 'any',
      query: listQuery.extend({ model_type: z.string().optional(), model_id: integer.optional() }),
      answer: listAnswer(Attachment),
      async handler({ query, request }) {
        const page = pageOf(query)
        const all = await attachments.list(query)
        const end = page.limit === null ? undefined : page.offset + page.limit
        return answerList(request, page, { count: all.length, results: all.slice(page.offset, end) })
      },
    }),
    route({
      method: 'get',
      path: '/media/attachments/{pk}/{name}/',
      summary: 'A file of an object',
      rights: 'any',
      params: byPk.extend({ name: z.string() }),
      answer: null,
      async handler({ params }) {
        const { media_type, file_name, content } = await attachments.content(params.pk)
        const headers = {
          'Content-Type': media_type,
          'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file_name)}`,
          'Cache-Control': 'private, no-store',
        }
        return new Response(new Uint8Array(content), { headers })
      },
    }),
  ]
}
