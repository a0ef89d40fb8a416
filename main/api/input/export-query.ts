import { z } from '@hono/zod-openapi'
import { DEFAULT_EXPORTER } from '../../exports/exports.ts'
import type { ExportOrder } from '../../exports/exports.ts'
import { DataOutput } from '../../records/output-records.ts'
import { listAnswer } from './listing.ts'
import { boolean } from './values.ts'

/** What a list takes that can be exported; options of the plugin lie beside these fields. */
export const exportQuery = z.object({
  export: boolean.optional(),
  export_format: z.enum(['csv', 'tsv', 'xlsx']).optional(),
  export_plugin: z.string().min(1).optional(),
})

const OWN = new Set(Object.keys(exportQuery.shape))

/** A list, or the output that it is written to. */
export function exportableAnswer<T extends z.ZodType>(record: T) {
  return z.union([listAnswer(record), DataOutput])
}

export function exportOrder(
  query: z.output<typeof exportQuery>,
  request: Request,
): Pick<ExportOrder, 'format' | 'plugin' | 'options'> {
  const { searchParams } = new URL(request.url)
  const options = [...searchParams].filter(([key]) => key.startsWith('export_') && !OWN.has(key))
  return {
    format: query.export_format ?? 'csv',
    plugin: query.export_plugin ?? DEFAULT_EXPORTER,
    options: Object.fromEntries(options),
  }
}
