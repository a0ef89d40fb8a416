import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PackageReview, PluginRecord } from '../../main/records/plugin-records.ts'
import type { SettingObject } from '../../main/records/setting-records.ts'
import { callStation, getFrom } from './api.ts'

export interface PluginErrors {
  active_plugins: number
  registry_errors: { stage: string; name: string; message: string }[]
}

export interface PluginLine {
  time: string
  level: 'debug' | 'info' | 'warn' | 'error'
  message: string
}

export interface PluginInstallation {
  name: string
  version: string
  plugins: string[]
  output: string[]
}

const PLUGINS = {
  queryKey: ['plugins', 'list'],
  queryFn: ({ signal }: { signal: AbortSignal }) => getFrom<PluginRecord[]>('/api/plugins/', {}, signal),
}

export function usePlugins() {
  return useQuery(PLUGINS)
}

/** With the errors as they are now, which nobody announces. */
export function useFreshPlugins() {
  return useQuery({ ...PLUGINS, refetchOnMount: 'always', refetchInterval: 10_000 })
}

export function usePluginErrors(isAllowed: boolean) {
  return useQuery({
    queryKey: ['plugins', 'status'],
    queryFn: ({ signal }) => getFrom<PluginErrors>('/api/plugins/status/', {}, signal),
    enabled: isAllowed,
  })
}

export type PluginSettingKind = 'settings' | 'user-settings'

export function usePluginSettings(key: string, kind: PluginSettingKind, isEnabled: boolean) {
  return useQuery({
    queryKey: ['settings', 'plugin', key, kind],
    queryFn: ({ signal }) => getFrom<SettingObject[]>(`/api/plugins/${key}/${kind}/`, {}, signal),
    enabled: isEnabled,
  })
}

export function usePluginLog(key: string) {
  return useQuery({
    queryKey: ['plugins', 'log', key],
    queryFn: ({ signal }) => getFrom<PluginLine[]>(`/api/station/plugins/${key}/log/`, {}, signal),
    // Nobody tells when a plugin writes a line.
    refetchInterval: 3000,
  })
}

interface PluginTurn {
  key: string
  active: boolean
  /** Permissions that were shown and accepted just now. */
  accepted?: readonly string[]
}

export function useActivatePlugin() {
  return usePluginChange(({ key, active, accepted = [] }: PluginTurn) =>
    callStation<unknown>('PATCH', `/api/plugins/${key}/activate/`, { active, accept_permissions: accepted }),
  )
}

/** One plugin, loaded anew. */
export function useReloadPlugin() {
  return usePluginChange((key: string) => callStation<PluginRecord>('POST', `/api/station/plugins/${key}/reload/`))
}

/** Starts what was held back because the last start of the station failed. */
export function useReleasePlugins() {
  return usePluginChange(() => callStation<null>('POST', '/api/station/plugins/release/'))
}

/** Looks for plugins that came and went, and loads those of others anew. */
export function useReloadPlugins() {
  return usePluginChange(() => callStation<unknown>('POST', '/api/plugins/reload/', { collect_plugins: true }))
}

export function useUninstallPlugin() {
  return usePluginChange((key: string) =>
    callStation<unknown>('PATCH', `/api/plugins/${key}/uninstall/`, { delete_config: true }),
  )
}

/** Forgets a plugin that is off, with its settings. */
export function useForgetPlugin() {
  return usePluginChange((key: string) => callStation<null>('DELETE', `/api/plugins/${key}/`))
}

export function useUpdatePlugin() {
  return usePluginChange((packagename: string) =>
    callStation<{ problem: string }[]>('POST', '/api/station/plugins/update/', { packagename, confirm: true }),
  )
}

/** A file of this computer, or what the station can reach: name in a registry, address, path. */
export type PackageChoice = { file: File } | { reference: string; version: string }

/** Makes a package ready and tells what it is. */
export function useReviewPackage() {
  return useMutation({
    mutationFn: (choice: PackageChoice) => {
      if (!('file' in choice))
        return callStation<PackageReview>('POST', '/api/station/plugins/review/', placeOf(choice))
      const form = new FormData()
      form.set('file', choice.file)
      return callStation<PackageReview>('POST', '/api/station/plugins/review/upload/', form)
    },
  })
}

/** Installs exactly the package that was looked at. */
export function useInstallPlugin() {
  return usePluginChange((review: string) =>
    callStation<PluginInstallation>('POST', `/api/station/plugins/review/${review}/install/`, { confirm: true }),
  )
}

/** Ends a fetch, and forgets the package that lies ready. */
export function useCancelReview() {
  return useMutation({ mutationFn: () => callStation<null>('DELETE', '/api/station/plugins/review/') })
}

export function useLinkFolder() {
  return usePluginChange((folder: string) =>
    callStation<PluginRecord[]>('POST', '/api/station/plugins/link/', { folder }),
  )
}

/** Lets go of the folder of a plugin; its files stay. */
export function useUnlinkPlugin() {
  return usePluginChange((key: string) => callStation<null>('DELETE', `/api/station/plugins/link/${key}/`))
}

function placeOf({ reference, version }: { reference: string; version: string }): Record<string, string> {
  const place = isPlace(reference) ? { url: reference } : { packagename: reference }
  return version === '' ? place : { ...place, version }
}

/** Names of packages have at most the slash of a scope. */
function isPlace(reference: string): boolean {
  return /^[a-z+]+:|^[./~]|^[a-z]:\\|\.(?:tgz|tar\.gz|git)$/iu.test(reference)
}

export function usePluginChange<V, R>(mutationFn: (variables: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => {
      // Nobody waits for what registries say.
      void client.invalidateQueries({ queryKey: ['packages'] })
      return Promise.all([
        client.invalidateQueries({ queryKey: ['plugins'] }),
        client.invalidateQueries({ queryKey: ['settings'] }),
      ])
    },
  })
}
