import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PluginRecord, SettingObject } from '../../main/records/records.ts'
import { callStation, getFrom } from './api.ts'

export interface PluginErrors {
  active_plugins: number
  registry_errors: { stage: string; name: string; message: string }[]
}

export function usePlugins() {
  return useQuery({
    queryKey: ['plugins', 'list'],
    queryFn: ({ signal }) => getFrom<PluginRecord[]>('/api/plugins/', {}, signal),
  })
}

export function usePluginErrors() {
  return useQuery({
    queryKey: ['plugins', 'status'],
    queryFn: ({ signal }) => getFrom<PluginErrors>('/api/plugins/status/', {}, signal),
  })
}

export function usePluginSettings(key: string, isEnabled: boolean) {
  return useQuery({
    queryKey: ['settings', 'plugin', key],
    queryFn: ({ signal }) => getFrom<SettingObject[]>(`/api/plugins/${key}/settings/`, {}, signal),
    enabled: isEnabled,
  })
}

export function useActivatePlugin() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, active }: { key: string; active: boolean }) =>
      callStation<unknown>('PATCH', `/api/plugins/${key}/activate/`, { active }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['plugins'] }),
  })
}
