import type { z } from '@hono/zod-openapi'
import type { Patch, RecordTable } from '../companies/record-table.ts'
import { given } from './input/given.ts'
import { answerList, listAnswer, listQuery, pageOf } from './input/listing.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'
import { byPk } from './input/values.ts'

interface Definition<R extends { pk: number }, I extends object, F extends object> {
  path: string
  /** For summaries: "company", "Companies". */
  noun: string
  plural: string
  answer: z.ZodType<R>
  body: z.ZodObject & z.ZodType<I>
  filters: z.ZodObject
  table: RecordTable<R, I, F>
}

/** The usual routes of a table: list, one, make, change, delete. */
export function recordRoutes<R extends { pk: number }, I extends object, F extends object>(
  definition: Definition<R, I, F>,
): Route[] {
  const { path, noun, plural, answer, body, filters, table } = definition
  const one = { path: `${path}{pk}/`, params: byPk, answer } as const
  return [
    route({
      method: 'get',
      path,
      summary: plural,
      rights: 'any',
      query: listQuery.extend(filters.shape),
      answer: listAnswer(answer),
      async handler({ query, request }) {
        const page = pageOf(listQuery.parse(query))
        return answerList(request, page, await table.list(given(filters.parse(query)) as F, page))
      },
    }),
    route({
      method: 'post',
      path,
      summary: `Make a ${noun}`,
      rights: 'any',
      body,
      status: 201,
      answer,
      handler: ({ body: input }) => table.create(input),
    }),
    route({
      ...one,
      method: 'get',
      summary: `One ${noun}`,
      rights: 'any',
      handler: ({ params }) => table.get(params.pk),
    }),
    route({
      ...one,
      method: 'patch',
      summary: `Change a ${noun}`,
      rights: 'any',
      body: body.partial() as unknown as z.ZodType<Patch<I>>,
      handler: ({ params, body: input }) => table.update(params.pk, input),
    }),
    route({
      ...one,
      method: 'put',
      summary: `Replace a ${noun}`,
      rights: 'any',
      body,
      handler: ({ params, body: input }) => table.update(params.pk, input),
    }),
    route({
      ...one,
      method: 'delete',
      summary: `Delete a ${noun}`,
      rights: 'staff',
      status: 204,
      answer: null,
      async handler({ params }) {
        await table.remove(params.pk)
      },
    }),
  ]
}
