import { z } from 'zod'
import { reader } from './descriptions.ts'

const LONGEST_LINE = 2000
const word = z.string().max(300)
const value = z.union([z.string(), z.number(), z.null(), z.instanceof(Uint8Array)])
const statement = { sql: z.string(), parameters: z.array(value).default([]) }

const TableWork = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all'), ...statement }),
  z.object({ kind: z.literal('run'), ...statement }),
  z.object({ kind: z.literal('batch'), statements: z.array(z.object(statement)) }),
])

const Station = z.object({
  call: z.number().int().nullable(),
  verb: z.enum(['get', 'post', 'patch', 'delete']),
  path: z
    .string()
    .max(8000)
    .regex(/^\/(?!\/)/, 'must be a path from the root'),
  given: z.unknown(),
})

const Log = z.object({
  level: z.enum(['debug', 'info', 'warn', 'error']),
  message: z.string().transform((text) => text.slice(0, LONGEST_LINE)),
  details: z.record(z.string(), z.unknown()),
})
/** What the process of a plugin asks, held against what it may look like. Nothing that comes from there is believed. */
export const read = {
  station: reader(Station, 'What the plugin asked of the station'),
  getSetting: reader(z.object({ key: word, user: z.number().int().nullable() }), 'The name of a setting'),
  setSetting: reader(z.object({ key: word, user: z.number().int().nullable(), value: z.unknown() }), 'A setting'),
  table: reader(TableWork, 'What the plugin asked of its tables'),
  word: reader(word, 'The name of a plugin or mixin'),
  callPlugin: reader(z.object({ slug: word, member: word, given: z.array(z.unknown()) }), 'A call of a plugin'),
  machine: reader(z.object({ pk: word, work: z.unknown() }), 'What the driver asked'),
  machines: reader(
    z.object({ driver: word, choice: z.record(word, z.union([z.string(), z.number(), z.boolean(), z.null()])) }),
    'The choice of machines',
  ),
  log: reader(Log, 'A line of the log'),
}

export type TableRequest = z.output<typeof TableWork>
export type StationRequest = z.output<typeof Station>
