import { z } from '@hono/zod-openapi'
import { DEFAULT_EXPORTER } from '../../exports/exports.ts'
import type { Exporter, ExportOrder, Exports } from '../../exports/exports.ts'
import type { ExportModel } from '../../exports/export-columns.ts'
import { DataOutput } from '../../records/output-records.ts'
import type { FieldDescription } from '../forms/field-description.ts'
import { settingFields } from '../forms/setting-fields.ts'
import { listAnswer } from './listing.ts'
import type { MoreFields } from '../route.ts'
import { boolean } from './values.ts'

const FORMATS = ['csv', 'tsv', 'xlsx'] as const

/** What a list takes that can be exported; options of the plugin lie beside these fields. */
export const exportQuery = z.object({
  export: boolean.optional(),
  export_format: z.enum(FORMATS).optional(),
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

/** The form of an export, for who asks with `export=true`: formats, plugins, and the options of the one that is chosen. */
export function exportFields(exports: Exports, model: ExportModel): MoreFields {
  return async ({ request, actor }) => {
    const { searchParams: asked } = new URL(request.url)
    if (!boolean.safeParse(asked.get('export')).data) return {}
    const exporters = await exports.exporters(model, actor.user)
    const wanted = asked.get('export_plugin') ?? DEFAULT_EXPORTER
    const chosen = exporters.find(({ slug }) => slug === wanted)
    const plugins = choiceField('Plugin', exporters.map(pluginChoice), DEFAULT_EXPORTER)
    return {
      export_format: choiceField('Format', FORMATS.map(formatChoice), 'csv'),
      export_plugin: { ...plugins, help_text: chosen?.description ?? '' },
      ...settingFields(chosen?.options ?? {}),
    }
  }
}

type Choices = NonNullable<FieldDescription['choices']>

function choiceField(label: string, choices: Choices, usual: string): FieldDescription {
  return { type: 'choice', required: false, read_only: false, label, help_text: '', default: usual, choices }
}

function formatChoice(value: (typeof FORMATS)[number]) {
  return { value, display_name: value.toUpperCase() }
}

function pluginChoice({ slug, title }: Exporter) {
  return { value: slug, display_name: title }
}
