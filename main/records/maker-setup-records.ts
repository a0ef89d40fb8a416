import { z } from '@hono/zod-openapi'

export const ScannerMode = z.enum(['hid-pos', 'serial', 'keyboard'])
export type ScannerMode = z.infer<typeof ScannerMode>

/** What sets the scanners of a maker, as public guides and reports say it. */
export const MakerSetup = z
  .object({
    /** In addresses. */
    maker: z.string(),
    name: z.string(),
    modes: z.array(
      z.object({
        mode: ScannerMode,
        name: z.string(),
        /** The barcode, control characters and FNC by name. */
        code: z.string(),
        source: z.string(),
      }),
    ),
    sources: z.array(z.string()),
  })
  .openapi('MakerSetup')
export type MakerSetup = z.infer<typeof MakerSetup>
