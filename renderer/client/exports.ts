import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DataOutput } from '../../main/records/output-records.ts'
import { callStation, getFrom, type Query, withQuery } from './api.ts'
import type { OptionFields } from './print-options.ts'

/** Format, plugin, and the options of the plugin. */
export function useExportForm(list: string, plugin: string | undefined) {
  return useQuery({
    queryKey: ['plugins', 'export-form', list, plugin],
    queryFn: async ({ signal }) => {
      const path = withQuery(list, { export: true, export_plugin: plugin })
      const { actions } = await callStation<{ actions: { GET: OptionFields } }>('OPTIONS', path, undefined, signal)
      return actions.GET
    },
    placeholderData: keepPreviousData,
  })
}

interface ExportOrder {
  list: string
  /** Those of the list that is looked at. */
  filters: Query
  values: Query
}

export function useStartExport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ list, filters, values }: ExportOrder) =>
      getFrom<DataOutput>(list, { ...filters, ...values, export: true }),
    onSuccess: (output) => client.setQueryData(['outputs', output.pk], output),
  })
}
