import { z } from '@hono/zod-openapi'

export const FoundMachine = z.object({ driver: z.string(), settings: z.record(z.string(), z.string()) })

export const FoundScanner = z
  .object({
    name: z.string(),
    /** How it would be connected. */
    mode: z.string(),
    /** What makes it a machine; null while its mode is not understood. */
    machine: FoundMachine.nullable(),
    /** What to do about its mode. */
    hint: z.string().nullable(),
  })
  .openapi('FoundScanner')
