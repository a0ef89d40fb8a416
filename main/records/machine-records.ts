import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** Machines, what drives them, and what printers say of themselves. */

export const MachineProperty = z
  .object({
    key: z.string(),
    value: z.string(),
    group: z.string(),
    type: z.enum(['str', 'bool', 'progress', 'int', 'float']),
    max_progress: z.number().nullable(),
  })
  .openapi('MachineProperty')
export type MachineProperty = z.infer<typeof MachineProperty>

export const PrinterCondition = z.enum([
  'paper out',
  'paper low',
  'ribbon out',
  'ribbon low',
  'head open',
  'paper jam',
  'wrong media',
  'not calibrated',
  'label waiting',
  'too hot',
  'too cold',
  'head fault',
  'cutter fault',
  'buffer full',
  'battery low',
  'offline',
  'paused',
  'fault',
])

const PrinterCommand = z.enum(['feed', 'calibrate', 'configuration label', 'pause', 'resume', 'cancel', 'reset'])

/** What a person can have a machine do: a printer one of its commands, a scanner read. */
export const MachineCommand = z.enum([...PrinterCommand.options, 'trigger'])
export type MachineCommand = z.infer<typeof MachineCommand>

export const PrinterAbility = z
  .object({
    name: z.enum(['identity', 'status', 'counters', 'media', ...PrinterCommand.options]),
    /** Why not, and what to do instead; null where it can. */
    cannot: z.string().nullable(),
  })
  .openapi('PrinterAbility')
export type PrinterAbility = z.infer<typeof PrinterAbility>

export const Machine = z
  .object({
    pk: z.string(),
    name: z.string(),
    machine_type: z.string(),
    driver: z.string(),
    active: z.boolean(),
    initialized: z.boolean(),
    /** Code of the status table; -1 without an instance. */
    status: count,
    status_model: z.string().nullable(),
    /** One clear sentence: what is, and what to do next. */
    status_text: z.string(),
    machine_errors: z.array(z.string()),
    is_driver_available: z.boolean(),
    restart_required: z.boolean(),
    /** Ours, of printers: the place of the setting LOCATION; null without one, or when there is no such place. */
    location: z.object({ pk: count, name: z.string(), pathstring: z.string() }).nullable(),
    /** Ours: the command that gives this user the right to the device; null while that is not what lacks. */
    fix_command: z.string().nullable(),
    properties: z.array(MachineProperty),
    /** Ours: a machine that lives in the program. */
    simulated: z.boolean(),
    /** Ours: since when the status holds, ISO 8601. */
    status_since: z.string(),
    /** Ours: word and colour of the status, so that a page needs no table. */
    status_label: z.string(),
    status_color: z.enum(['primary', 'secondary', 'success', 'warning', 'danger', 'info']),
    /** Ours, of printers: what a person can see there. */
    conditions: z.array(PrinterCondition),
    /** Ours: what it does on command. */
    commands: z.array(MachineCommand),
    /** Ours, of printers: all that people expect of one; empty of other machines. */
    abilities: z.array(PrinterAbility),
  })
  .openapi('Machine')
export type Machine = z.infer<typeof Machine>

const Provider = {
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  provider_file: z.string(),
  provider_plugin: z.object({ slug: z.string(), name: z.string(), pk: count.nullable() }).nullable(),
  is_builtin: z.boolean(),
}

export const MachineType = z.object(Provider).openapi('MachineType')
export type MachineType = z.infer<typeof MachineType>

export const MachineDriver = z
  .object({ ...Provider, machine_type: z.string(), driver_errors: z.array(z.string()) })
  .openapi('MachineDriver')
export type MachineDriver = z.infer<typeof MachineDriver>
