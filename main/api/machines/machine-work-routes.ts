import { z } from '@hono/zod-openapi'
import type { PrintActivity } from '../../labels/queue/print-activity.ts'
import type { TestLabel } from '../../labels/printing/test-label.ts'
import type { MachineRegistry } from '../../machines/machine-registry.ts'
import { wireRecord } from '../../machines/connections/wire-record.ts'
import { Machine, MachineCommand } from '../../records/machine-records.ts'
import { PrintJob } from '../../records/print-records.ts'
import { route, type Route } from '../route.ts'

const byMachine = z.object({ pk: z.string() })

const millimetres = z.number().min(10).max(300)

const WireEntry = z
  .object({
    at: z.string(),
    direction: z.enum(['out', 'in']),
    /** How many bytes there were; of very many, hex and text have the beginning. */
    size: z.number().int(),
    hex: z.string(),
    text: z.string(),
  })
  .openapi('WireEntry')

const Activity = z
  .object({
    labels_today: z.number().int(),
    labels_last_hour: z.number().int(),
    /** Labels of the last hour in steps of five minutes, the oldest first. */
    steps: z.array(z.number().int()),
    stops_last_hour: z.number().int(),
  })
  .openapi('PrintActivity')

interface Services {
  machines: MachineRegistry
  printActivity: Pick<PrintActivity, 'labelsOf'>
  testLabel: Pick<TestLabel, 'print'>
}

/** What people do at a machine, and what they look at when it does not work. */
export function machineWorkRoutes({ machines, printActivity, testLabel }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/station/machines/{pk}/test-label/',
      summary: 'Print a label that shows whether the printer is set up well',
      rights: 'any',
      params: byMachine,
      body: z.object({ width_mm: millimetres, height_mm: millimetres }),
      answer: PrintJob,
      async handler({ params, body, actor }) {
        const { width_mm: widthMm, height_mm: heightMm } = body
        const job = await testLabel.print({ machine: params.pk, user: actor.user, widthMm, heightMm })
        machines.lookSoon(params.pk)
        return job
      },
    }),
    route({
      method: 'post',
      path: '/api/station/machines/{pk}/command/',
      summary: 'Have a printer feed, calibrate, pause and the like, or a scanner read',
      rights: 'any',
      params: byMachine,
      body: z.object({ command: MachineCommand }),
      answer: Machine,
      async handler({ params, body }) {
        await machines.command(params.pk, body.command)
        return machines.get(params.pk)
      },
    }),
    route({
      method: 'get',
      path: '/api/station/machines/{pk}/activity/',
      summary: 'Count the labels that came out of a printer, and how often it stopped',
      rights: 'any',
      params: byMachine,
      answer: Activity,
      async handler({ params }) {
        const stops = machines.stopsInLastHour(params.pk)
        const { today, lastHour, steps } = await printActivity.labelsOf(params.pk)
        return { labels_today: today, labels_last_hour: lastHour, steps, stops_last_hour: stops }
      },
    }),
    route({
      method: 'post',
      path: '/api/station/machines/{pk}/functions/{name}/',
      summary: 'Call a function that the driver of a machine brings',
      rights: 'any',
      params: byMachine.extend({ name: z.string() }),
      body: z.object({ arguments: z.array(z.unknown()).max(20).default([]) }),
      answer: z.object({ result: z.unknown() }),
      async handler({ params, body }) {
        const result = await machines.callFunction(params.pk, params.name, body.arguments)
        return { result: result ?? null }
      },
    }),
    route({
      method: 'get',
      path: '/api/station/machines/{pk}/wire-log/',
      summary: 'List the last that went over the line of a machine, oldest first',
      rights: 'staff',
      params: byMachine,
      answer: z.array(WireEntry),
      handler: async ({ params }) => machines.wireLog(params.pk).map(wireRecord),
    }),
    route({
      method: 'get',
      path: '/api/station/machines/{pk}/diagnostics/',
      summary: 'Save all that is known of a machine as one file, without secrets',
      rights: 'staff',
      params: byMachine,
      answer: null,
      handler: async ({ params }) => diagnosticsFile(await machines.diagnostics(params.pk)),
    }),
  ]
}

function diagnosticsFile(diagnostics: Awaited<ReturnType<MachineRegistry['diagnostics']>>): Response {
  const name = `${diagnostics.machine.name} ${diagnostics.made_at.slice(0, 10)}.json`
  return new Response(`${JSON.stringify(diagnostics, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })
}
