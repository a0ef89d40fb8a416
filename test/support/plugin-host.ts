import { AppError } from '@scanbench/plugin'
import type { Plugin, StationClient } from '@scanbench/plugin'
import { attachHost } from '@scanbench/plugin/host'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import { recordingLog } from './recording-log.ts'

/** What a plugin asked of the station. */
export interface Asked {
  method: string
  path: string
  body: unknown
}

/** Gives a plugin a station that answers from a table of `METHOD path`; NOT_FOUND for the rest. */
export function hostPlugin<P extends Plugin>(plugin: P, answers: Record<string, unknown>, values: object = {}) {
  const asked: Asked[] = []
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    asked.push({ method, path, body })
    const key = `${method} ${path}`
    if (!Object.hasOwn(answers, key)) throw new AppError('NOT_FOUND', `${key} is not there`)
    return answers[key] as T
  }
  const station: StationClient = {
    get: (path, query) => call('GET', query === undefined ? path : `${path}?${JSON.stringify(query)}`),
    post: (path, body) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    delete: (path, body) => call('DELETE', path, body),
  }
  const kept = new Map<string, unknown>(Object.entries(values))
  const declared = plugin instanceof SettingsMixin ? plugin.SETTINGS : {}
  attachHost(plugin, {
    station,
    log: recordingLog(),
    settings: {
      get: async (key) => kept.get(key) ?? declared[key]?.default,
      set: async (key, value) => void kept.set(key, value),
    },
    userSettings: {
      get: async (user, key) => kept.get(`${user}:${key}`) ?? null,
      set: async (user, key, value) => void kept.set(`${user}:${key}`, value),
    },
  })
  return { plugin, asked }
}
