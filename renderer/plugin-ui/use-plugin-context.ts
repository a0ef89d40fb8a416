import { useMantineTheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { PluginContext, PluginTable as PluginTableOptions } from '@scanbench/plugin/ui'
import { type ComponentProps, createElement, useMemo, version as react } from 'react'
import { version as reactDom } from 'react-dom'
import { useNavigate } from 'react-router'
import type { SettingObject } from '../../main/records/setting-records.ts'
import { useLook } from '../app/look-provider.tsx'
import { useMe, useServerInfo } from '../client/session.ts'
import { useGlobalSettings, useUserSettings } from '../client/settings.ts'
import { pluginApi } from '../client/ui-features.ts'
import { Instance, RemoteInstance } from './instances.tsx'
import { MANTINE_VERSION } from './mantine-version.ts'
import { MODEL_INFORMATION } from './model-information.ts'
import { PluginTable } from './plugin-table.tsx'
import { useStockForms } from './stock-forms.tsx'

/** Made once: a plugin that keeps one of these is not drawn anew for nothing. */
const DRAWING = {
  modelInformation: MODEL_INFORMATION,
  renderInstance: (options: ComponentProps<typeof Instance>) => createElement(Instance, options),
  renderRemoteInstance: (options: ComponentProps<typeof RemoteInstance>) => createElement(RemoteInstance, options),
  tables: { renderTable: (table: PluginTableOptions) => createElement(PluginTable, table) },
}

type BaseContext = Omit<PluginContext, 'context'>

/** What every plugin gets, under InvenTree's names. */
export function usePluginContext(): BaseContext {
  const queryClient = useQueryClient()
  const { data: me } = useMe()
  const { data: server } = useServerInfo()
  const { data: globals = NONE } = useGlobalSettings()
  const { data: own = NONE } = useUserSettings()
  const navigate = useNavigate()
  const theme = useMantineTheme()
  const { scheme } = useLook()
  const stockActions = useStockForms()
  const station = server?.product.version ?? ''
  return useMemo(
    () => ({
      version: { inventree: station, react, reactDom, mantine: MANTINE_VERSION },
      api: pluginApi,
      queryClient,
      user: {
        pk: me?.pk ?? null,
        username: me?.username ?? '',
        is_staff: me?.is_staff ?? false,
        is_superuser: me?.is_superuser ?? false,
      },
      userSettings: valuesOf(own),
      globalSettings: valuesOf(globals),
      host: location.origin,
      locale: document.documentElement.lang || 'en',
      navigate: (path: string) => void navigate(path.replace(/^#/u, '')),
      theme,
      colorScheme: scheme,
      forms: { stockActions },
      ...DRAWING,
    }),
    [station, queryClient, me, own, globals, navigate, theme, scheme, stockActions],
  )
}

const NONE: SettingObject[] = []

const valuesOf = (settings: readonly SettingObject[]) =>
  Object.fromEntries(settings.map(({ key, value }) => [key, value]))
