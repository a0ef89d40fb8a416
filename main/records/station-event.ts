import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'
import { Machine } from './machine-records.ts'
import { Scan } from './scan-records.ts'
import { PrintJob } from './print-records.ts'

/** News, as the stream of events tells them. */

/**
 * One piece of news of the station: small and whole. `number` counts up by one; `epoch` names the run of the
 * station, so that a client notices a restart. `reset` means: too far behind, read everything again.
 */
export const StationEvent = z
  .discriminatedUnion('type', [
    z.object({ number: count, time: z.string(), type: z.literal('scan.captured'), data: Scan }),
    z.object({ number: count, time: z.string(), type: z.literal('scan.resolved'), data: Scan }),
    /** The scanner read the code of this scan again. */
    z.object({ number: count, time: z.string(), type: z.literal('scan.repeated'), data: Scan }),
    /** A window asks something that no scan may answer: a person says whether it is used. */
    z.object({ number: count, time: z.string(), type: z.literal('scan.held'), data: Scan }),
    /** A plugin that was not waited for answered this scan late: it has something to choose now. */
    z.object({ number: count, time: z.string(), type: z.literal('scan.answered'), data: Scan }),
    z.object({ number: count, time: z.string(), type: z.literal('machine.changed'), data: Machine }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('machine.deleted'),
      data: z.object({ pk: z.string() }),
    }),
    /** Something was plugged in or pulled out: list the devices again. */
    z.object({ number: count, time: z.string(), type: z.literal('devices.changed'), data: z.object({}) }),
    z.object({ number: count, time: z.string(), type: z.literal('print-job.changed'), data: PrintJob }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('printer.changed'),
      data: z.object({ machine: z.string() }),
    }),
    /** Also its draft; it may be gone. */
    z.object({
      number: count,
      time: z.string(),
      type: z.enum(['label-template.changed', 'report-template.changed']),
      data: z.object({ pk: count }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('notification.changed'),
      data: z.object({ user: count }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('paper.printed'),
      data: z.object({ machine: z.string(), number: count }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('stock.changed'),
      data: z.object({
        model: z.enum([
          'part',
          'partcategory',
          'stockitem',
          'stocklocation',
          'company',
          'manufacturerpart',
          'supplierpart',
          'supplierpricebreak',
          'purchaseorder',
        ]),
        pk: count,
        action: z.enum(['created', 'saved', 'deleted']),
      }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('setting.changed'),
      data: z.object({ scope: z.string(), owner: z.string(), key: z.string() }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('plugin.changed'),
      data: z.object({ key: z.string(), active: z.boolean() }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('plugin.progress'),
      data: z.object({ reference: z.string(), line: z.string() }),
    }),
    z.object({ number: count, time: z.string(), type: z.literal('heartbeat'), data: z.object({ epoch: z.string() }) }),
    z.object({ number: count, time: z.string(), type: z.literal('reset'), data: z.object({ epoch: z.string() }) }),
  ])
  .openapi('StationEvent')
export type StationEvent = z.infer<typeof StationEvent>
