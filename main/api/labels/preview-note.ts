import { z } from '@hono/zod-openapi'

/** What a person should know of a label before it is printed. */
export const PreviewNote = z.object({
  kind: z.string(),
  object: z.string().nullable(),
  message: z.string(),
  fix: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).nullable(),
})
