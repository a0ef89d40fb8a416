import { z } from '@hono/zod-openapi'

export const PAGE_SIZES = ['A4', 'A3', 'Legal', 'Letter'] as const

/** What a report template says: a page of HTML with Liquid in it. `format` counts up when an older program could not read it. */
export const ReportDocument = z
  .object({
    format: z.literal(1),
    kind: z.literal('html'),
    page_size: z.enum(PAGE_SIZES),
    landscape: z.boolean(),
    /** One document with all objects, which are `instances`, instead of one part for each. */
    merge: z.boolean(),
    source: z.string().max(500_000),
  })
  .openapi('ReportDocument')
export type ReportDocument = z.infer<typeof ReportDocument>
