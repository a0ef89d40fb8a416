import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useModuleVersion } from '../client/ui-features.ts'
import { loadFunction, type PluginFunction } from './load-function.ts'

/** What a feature is drawn or done with. */
export interface PluginSource {
  plugin: string
  source: string
  usual: string
}

/** The window's own libraries are read with the first module of a plugin, not with the window. */
export async function importPluginModule(address: string): Promise<Record<string, unknown>> {
  const { provideSharedLibraries } = await import('./shared-libraries.ts')
  provideSharedLibraries()
  return (await import(/* @vite-ignore */ new URL(address, document.baseURI).href)) as Record<string, unknown>
}

/** The function of a feature, read anew when its plugin is, or when somebody asks again. */
export function usePluginFunction({ plugin, source, usual }: PluginSource) {
  const version = useModuleVersion(plugin)
  const [attempt, setAttempt] = useState(0)
  const text = version + attempt === 0 ? '' : `${version}.${attempt}`
  const query = useQuery<PluginFunction>({
    queryKey: ['plugin-module', source, usual, text],
    queryFn: () => loadFunction({ source, usual, version: text, importModule: importPluginModule }),
    staleTime: Infinity,
    retry: false,
    structuralSharing: false,
  })
  return { found: query.data ?? null, error: query.error, reload: () => setAttempt((before) => before + 1) }
}
