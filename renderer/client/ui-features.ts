import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PluginApi } from '@scanbench/plugin/ui'
import type { AdminPage, UiFeature, UiKind } from '../../main/records/ui-feature.ts'
import { askStation, callStation, getFrom, type Query, withQuery } from './api.ts'

/** What plugins show at a place; nothing while the window is not told, or when the station is too old to know. */
export function useUiFeatures(kind: UiKind, context: Query = {}, isEnabled = true): UiFeature[] {
  const { data = NONE } = useQuery({
    queryKey: ['plugins', 'ui', kind, context],
    queryFn: ({ signal }) => getFrom<UiFeature[]>(`/api/plugins/ui/features/${kind}/`, context, signal),
    enabled: isEnabled,
  })
  return data
}

const NONE: UiFeature[] = []

export function useAdminPage(key: string, isEnabled: boolean) {
  return useQuery({
    queryKey: ['plugins', 'admin', key],
    queryFn: ({ signal }) => getFrom<AdminPage>(`/api/plugins/${key}/admin/`, {}, signal),
    enabled: isEnabled,
  })
}

/** Counts up when a plugin was loaded anew, so that its modules are read again. */
export function useModuleVersion(plugin: string): number {
  const { data = 0 } = useQuery({
    queryKey: ['module-version', plugin],
    queryFn: ({ client, queryKey }) => client.getQueryData<number>(queryKey) ?? 0,
    gcTime: Infinity,
    staleTime: Infinity,
  })
  return data
}

/** The problem itself is shown in the window; that the station hears of it as well is a bonus. */
export function useTellWindowError() {
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: ({ plugin, part, message }: WindowError) =>
      callStation('POST', `/api/station/plugins/${plugin}/window-error/`, {
        part: part.slice(0, 200),
        message: message.slice(0, 1000),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['plugins', 'list'] }),
  })
  return mutate
}

export interface WindowError {
  plugin: string
  /** Such as `panel “Quality”`. */
  part: string
  message: string
}

/** The station as plugins see it from the window: with the rights of whoever looks. */
export const pluginApi: PluginApi = {
  get: (url, options) => askStation('GET', withQuery(url, plainQuery(options?.params))),
  post: (url, body) => askStation('POST', url, body ?? {}),
  patch: (url, body) => askStation('PATCH', url, body ?? {}),
  put: (url, body) => askStation('PUT', url, body ?? {}),
  delete: (url) => askStation('DELETE', url),
}

function plainQuery(params: Record<string, unknown> = {}): Query {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : value]),
  ) as Query
}
