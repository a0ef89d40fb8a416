import { AppError, Plugin } from '@scanbench/plugin'
import type { PluginClass, StationClient } from '@scanbench/plugin'
import { attachHost } from '@scanbench/plugin/host'
import { ActionMixin } from '@scanbench/plugin/mixins'
import type { SourceOptions } from '../../main/plugins/discovery/plugin-sources.ts'
import type { OpenCode, OpenedPlugin, PluginCrash } from '../../main/plugins/life/opened-plugin.ts'
import { PluginRegistry } from '../../main/plugins/plugin-registry.ts'
import { SettingsStore } from '../../main/settings/settings.ts'
import type { Database } from '../../main/storage/database.ts'
import { STATION } from '../../main/users/actor.ts'
import { createPluginFolder, type PluginFolder } from './plugin-folder.ts'
import { bundledSources } from './plugin-sources.ts'
import { recordingLog, type RecordingLog } from './recording-log.ts'
import { createTemporaryDatabase } from './temporary-database.ts'

/** A module of a plugin; which class it holds says the test. */
export const CODE = 'export default class {}'

/** Such a module as a single file with this manifest. */
export const fileWith = (block: object): string =>
  `/* scanbench ${JSON.stringify({ apiVersion: 1, ...block })} */\n${CODE}`

/** The same as an entry of a folder. */
export const file = (name: string, block: object = {}): Record<string, string> => ({
  [`${name}.js`]: fileWith({ name, ...block }),
})

export class Good extends Plugin.with(ActionMixin) {
  NAME = 'Good'
  async performAction() {}
}

/** The file of `Good`, as most tests have it. */
export const GOOD = file('Good', { mixins: ['action'] })

/** Stands in for the process of a plugin: hands out classes by slug, counts, and crashes when it is told to. */
class Opener {
  readonly opened: string[] = []
  readonly closed: string[] = []
  crash: (crash: PluginCrash) => void = () => {}
  readonly #classes: Readonly<Record<string, PluginClass>>

  constructor(classes: Readonly<Record<string, PluginClass>>) {
    this.#classes = classes
  }

  readonly open: OpenCode = async ({ slug }, host): Promise<OpenedPlugin> => {
    this.opened.push(slug)
    const create = this.#classes[slug]
    if (create === undefined)
      throw new AppError('PLUGIN_LOAD_FAILED', `${slug}.js:3 undefinedName is not defined`, {
        details: { stage: 'discovery' },
      })
    const plugin = new create()
    attachHost(plugin, host)
    return {
      plugin,
      presence: null,
      close: async () => void this.closed.push(slug),
      onCrash: (listener) => {
        this.crash = listener
        return { [Symbol.dispose]() {} }
      },
    }
  }
}

interface Parts {
  /** Of the plugin folder. */
  files: Readonly<Record<string, string | object>>
  /** What the code of each plugin holds, by slug. */
  classes?: Readonly<Record<string, PluginClass>>
  hostVersion?: string
  mandatory?: string[]
  sources?: (folder: string) => Partial<SourceOptions>
}

export interface ForeignPlugins extends AsyncDisposable {
  readonly registry: PluginRegistry
  readonly database: Database
  readonly folder: PluginFolder
  readonly opener: Opener
  readonly log: RecordingLog
  readonly news: readonly string[]
  turn: (slug: string, active: boolean, accepted?: string[]) => Promise<void>
  states: () => Promise<Record<string, string>>
  /** Ends the registry and starts another one on the same database and folder. */
  restart: (over: Omit<Parts, 'files' | 'classes'>) => Promise<void>
}

/** A registry that was started on a folder with plugins of others. */
export async function startForeign({ files, classes = {}, ...parts }: Parts): Promise<ForeignPlugins> {
  const database = await createTemporaryDatabase()
  const folder = await createPluginFolder(files)
  const opener = new Opener(classes)
  const log = recordingLog()
  const news: string[] = []

  async function start({ hostVersion = '1.0.0', mandatory = [], sources }: Omit<Parts, 'files' | 'classes'>) {
    const own = { folders: [folder.path], openCode: opener.open, log, ...sources?.(folder.path) }
    const registry = new PluginRegistry({
      database,
      settings: new SettingsStore({ database, events: { publish() {} } }),
      sources: bundledSources([], own),
      stationFor: () => ({}) as StationClient,
      events: { publish: ({ data }) => void news.push(`${data.key} ${data.active}`) },
      log,
      clock: () => new Date(),
      hostVersion,
      mandatory,
      isResting: false,
    })
    await registry.start()
    return registry
  }

  let registry = await start(parts)
  return {
    get registry() {
      return registry
    },
    database,
    folder,
    opener,
    log,
    news,
    turn: (slug, active, accepted = []) => registry.setActive(slug, { active, accepted, actor: STATION }),
    states: async () => Object.fromEntries((await registry.list()).map(({ key, state }) => [key, state])),
    async restart(over) {
      await registry[Symbol.asyncDispose]()
      registry = await start({ ...parts, ...over })
    },
    async [Symbol.asyncDispose]() {
      await registry[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
