import { AppError } from '@scanbench/plugin'
import type { PluginClass } from '@scanbench/plugin'
import { PluginSources, type SourceOptions } from '../../main/plugins/discovery/plugin-sources.ts'
import { SILENT_LOG } from './silent-log.ts'

/** These classes as bundled plugins, and nothing else unless a test says so. */
export function bundledSources(bundled: readonly PluginClass[], over: Partial<SourceOptions> = {}): PluginSources {
  return new PluginSources({
    bundled,
    hasSamples: false,
    folders: [],
    modules: null,
    linked: null,
    openCode: () => Promise.reject(new AppError('PLUGIN_LOAD_FAILED', 'This test opens no code of others.')),
    isSafeMode: false,
    log: SILENT_LOG,
    ...over,
  })
}
