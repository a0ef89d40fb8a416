import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LabelSheet } from '../../main/records/sheet-records.ts'
import { callStation } from './api.ts'
import type { OptionFields } from './print-options.ts'

/** Puts labels side by side on pages of stickers. */
export const SHEET_PLUGIN = 'inventreelabelsheet'

interface LabelSheetRequest {
  template: number
  labels: number
  layout: Readonly<Record<string, unknown>>
}

/** The first sheet as it will be printed. The one before it stays until the next one is there. */
export function useLabelSheet(request: LabelSheetRequest) {
  return useQuery({
    queryKey: ['label-templates', 'sheet', request],
    queryFn: ({ signal }) => callStation<LabelSheet>('POST', '/api/station/label-sheets/plan/', request, signal),
    placeholderData: keepPreviousData,
  })
}

/** What was chosen of the plugin's options, as the station takes it. */
export function sheetLayout(
  fields: OptionFields,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const chosen = Object.entries(fields).map(([key, field]) => [key, values[key] ?? field.default])
  const layout: Record<string, unknown> = Object.fromEntries(chosen)
  // The usual choice is no sheet of a maker.
  return { ...layout, sheet: layout['sheet'] === fields['sheet']?.default ? null : layout['sheet'] }
}
