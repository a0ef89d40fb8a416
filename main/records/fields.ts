import { z } from '@hono/zod-openapi'

/** Whole numbers: keys, and how many there are. */
export const count = z.number().int()
