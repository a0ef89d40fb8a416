import { z } from '@hono/zod-openapi'

export const SetupSymbology = z.enum(['code128', 'datamatrix', 'qrcode'])

/** A code that sets a scanner when it is scanned. */
export const SetupCode = z
  .object({
    pk: z.number().int(),
    /** Of the scanner. */
    model: z.string(),
    /** What it sets. */
    effect: z.string(),
    symbology: SetupSymbology,
    /** As it stands in the manual, control characters and FNC by name: `<FNC3>`. */
    code: z.string(),
    /** Where it was found. */
    source: z.string(),
  })
  .openapi('SetupCode')
export type SetupCode = z.infer<typeof SetupCode>
