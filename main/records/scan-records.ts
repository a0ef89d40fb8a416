import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** Scans, and what a code says. */

const Code = {
  model: z.enum(['part', 'stockitem', 'stocklocation', 'supplierpart', 'manufacturerpart', 'purchaseorder']),
  pk: count,
}

/** One thing that a code says about itself, by the standard that it follows. */
export const CodeElement = z
  .object({
    /** Identifier of the standard: `01`, `1P`; empty where the place alone says what it is. */
    id: z.string(),
    name: z.string(),
    value: z.string(),
    raw: z.string(),
    problems: z.array(z.string()),
    /** What is worth knowing and is no fault. */
    notes: z.array(z.string()),
  })
  .openapi('CodeElement')
export type CodeElement = z.infer<typeof CodeElement>

export const CodeReading = z
  .object({
    standard: z.enum([
      'command',
      /** The printer's own, on its housing. */
      'printer',
      'gs1',
      'envelope',
      'digital-link',
      'url',
      'hibc',
      'isbt',
      'parcel',
      'iata',
      'retail',
      'contact',
    ]),
    title: z.string(),
    elements: z.array(CodeElement),
    problems: z.array(z.string()),
    notes: z.array(z.string()),
  })
  .openapi('CodeReading')
export type CodeReading = z.infer<typeof CodeReading>

export const CodeChoice = z.object({ ...Code, name: z.string() }).openapi('CodeChoice')
export type CodeChoice = z.infer<typeof CodeChoice>

export const BarcodeRule = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    /** A regular expression with named groups that fits the whole code. */
    pattern: z.string(),
    /** A code that the pattern was made for. */
    sample: z.string(),
    /** Rules are asked from the smallest number on. */
    position: z.number().int(),
    active: z.boolean(),
  })
  .openapi('BarcodeRule')
export type BarcodeRule = z.infer<typeof BarcodeRule>

export const Scan = z
  .object({
    /** Running number of the station. */
    pk: count,
    /** ISO 8601 with milliseconds: when the last byte of the code reached the program. */
    timestamp: z.string(),
    endpoint: z.string(),
    machine: z.string().nullable(),
    machine_name: z.string().nullable(),
    user: count.nullable(),
    /** The text of the code, without AIM identifier. */
    data: z.string(),
    /** The bytes as they came, hexadecimal. */
    raw: z.string(),
    /** AIM symbology identifier such as `]C0`. */
    symbology: z.string().nullable(),
    simulated: z.boolean(),
    /** How often the scanner read it in a row; it counts once. */
    reads: count,
    state: z.enum(['captured', 'matched', 'unknown', 'failed']),
    resolved_at: z.string().nullable(),
    plugin: z.string().nullable(),
    /** The object that was found. */
    match: z.object(Code).nullable(),
    error: z.string().nullable(),
    /** What was done, when a code did something. */
    message: z.string().nullable(),
    /** What the code says by the standards that it follows. */
    readings: z.array(CodeReading),
    /** What it may mean; one of them has to be chosen. */
    choices: z.array(CodeChoice),
    /** Plugins that were not waited for. Down: started again; silent: too busy to answer; slow: no answer for seconds. */
    unanswered: z.array(z.object({ plugin: z.string(), reason: z.enum(['down', 'silent', 'slow']) })),
  })
  .openapi('Scan')
export type Scan = z.infer<typeof Scan>
