import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SettingObject } from '../../main/records/setting-records.ts'
import { callStation, getFrom } from './api.ts'

export type SettingValue = SettingObject['value']

export function useGlobalSettings() {
  return useQuery({
    queryKey: ['settings', 'global'],
    queryFn: ({ signal }) => getFrom<SettingObject[]>('/api/settings/global/', {}, signal),
  })
}

export function useUserSettings() {
  return useQuery({
    queryKey: ['settings', 'user'],
    queryFn: ({ signal }) => getFrom<SettingObject[]>('/api/settings/user/', {}, signal),
  })
}

/** The value of one global setting, or `fallback` until it is known. */
export function useGlobalSetting<T extends SettingValue>(key: string, fallback: T): T {
  const { data } = useGlobalSettings()
  return (data?.find((setting) => setting.key === key)?.value ?? fallback) as T
}

/** Address of a setting by its kind; null for kinds this window does not change. */
export function settingAddress(setting: SettingObject, machine: string | null): string | null {
  if (setting.typ === 'inventree') return `/api/settings/global/${setting.key}/`
  if (setting.typ === 'plugin') return `/api/plugins/${setting.plugin}/settings/${setting.key}/`
  if (setting.typ === 'plugin_user') return `/api/plugins/${setting.plugin}/user-settings/${setting.key}/`
  if (setting.typ === 'machine_config') return `/api/machine/${machine}/settings/${setting.config_type}/${setting.key}/`
  return null
}

interface SettingChange {
  address: string
  value: SettingValue
  /** Somebody was asked, for settings that want it. */
  isConfirmed?: boolean
}

export function useSetSetting() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ address, value, isConfirmed = false }: SettingChange) =>
      callStation<SettingObject>('PATCH', address, { value, ...(isConfirmed ? { manual_confirm: true } : {}) }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['settings'] }),
        client.invalidateQueries({ queryKey: ['machines'] }),
      ]),
  })
}
