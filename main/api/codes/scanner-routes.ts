import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { findScanners } from '../../machines/scanners/find-scanners.ts'
import type { KeyboardScans } from '../../machines/scanners/keyboard-scans.ts'
import type { MachineRegistry } from '../../machines/machine-registry.ts'
import { FoundMachine, FoundScanner } from '../../records/found-scanner-records.ts'
import { route, type Route } from '../route.ts'
import { boolean } from '../input/values.ts'

const MOST_STROKES = 8192

const stroke = z.object({
  code: z.string().max(40),
  key: z.string().max(40),
  shift: boolean,
  control: boolean,
  alt: boolean,
  alt_graph: boolean,
})

const typedCode = z.object({
  strokes: z.array(stroke).min(1).max(MOST_STROKES),
  /** The key that ended the code, or null where silence did. */
  ending: z.string().max(40).nullable().default(null),
  gap_ms: z.number().min(0).default(0),
  took_ms: z.number().min(0).default(0),
})

interface Services {
  keyboardScans: KeyboardScans
  machines: MachineRegistry
}

/** Scanners that type, and those that are plugged in and no machine yet. */
export function scannerRoutes({ keyboardScans, machines }: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/found-scanners/',
      summary: 'List scanners that are plugged in and no machine yet',
      rights: 'any',
      answer: z.array(FoundScanner),
      handler: () => findScanners(machines),
    }),
    route({
      method: 'post',
      path: '/api/station/found-scanners/beep/',
      summary: 'Let a scanner that is no machine yet beep, to tell it from its twin; false where it cannot',
      rights: 'any',
      body: FoundMachine,
      answer: z.object({ has_beeped: z.boolean() }),
      async handler({ body }) {
        const found = await findScanners(machines)
        const wanted = JSON.stringify(body.settings)
        const known = found.flatMap(({ machine }) => machine ?? [])
        const scanner = known.find(({ settings }) => JSON.stringify(settings) === wanted)
        if (scanner === undefined)
          throw new AppError('DEVICE_NOT_FOUND', 'This scanner is not plugged in any more. Plug it in again.')
        return { has_beeped: await machines.beepFound(scanner) }
      },
    }),
    route({
      method: 'post',
      path: '/api/station/keyboard-scans/',
      summary: 'Hand over the keys of a code that a scanner typed into a window',
      rights: 'any',
      body: typedCode,
      status: 204,
      answer: null,
      handler: ({ body }) =>
        keyboardScans.take({
          strokes: body.strokes.map(({ alt_graph: altGraph, ...rest }) => ({ ...rest, altGraph })),
          ending: body.ending,
          gapMs: body.gap_ms,
          tookMs: body.took_ms,
        }),
    }),
  ]
}
