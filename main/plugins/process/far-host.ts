import type { Logger, Plugin, StationClient } from '@scanbench/plugin'
import type { PluginHost, RegistryHost } from '@scanbench/plugin/host'
import type { AppDatabase } from '@scanbench/plugin/mixins'
import type { Rpc } from '../../processes/rpc.ts'
import { currentCall } from './current-call.ts'
import type { FoundDescription, HostMethods, HostNotices, LogLevel, StationVerb } from './process-contract.ts'
import { createStandIn } from './stand-in.ts'

export type FarStation = Rpc<HostMethods, HostNotices>

/** What a plugin is given, when the station is another process. */
export function farHost(rpc: FarStation): PluginHost {
  return {
    station: farStation(rpc),
    log: farLog(rpc, {}),
    settings: {
      get: (key) => rpc.call('getSetting', { key, user: null }),
      set: (key, value) => rpc.call('setSetting', { key, user: null, value }),
    },
    userSettings: {
      get: (user, key) => rpc.call('getSetting', { key, user }),
      set: (user, key, value) => rpc.call('setSetting', { key, user, value }),
    },
  }
}

function farStation(rpc: FarStation): StationClient {
  const ask = async <T>(verb: StationVerb, path: string, given: unknown): Promise<T> =>
    (await rpc.call('station', { call: currentCall.getStore() ?? null, verb, path, given })) as T
  return {
    get: (path, query) => ask('get', path, query),
    post: (path, body) => ask('post', path, body),
    patch: (path, body) => ask('patch', path, body),
    delete: (path, body) => ask('delete', path, body),
  }
}

function farLog(rpc: FarStation, fields: Record<string, unknown>): Logger {
  const say = (level: LogLevel) => (message: string, details?: Record<string, unknown>) => {
    const all = { ...fields, ...details }
    try {
      rpc.notify('log', { level, message, details: all })
    } catch {
      // Something in it cannot cross; the line matters more than its form.
      rpc.notify('log', { level, message, details: { text: Object.keys(all).join(', ') } })
    }
  }
  return {
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    with: (more) => farLog(rpc, { ...fields, ...more }),
  }
}

/** The plugin's own tables: the station keeps the file. */
export function farTables(rpc: FarStation): AppDatabase {
  return {
    all: async <T>(sql: string, parameters: Parameters<AppDatabase['all']>[1] = []) =>
      (await rpc.call('table', { kind: 'all', sql, parameters })) as T[],
    run: async (sql, parameters = []) =>
      (await rpc.call('table', { kind: 'run', sql, parameters })) as { changes: number; lastInsertRowid: number },
    batch: async (statements) => void (await rpc.call('table', { kind: 'batch', statements })),
  }
}

/** Other plugins are found as stand-ins, which ask the station to call the plugin itself. */
export function farRegistry(rpc: FarStation): RegistryHost {
  const standIn = ({ slug, ...description }: FoundDescription): Plugin =>
    createStandIn(description, (member, given) => rpc.call('callPlugin', { slug, member, given }))
  return {
    async getPlugin(slug) {
      const found = await rpc.call('getPlugin', slug)
      return found === null ? null : standIn(found)
    },
    async withMixin(key) {
      const found = await rpc.call('withMixin', key)
      return found.map(standIn)
    },
  }
}
