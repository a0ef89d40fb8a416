import { AppError } from '@scanbench/plugin'
import type { Plugin } from '@scanbench/plugin'
import { attachHost } from '@scanbench/plugin/host'
import type { PluginHost } from '@scanbench/plugin/host'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import { recordingLog, type RecordingLog } from './recording-log.ts'

/** What a plugin asked of the station. */
export interface Asked {
  method: string
  path: string
  body: unknown
}

interface HostOptions {
  /** What the station answers, by `METHOD path`, where a query is JSON after a question mark; NOT_FOUND for the rest. */
  answers?: Readonly<Record<string, unknown>>
  /** Values of its settings; defaults for the rest. */
  values?: object
  /** The plugin, which may come later. */
  plugin: () => Plugin
  log?: RecordingLog
}

/** A host in memory. */
export function memoryHost({ answers = {}, values = {}, plugin, log = recordingLog() }: HostOptions) {
  const asked: Asked[] = []
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    asked.push({ method, path, body })
    const key = `${method} ${path}`
    if (!Object.hasOwn(answers, key)) throw new AppError('NOT_FOUND', `${key} is not there`)
    return answers[key] as T
  }
  const kept = new Map<string, unknown>(Object.entries(values))
  const declared = (key: string): unknown => {
    const owner = plugin()
    return owner instanceof SettingsMixin ? owner.SETTINGS[key]?.default : undefined
  }
  const host: PluginHost = {
    station: {
      get: (path, query) => call('GET', query === undefined ? path : `${path}?${JSON.stringify(query)}`),
      post: (path, body) => call('POST', path, body),
      patch: (path, body) => call('PATCH', path, body),
      delete: (path, body) => call('DELETE', path, body),
    },
    log,
    settings: {
      get: async (key) => kept.get(key) ?? declared(key),
      set: async (key, value) => void kept.set(key, value),
    },
    userSettings: {
      get: async (user, key) => kept.get(`${user}:${key}`) ?? null,
      set: async (user, key, value) => void kept.set(`${user}:${key}`, value),
    },
  }
  return { host, asked, kept, log }
}

/** Gives a plugin a station that answers from a table of `METHOD path`; NOT_FOUND for the rest. */
export function hostPlugin<P extends Plugin>(plugin: P, answers: Record<string, unknown>, values: object = {}) {
  const { host, asked } = memoryHost({ answers, values, plugin: () => plugin })
  attachHost(plugin, host)
  return { plugin, asked }
}
