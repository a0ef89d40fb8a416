import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plugin } from '@scanbench/plugin'
import type { HeartbeatLimits } from '../../main/processes/heartbeat.ts'
import type { PluginCrash } from '../../main/plugins/life/opened-plugin.ts'
import type { PermissionKey } from '../../main/plugins/manifests/permissions.ts'
import type { OtherPlugins } from '../../main/plugins/process/host-methods.ts'
import { IsolatedPlugin } from '../../main/plugins/process/isolated-plugin.ts'
import { memoryHost, type Asked } from './plugin-host.ts'
import type { RecordingLog } from './recording-log.ts'

interface Options {
  permissions?: readonly PermissionKey[]
  /** What the station answers, by `METHOD path`. */
  answers?: Readonly<Record<string, unknown>>
  settings?: Readonly<Record<string, unknown>>
  others?: OtherPlugins
  heartbeat?: HeartbeatLimits
  restartDelaysMs?: readonly number[]
}

export interface Isolated extends AsyncDisposable {
  readonly isolated: IsolatedPlugin
  readonly plugin: Plugin
  readonly asked: Asked[]
  /** On whose behalf the station was asked; first comes the plugin itself. */
  readonly acting: readonly (string | null)[]
  readonly settings: Map<string, unknown>
  readonly log: RecordingLog
  readonly crashes: PluginCrash[]
  /** Of the plugin's code and data. */
  readonly folder: string
  /** Calls a method by its name, as services do whose authors name them. */
  call(member: string, ...given: unknown[]): Promise<unknown>
}

const NOBODY: OtherPlugins = { get: () => null, withMixin: () => [] }

/** Opens plugin source in a process of its own, with a station that answers from a table. */
export async function isolate(source: string, options: Options = {}): Promise<Isolated> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-plugin-'))
  const entry = join(folder, 'plugin.ts')
  await writeFile(entry, source)
  try {
    const opened = await isolateFile(entry, folder, options)
    const remove = async () => {
      await opened[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    }
    return { ...opened, folder, [Symbol.asyncDispose]: remove }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** The same for a file that lies there. */
export async function isolateFile(entry: string, folder: string, options: Options = {}): Promise<Isolated> {
  const { permissions = [], answers = {}, settings: values = {}, others = NOBODY } = options
  const { host, asked, kept: settings, log } = memoryHost({ answers, values, plugin: () => isolated.plugin })
  const data = await mkdtemp(join(tmpdir(), 'scanbench-plugin-data-'))
  const code = { slug: 'sample', entry, folder, manifest: { permissions } }
  const acting: (string | null)[] = []
  const isolated: IsolatedPlugin = await IsolatedPlugin.open({
    code,
    host,
    stationFor(user) {
      acting.push(user?.username ?? null)
      return host.station
    },
    others,
    nodePath: process.execPath,
    dataFolder: join(data, 'sample'),
    restartDelaysMs: options.restartDelaysMs ?? [0],
    ...(options.heartbeat === undefined ? {} : { heartbeat: options.heartbeat }),
  }).catch(async (error: unknown) => {
    await rm(data, { recursive: true, force: true })
    throw error
  })
  const crashes: PluginCrash[] = []
  isolated.onCrash((crash) => void crashes.push(crash))
  return {
    isolated,
    plugin: isolated.plugin,
    asked,
    acting,
    settings,
    log,
    crashes,
    folder: data,
    call: (member, ...given) => callMember(isolated.plugin, member, given),
    async [Symbol.asyncDispose]() {
      await isolated.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function callMember(plugin: Plugin, member: string, given: unknown[]): Promise<unknown> {
  const method: unknown = Reflect.get(plugin, member)
  if (typeof method !== 'function') throw new Error(`There is no ${member}()`)
  return Reflect.apply(method, plugin, given)
}
