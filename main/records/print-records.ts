import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'
import { PrinterCondition } from './machine-records.ts'

/** Jobs, their labels, and the printers that they wait for. */

export const PrintState = z
  .enum(['queued', 'sending', 'sent', 'printed', 'held', 'unknown', 'failed', 'cancelled'])
  .openapi('PrintState')
export type PrintState = z.infer<typeof PrintState>

/** What a job is: the state that its labels give it. */
export const PrintJobState = z.enum([...PrintState.options, 'unscanned']).openapi('PrintJobState')
export type PrintJobState = z.infer<typeof PrintJobState>

/** Of a label that was begun, and then printed again: does what it left before count? */
export const FirstPrint = z.enum(['', 'asked', 'void', 'counts']).openapi('FirstPrint')
export type FirstPrint = z.infer<typeof FirstPrint>

export const PrintLabel = z
  .object({
    pk: count,
    position: count,
    /** Null for a row of a file or a number of a counter. */
    item: count.nullable(),
    /** Values beside those of the item: prompts, columns of a row, the number of a counter. */
    data: z.record(z.string(), z.unknown()).nullable(),
    state: PrintState,
    error: z.string().nullable(),
    bytes: count,
    /** 0 for a first print, 1 for its reprint, and so on. */
    reprint: count,
    /** How often it was begun again after a doubt. */
    again: count,
    first_print: FirstPrint,
    sent_at: z.string().nullable(),
    printed_at: z.string().nullable(),
    /** When its code was read after it was printed. */
    scanned_at: z.string().nullable(),
    /** When somebody said that this label does not count. */
    voided: z.string().nullable(),
    updated: z.string(),
  })
  .openapi('PrintLabel')
export type PrintLabel = z.infer<typeof PrintLabel>

export const PrintJob = z
  .object({
    pk: count,
    created: z.string(),
    user: count.nullable(),
    plugin: z.string(),
    machine: z.string().nullable(),
    machine_name: z.string().nullable(),
    template: count,
    template_name: z.string(),
    model_type: z.string(),
    template_revision: count,
    copies: count,
    options: z.record(z.string(), z.unknown()),
    /** 0 is usual; higher comes first. */
    priority: z.number().int(),
    /** Where it stands in the line of its printer, among those as urgent: lower comes first. */
    place: count,
    /** Somebody stopped this job; the others of its printer go on. */
    is_held: z.boolean(),
    /** What has not left by then is cancelled. */
    expires: z.string().nullable(),
    reprint_of: count.nullable(),
    /** Why it was printed again. */
    reason: z.string(),
    /** Does the job wait until its labels are read? */
    scan_back: z.boolean(),
    /** Why this template and this printer. */
    rule: z.string(),
    /** A code of it that does not read back from what would be printed; it is held until a person releases it. */
    unread_code: z.string(),
    /** Who released it, and why. */
    released_by: count.nullable(),
    release_reason: z.string(),
    /** How many of its labels were read after they came out. */
    scanned: count,
    /** Derived from the labels; `unscanned` waits until they are read. */
    state: PrintJobState,
    /** Labels by state; the sum is the number of labels. */
    counts: z.record(z.string(), count),
    total: count,
    /** Labels that were begun again after a doubt, by their position; the first may lie at the printer half printed. */
    printed_again: z.array(z.object({ position: count, first_print: FirstPrint })),
    /** Why it stands or failed, and what to do next; empty when all is well. */
    message: z.string(),
    labels: z.array(PrintLabel).optional(),
  })
  .openapi('PrintJob')
export type PrintJob = z.infer<typeof PrintJob>

/** A label printer with its line. */
export const QueuedPrinter = z
  .object({
    machine: z.string(),
    /** On its housing: scanned, it says what is to be done there. */
    code: z.string(),
    name: z.string(),
    /** Where it stands; empty for nobody knows. */
    location: z.string(),
    is_connected: z.boolean(),
    /** A person stopped its line. */
    is_paused: z.boolean(),
    pause_reason: z.string(),
    /** Labels that have not left. */
    waiting: count,
    /** How it is, in words. */
    state_text: z.string(),
    /** Why it is not connected; empty when it is. */
    obstacle: z.string(),
    conditions: z.array(PrinterCondition),
    /** The roll in it, as the printer or a person says; length null for endless media. */
    media: z.object({ width_mm: z.number(), length_mm: z.number().nullable() }).nullable(),
    /** Does the printer tell by itself which roll is in it? */
    tells_media: z.boolean(),
    /** How long a label is, as a printer measured it that does not tell its roll. */
    measured_length_mm: z.number().nullable(),
    /** What it is for, by the rules. */
    roles: z.array(z.string()),
    /** Can it say what came out? */
    can_report: z.boolean(),
  })
  .openapi('QueuedPrinter')
export type QueuedPrinter = z.infer<typeof QueuedPrinter>

/** How somebody printed a label the last time. */
export const LastChoice = z
  .object({
    template: count,
    plugin: z.string(),
    /** Null where the plugin prints on no printer of the station. */
    machine: z.string().nullable(),
    copies: count,
    /** Of the printer, or of the plugin. */
    options: z.record(z.string(), z.unknown()),
  })
  .openapi('LastChoice')
export type LastChoice = z.infer<typeof LastChoice>

/** What, where and which roll lead to which label on which printer. */
export const PrintRule = z
  .object({
    pk: count,
    /** The first that fits decides. */
    position: z.number().int(),
    name: z.string(),
    model_type: z.enum(['part', 'stockitem', 'stocklocation', 'supplierpart', 'purchaseorder']),
    /** As the filters of templates. */
    filters: z.string(),
    /** Name of a station; empty: at every one. */
    station: z.string(),
    /** The roll that its printer must have; length null for endless media. */
    media: z.object({ width_mm: z.number().positive(), length_mm: z.number().positive().nullable() }).nullable(),
    template: count.nullable(),
    machine: z.string().nullable(),
    /** A job is over when its labels were read. */
    scan_back: z.boolean(),
    copies: count,
    enabled: z.boolean(),
  })
  .openapi('PrintRule')
export type PrintRule = z.infer<typeof PrintRule>

/** One label on the paper of a simulated printer. */
export const PaperLabel = z
  .object({
    number: count,
    printed_at: z.string(),
    width_mm: z.number(),
    height_mm: z.number(),
    svg: z.string(),
    commands: z.string(),
  })
  .openapi('PaperLabel')
export type PaperLabel = z.infer<typeof PaperLabel>
