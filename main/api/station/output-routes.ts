import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import type { Outputs, Owner } from '../../outputs/outputs.ts'
import { DataOutput } from '../../records/output-records.ts'
import type { Actor } from '../../users/actor.ts'
import { bulkItems } from '../input/bulk.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { byPk, integer } from '../input/values.ts'

/** What the station made for somebody, and the files. Whoever is not staff sees the own ones only. */
export function outputRoutes({ outputs }: { outputs: Outputs }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/data-output/',
      summary: 'Outputs: labels, reports, exports',
      rights: 'any',
      query: listQuery.extend({ user: integer.optional() }),
      answer: listAnswer(DataOutput),
      async handler({ query, request, actor }) {
        const page = pageOf(query)
        return answerList(request, page, await outputs.list(ownerOf(actor) ?? query.user ?? null, page))
      },
    }),
    route({
      method: 'delete',
      path: '/api/data-output/',
      summary: 'Delete several outputs with their files',
      rights: 'any',
      body: bulkItems,
      answer: z.object({ success: z.string() }),
      async handler({ body, actor }) {
        return { success: `Deleted ${await outputs.remove(body.items, ownerOf(actor))} items` }
      },
    }),
    route({
      method: 'get',
      path: '/api/data-output/{pk}/',
      summary: 'One output: how far it is, and its file',
      rights: 'any',
      params: byPk,
      answer: DataOutput,
      handler: ({ params, actor }) => outputs.get(params.pk, ownerOf(actor)),
    }),
    route({
      method: 'delete',
      path: '/api/data-output/{pk}/',
      summary: 'Delete an output with its file',
      rights: 'any',
      params: byPk,
      status: 204,
      answer: null,
      async handler({ params, actor }) {
        if ((await outputs.remove([params.pk], ownerOf(actor))) === 0) throw new AppError('NOT_FOUND')
      },
    }),
    route({
      method: 'get',
      path: '/media/data_output/{folder}/{name}/',
      summary: 'The file of an output',
      rights: 'any',
      params: z.object({ folder: z.string(), name: z.string() }),
      answer: null,
      async handler({ params, actor }) {
        const path = await outputs.findFile(`data_output/${params.folder}/${params.name}`, ownerOf(actor))
        if (path === null) throw new AppError('NOT_FOUND')
        return fileAnswer(path, params.name)
      },
    }),
  ]
}

function ownerOf({ isStaff, isSuperuser, user }: Actor): Owner {
  return isStaff || isSuperuser ? null : (user ?? 0)
}

const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.html': 'text/html; charset=utf-8',
}
/** A page made from stock data has no rights here: no scripts, nothing fetched. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"

async function fileAnswer(path: string, name: string): Promise<Response> {
  const size = await sizeOf(path)
  const ending = extname(name).toLowerCase()
  const disposition = ending === '.pdf' || ending === '.html' ? 'inline' : 'attachment'
  const headers = new Headers({
    'Content-Type': TYPES[ending] ?? 'application/octet-stream',
    'Content-Length': String(size),
    'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'private, no-store',
  })
  if (ending === '.html') headers.set('Content-Security-Policy', PAGE_POLICY)
  return new Response(streamOf(path), { headers })
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    throw new AppError('NOT_FOUND', 'The file is gone. Ask for it again.')
  }
}

/** Read as fast as it is fetched. */
function streamOf(path: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = createReadStream(path)[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const piece: IteratorResult<Buffer> = await pieces.next()
      if (piece.done === true) controller.close()
      else controller.enqueue(new Uint8Array(piece.value))
    },
    async cancel() {
      await pieces.return?.()
    },
  })
}
