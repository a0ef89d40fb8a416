import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { trimCode } from '../../barcodes/barcode-hash.ts'
import { answerOf } from '../../barcodes/barcodes.ts'
import type { Barcodes } from '../../barcodes/barcodes.ts'
import type { ScanHistory } from '../../barcodes/scans/scan-history.ts'
import type { Explanation } from '../../barcodes/meaning/explanation.ts'
import type { ScanPipeline } from '../../barcodes/scans/scan-pipeline.ts'
import { CodeChoice, CodeReading, Scan } from '../../records/scan-records.ts'
import { localDateTime } from '../../storage/values.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { boolean, byPk, integer, pk } from '../input/values.ts'

interface Person {
  pk: number
  username: string
  first_name: string
  last_name: string
  email: string
}

export interface BarcodeServices {
  barcodes: Barcodes
  history: ScanHistory
  scans: Pick<ScanPipeline, 'choose'>
  explain: (asked: { barcode: string; aim: string | null; user: number | null }) => Promise<Explanation>
  users: { get(pk: number): Promise<Person | null> }
}

const LONGEST_CODE = 4095

function codeText(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return typeof value === 'string' ? trimCode(value) : value
}

const barcode = z.preprocess(
  codeText,
  z
    .string('This field is required.')
    .min(1, 'This field may not be blank.')
    .max(LONGEST_CODE, `Ensure this field has no more than ${LONGEST_CODE} characters.`)
    .refine((text) => !text.includes('\0'), 'Null characters are not allowed.'),
)

const targets = z.object({
  manufacturerpart: pk.optional(),
  supplierpart: pk.optional(),
  purchaseorder: pk.optional(),
  part: pk.optional(),
  stockitem: pk.optional(),
  stocklocation: pk.optional(),
})
const answer = z.record(z.string(), z.unknown())

const ScanHistoryEntry = z
  .object({
    pk: z.number().int(),
    data: z.string(),
    timestamp: z.string(),
    endpoint: z.string(),
    context: z.record(z.string(), z.unknown()),
    response: z.record(z.string(), z.unknown()),
    result: z.boolean(),
    user: z.number().int().nullable(),
    user_detail: z
      .object({
        pk: z.number().int(),
        username: z.string(),
        first_name: z.string(),
        last_name: z.string(),
        email: z.string(),
      })
      .nullable(),
  })
  .openapi('BarcodeScanResult')

/** With the separators at its ends: in front they say that the code is GS1. */
const explained = z.string('This field is required.').min(1, 'This field may not be blank.').max(LONGEST_CODE)
const aim = z
  .string()
  .regex(/^\][A-Za-z][0-9A-F]$/, 'Such as ]C1.')
  .nullable()
const match = z.object({ model: CodeChoice.shape.model, pk: z.number().int() })

const BarcodeExplanation = z
  .object({
    barcode: z.string(),
    barcode_hash: z.string(),
    symbology: z.string().nullable(),
    readings: z.array(CodeReading),
    plugins: z.array(
      z.object({
        plugin: z.string(),
        state: z.enum(['matched', 'failed', 'unknown']),
        match: match.nullable(),
        error: z.string().nullable(),
      }),
    ),
    rules: z.array(z.object({ rule: z.string(), fields: z.record(z.string(), z.string()) })),
    meanings: z.array(z.object({ source: z.string(), choices: z.array(CodeChoice) })),
  })
  .openapi('BarcodeExplanation')

const BarcodeLink = z.object({ model: z.string(), object_pk: z.number().int() }).openapi('BarcodeLink')

/** Asking what a code means, linking and making codes, and what was scanned. */
export function barcodeRoutes({ barcodes, history, scans, explain, users }: BarcodeServices): Route[] {
  async function entry(scan: Scan): Promise<z.input<typeof ScanHistoryEntry>> {
    const { pk, data, endpoint, user } = scan
    const person = user === null ? null : await users.get(user)
    return {
      pk,
      data: data.slice(0, 250),
      timestamp: localDateTime(scan.timestamp),
      endpoint,
      context: {},
      response: answerOf(scan),
      result: scan.state === 'matched',
      user,
      user_detail: person && publicPart(person),
    }
  }

  async function known(pk: number): Promise<Scan> {
    const scan = await history.get(pk)
    if (scan === null) throw new AppError('NOT_FOUND', `There is no scan ${pk}.`)
    return scan
  }

  return [
    route({
      method: 'post',
      path: '/api/barcode/',
      summary: 'What a barcode means',
      rights: 'any',
      body: z.looseObject({ barcode }),
      answer,
      handler: ({ body: { barcode, ...extra }, actor }) => barcodes.scan(barcode, actor, extra),
    }),
    route({
      method: 'post',
      path: '/api/barcode/link/',
      summary: 'Link a foreign barcode to an object',
      rights: 'any',
      body: targets.extend({ barcode }),
      answer,
      handler: ({ body: { barcode, ...named }, actor }) => barcodes.link(barcode, named, actor),
    }),
    route({
      method: 'post',
      path: '/api/barcode/unlink/',
      summary: 'Take the linked barcode off an object',
      rights: 'any',
      body: targets,
      answer,
      handler: ({ body, actor }) => barcodes.unlink(body, actor),
    }),
    route({
      method: 'post',
      path: '/api/barcode/generate/',
      summary: 'The barcode of an object',
      rights: 'any',
      body: z.object({ model: z.string(), pk: integer }),
      answer: z.object({ barcode: z.string() }),
      handler: async ({ body }) => ({ barcode: await barcodes.generate(body.model, body.pk) }),
    }),
    route({
      method: 'get',
      path: '/api/barcode/history/',
      summary: 'What was scanned, newest first',
      rights: 'any',
      query: listQuery.extend({ user: integer.optional(), result: boolean.optional() }),
      answer: listAnswer(ScanHistoryEntry),
      async handler({ query, request }) {
        const page = pageOf(query)
        const { count, results } = await history.list({ user: query.user, result: query.result, inHistory: true }, page)
        return answerList(request, page, { count, results: await Promise.all(results.map(entry)) })
      },
    }),
    route({
      method: 'get',
      path: '/api/barcode/history/{pk}/',
      summary: 'One scan of the history',
      rights: 'any',
      params: byPk,
      answer: ScanHistoryEntry,
      async handler({ params }) {
        const scan = await history.get(params.pk)
        if (scan === null) throw new AppError('NOT_FOUND', `There is no scan ${params.pk}.`)
        return entry(scan)
      },
    }),
    route({
      method: 'get',
      path: '/api/station/scans/',
      summary: 'Scans with all that is known of them, newest first',
      rights: 'any',
      query: listQuery.extend({ after: integer.optional() }),
      answer: listAnswer(Scan),
      async handler({ query, request }) {
        const page = pageOf(query)
        return answerList(request, page, await history.list({ after: query.after }, page))
      },
    }),
    route({
      method: 'get',
      path: '/api/station/scans/{pk}/',
      summary: 'One scan with all that is known of it',
      rights: 'any',
      params: byPk,
      answer: Scan,
      handler: ({ params }) => known(params.pk),
    }),
    route({
      method: 'post',
      path: '/api/station/scans/{pk}/choose/',
      summary: 'Say what an ambiguous scan means',
      rights: 'any',
      params: byPk,
      body: z.object({ model: CodeChoice.shape.model, pk }),
      answer: Scan,
      handler: async ({ params, body }) => scans.choose(await known(params.pk), body),
    }),
    route({
      method: 'post',
      path: '/api/station/barcode/explain/',
      summary: 'All that is known about a code; nothing is stored and nothing is done',
      rights: 'any',
      body: z.object({ barcode: explained, aim: aim.default(null) }),
      answer: BarcodeExplanation,
      handler: ({ body, actor }) => explain({ ...body, user: actor.user }),
    }),
    route({
      method: 'get',
      path: '/api/station/barcode-links/',
      summary: 'The object that a foreign code is linked to, by the code or its hash',
      rights: 'any',
      query: z.object({ hash: z.string().optional(), barcode: z.string().optional() }),
      answer: z.array(BarcodeLink),
      async handler({ query: { hash, barcode } }) {
        if (hash === undefined && barcode === undefined) return []
        const link = await barcodes.linked(hash === undefined ? { barcode: barcode ?? '' } : { hash })
        return link === null ? [] : [link]
      },
    }),
  ]
}

function publicPart({ pk, username, first_name, last_name, email }: Person): Person {
  return { pk, username, first_name, last_name, email }
}
