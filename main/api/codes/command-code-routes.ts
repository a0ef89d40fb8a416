import { z } from '@hono/zod-openapi'
import { allCommands, LARGEST_QUANTITY, quantityCode } from '../../barcodes/commands/commands.ts'
import type { ReadCommand } from '../../barcodes/commands/commands.ts'
import type { PrintQueue } from '../../labels/queue/print-queue.ts'
import type { QueuedPrinter } from '../../records/print-records.ts'
import { symbolOf, SYMBOLOGIES } from '../../labels/drawing/symbol.ts'
import { symbolSvg } from '../../labels/drawing/symbol-svg.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'

/** Wide enough for every reader in the trade, and narrow enough for a card. */
const BAR_MODULE_MM = 0.33
const BAR_HEIGHT_MM = 15
const MATRIX_MODULE_MM = 0.6
const MOST_QUANTITIES = 100

const CommandCode = z
  .object({
    name: z.string(),
    label: z.string(),
    group: z.enum(['Answers', 'Modes', 'Quantity', 'Labels', 'Printers', 'Packing', 'Station', 'Own']),
    code: z.string(),
    quantity: z.number().int().nullable(),
    /** The work that brings its button; null for what this station answers. */
    comes_with: z.string().nullable(),
    /** The code as bars and as Data Matrix: SVG in its real size. */
    bars: z.string(),
    matrix: z.string(),
  })
  .openapi('CommandCode')

const quantities = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [Number(part)])))
  .pipe(z.array(z.number().int().min(0).max(LARGEST_QUANTITY)).max(MOST_QUANTITIES))

/** Codes that act as the buttons of the station do, for the sheet that is printed. */
export function commandCodeRoutes({ printQueue }: { printQueue: Pick<PrintQueue, 'printers'> }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/command-codes/',
      summary: 'The command codes and those of the printers, drawn; with quantities=1,2,12 those of these numbers too',
      rights: 'any',
      query: z.object({ quantities }),
      answer: z.array(CommandCode),
      async handler({ query }) {
        const printers = (await printQueue.printers()).map(printerCommand)
        return [...allCommands(), ...printers, ...query.quantities.map(quantityCode)].map(drawn)
      },
    }),
  ]
}

/** For the housing of a printer: what is to be done there. */
function printerCommand({ machine, name, code }: QueuedPrinter): ReadCommand {
  return { name: `PRINTER ${machine}`, label: name, group: 'Printers', comesWith: null, code, quantity: null }
}

function drawn({ comesWith, ...command }: ReadCommand): z.input<typeof CommandCode> {
  const bars = symbolOf({ symbology: 'code128', data: command.code, errorCorrection: null })
  const matrix = symbolOf({ symbology: 'datamatrix', data: command.code, errorCorrection: null })
  const { quietZone } = SYMBOLOGIES.code128
  return {
    ...command,
    comes_with: comesWith,
    bars: symbolSvg(bars, { moduleMm: BAR_MODULE_MM, heightMm: BAR_HEIGHT_MM, quietZone }),
    // Twice the quiet zone of the standard: paper is printed by all kinds of printers.
    matrix: symbolSvg(matrix, {
      moduleMm: MATRIX_MODULE_MM,
      heightMm: null,
      quietZone: SYMBOLOGIES.datamatrix.quietZone * 2,
    }),
  }
}
