import { AppError } from '@scanbench/plugin'
import type { ConnectionSpec, MachineProperty, SequelStep, StatusTable } from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import { z } from 'zod'
import { TRANSPORT_KINDS, transportOf } from '../../devices/transports/transports.ts'
import { plainValue } from './plain-value.ts'
import type {
  DriverDescription,
  FramerOutput,
  MachineRequest,
  PluginDescription,
  ScannerAnswers,
  TypeDescription,
} from './process-contract.ts'

const line = z.string().min(1).max(300)
const key = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/)
  .max(50)
const GIVEN_CONNECTION = 'What connection() gave'
const MOST_MEMBERS = 500
/** Longer is no settling, and no pause that ends a code. */
const MOST_MS = 60_000
const MOST_SEQUEL = 20
const FUNCTION_NAME = /^[a-z][a-zA-Z0-9]*$/

const Plugin: z.ZodType<PluginDescription> = z.object({
  className: z.string().max(300),
  data: z.record(z.string(), z.unknown()),
  mixins: z.array(z.object({ key, title: line })).max(MOST_MEMBERS),
  methods: z.array(line).max(MOST_MEMBERS),
})

const setting = z.looseObject({
  kind: z.enum(['text', 'integer', 'decimal', 'boolean', 'choice', 'related']),
  name: z.string(),
})
// Made by the functions of the SDK, which nobody has to use: what is missing shows where it is read.
const settings = z.record(z.string(), setting) as unknown as z.ZodType<Settings>
const color = z.enum(['primary', 'secondary', 'success', 'warning', 'danger', 'info'])
const statuses: z.ZodType<StatusTable> = z.record(z.string(), z.object({ key: z.number().int(), label: line, color }))
const described = { SLUG: z.string(), NAME: z.string(), DESCRIPTION: z.string(), MACHINE_SETTINGS: settings }

const Types: z.ZodType<TypeDescription[]> = z.array(
  z.object({ ...described, MACHINE_STATUS: statuses, STATUS_MODEL: z.string(), DEFAULT_STATUS: z.string() }),
)

const Drivers: z.ZodType<DriverDescription[]> = z.array(
  z.object({
    ...described,
    MACHINE_TYPE: z.string(),
    SIMULATED: z.boolean(),
    LANGUAGE: line.nullable(),
    PRINTING_OPTIONS: settings,
    SETTLE_MS: z.number().min(0).max(MOST_MS),
    base: z.enum(['label-printer', 'barcode-scanner']).nullable(),
    functions: z.array(z.string().regex(FUNCTION_NAME)).max(MOST_MEMBERS),
  }),
)

/** Which kind it is; what else it must say follows from that. */
const Connection = z.nullable(z.looseObject({ transport: z.enum(TRANSPORT_KINDS) }))

const MOST_PROPERTIES = 100
const property = z.object({
  key: line,
  value: z.string().max(1000),
  group: z.string().max(300).exactOptional(),
  type: z.enum(['str', 'bool', 'progress', 'int', 'float']).exactOptional(),
  max_progress: z.number().exactOptional(),
}) satisfies z.ZodType<MachineProperty>

const bytes = z.instanceof(Uint8Array)
/** What a scanner is told; none takes more at once. */
const MOST_COMMAND_BYTES = 4096
const command = bytes.refine(({ length }) => length <= MOST_COMMAND_BYTES, `More than ${MOST_COMMAND_BYTES} bytes`)

const Framed: z.ZodType<FramerOutput> = z.object({
  parts: z.array(
    z.union([
      z.strictObject({ bytes }),
      z.strictObject({
        bytes,
        reason: z.enum(['too long', 'incomplete', 'unknown report', 'command answer']),
      }),
    ]),
  ),
  answer: command.nullable(),
})

const sequelStep: z.ZodType<SequelStep> = z.object({ afterMs: z.number().min(0).max(MOST_MS), bytes: command })
const feedback = z.object({ bytes: command.nullable(), sequel: z.array(sequelStep).max(MOST_SEQUEL) })

const Scanner: z.ZodType<ScannerAnswers> = z.object({
  silenceMs: z.number().positive().max(MOST_MS).nullable(),
  opening: command.nullable(),
  feedback: z.object({ accepted: feedback, rejected: feedback }),
  trigger: z.object({ pull: command.nullable(), release: command.nullable() }),
})

const Request: z.ZodType<MachineRequest> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('write'), bytes }),
  z.object({ kind: z.literal('status'), code: z.number().int(), text: z.string().max(1000) }),
  z.object({ kind: z.literal('properties'), properties: z.array(property).max(MOST_PROPERTIES) }),
  z.object({ kind: z.literal('error'), message: z.string().max(1000) }),
  z.object({ kind: z.literal('restart required'), isRequired: z.boolean() }),
])

/** Holds what came from the process of a plugin against the shape that it must have. */
export function reader<T>(schema: z.ZodType<T>, what: string): (value: unknown) => T {
  return (value) => {
    const parsed = schema.safeParse(plainValue(value))
    if (parsed.success) return parsed.data
    throw new AppError('MIXIN_INVALID', `${what} is malformed: ${z.prettifyError(parsed.error)}`)
  }
}

export const readPlugin = reader(Plugin, 'The description of the plugin')
export const readTypes = reader(Types, 'What getMachineTypes() gave')
export const readDrivers = reader(Drivers, 'What getMachineDrivers() gave')

const readKind = reader(Connection, GIVEN_CONNECTION)
export function readConnection(value: unknown): ConnectionSpec | null {
  const given = readKind(value)
  return given && reader<ConnectionSpec>(transportOf(given).schema, GIVEN_CONNECTION)(given)
}
export const readFramed = reader(Framed, 'What the framer gave')
export const readScanner = reader(Scanner, 'What the scanner driver says of these settings')
export const readMachineRequest = reader(Request, 'What the driver asked of its machine')
