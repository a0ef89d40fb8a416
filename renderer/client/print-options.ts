import { useQuery } from '@tanstack/react-query'
import { callStation, withQuery } from './api.ts'

/** One field of a form, as the station describes it. */
export interface OptionField {
  type: string
  required: boolean
  read_only: boolean
  label: string
  help_text: string
  default?: unknown
  min_value?: number
  max_value?: number
  choices?: { value: unknown; display_name: string }[]
  /** The list of the objects of which one is chosen. */
  api_url?: string
  filters?: Record<string, string>
}

export type OptionFields = Readonly<Record<string, OptionField>>

/** They have a place of their own where labels are printed. */
const ELSEWHERE = new Set(
  'template items query rows range prompts plugin machine copies driver_options release_reason'.split(' '),
)

/** What can be chosen when printing by a plugin, and on the printer where the plugin prints on printers. */
export interface PrintOptions {
  plugin: OptionFields
  printer: OptionFields
}

interface Described extends OptionField {
  child?: { children?: OptionFields }
}

export function usePrintOptions(plugin: string, machine: string | null) {
  return useQuery({
    queryKey: ['settings', 'print-options', plugin, machine],
    queryFn: async ({ signal }): Promise<PrintOptions> => {
      const path = withQuery('/api/label/print/', { plugin, machine })
      const { actions } = await callStation<{ actions: { POST?: Readonly<Record<string, Described>> } }>(
        'OPTIONS',
        path,
        undefined,
        signal,
      )
      const fields = actions.POST ?? {}
      return { plugin: ownOf(fields), printer: ownOf(fields['driver_options']?.child?.children ?? {}) }
    },
  })
}

function ownOf(fields: OptionFields): OptionFields {
  return Object.fromEntries(Object.entries(fields).filter(([key, { read_only }]) => !ELSEWHERE.has(key) && !read_only))
}
