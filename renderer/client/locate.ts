import { useMutation, useQuery } from '@tanstack/react-query'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import { callStation, getFrom } from './api.ts'

export type LocateTarget = { item: number } | { location: number }

/** Plugins that are on and can make a thing show where it is. */
export function useLocators() {
  return useQuery({
    queryKey: ['plugins', 'locators'],
    queryFn: ({ signal }) => getFrom<PluginRecord[]>('/api/plugins/', { active: true, mixin: 'locate' }, signal),
  })
}

/** Answers when the plugin has been asked; the light may come later. */
export function useLocate() {
  return useMutation({
    mutationFn: ({ plugin, target }: { plugin: string; target: LocateTarget }) =>
      callStation<unknown>('POST', '/api/locate/', { plugin, ...target }),
  })
}
