import { z } from '@hono/zod-openapi'
import type { KeyboardScans } from '../machines/keyboard-scans.ts'
import { route, type Route } from './route.ts'
import { boolean } from './values.ts'

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

/** Scanners that type. */
export function scannerRoutes({ keyboardScans }: { keyboardScans: KeyboardScans }): Route[] {
  return [
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
