import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** The first of the sheets that labels are put on, in millimetres, and how many there are. */
export const LabelSheet = z
  .object({
    page_width: z.number(),
    page_height: z.number(),
    label_width: z.number(),
    label_height: z.number(),
    columns: count,
    rows: count,
    pages: count,
    /** Row by row. */
    places: z.array(
      z.object({
        x: z.number(),
        y: z.number(),
        is_used: z.boolean(),
        /** The number of the label that comes there, from 1; null for none. */
        label: count.nullable(),
      }),
    ),
  })
  .openapi('LabelSheet')
export type LabelSheet = z.infer<typeof LabelSheet>
