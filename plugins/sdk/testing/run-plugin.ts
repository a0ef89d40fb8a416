import { AppError, MixinNotImplementedError } from '../errors.ts'
import { AppMixin, attachAppDatabase } from '../mixins/app-mixin.ts'
import { SettingsMixin } from '../mixins/settings-mixin.ts'
import { missingMembers, redefinedMembers } from '../plugin-checks.ts'
import { attachHost, releaseOpened } from '../plugin.ts'
import type { Plugin } from '../plugin.ts'
import { FakeSettings } from './fake-settings.ts'
import { FakeStation } from './fake-station.ts'
import { LogLines } from './log-lines.ts'
import { createMemoryTables } from './memory-tables.ts'
import { plainCopy } from './plain-copy.ts'
import { callsInto } from './plugin-calls.ts'
import type { PluginCalls } from './plugin-calls.ts'
import { joinRegistry } from './running-plugins.ts'

/** What a test gives its plugin. @since 1.0 */
export interface RunOptions {
  /** Values of the plugin's settings; they are checked as the station checks them. */
  settings?: Readonly<Record<string, unknown>>
  /** An empty one without it. */
  station?: FakeStation
  /** `false` leaves `activate()` to the test. */
  activate?: boolean
}

type Given<Method> = Method extends (...given: infer G) => unknown ? G : never
type Answer<Method> = Method extends (...given: never) => infer R ? R : never

/** A plugin with a host in memory. Dispose of it: it is turned off and what it opened is closed. @since 1.0 */
export interface PluginRun<P extends Plugin> extends PluginCalls, AsyncDisposable {
  /** The plugin itself: its own methods can be called as they are. */
  readonly plugin: P
  /** What the plugin reaches as `this.station`. */
  readonly station: FakeStation
  /** What a person sees as its settings. */
  readonly settings: FakeSettings
  /** What one user sees as his or her own settings, by pk. */
  userSettings(user: number): FakeSettings
  /** What the plugin wrote to `this.log`. */
  readonly log: LogLines
  /** Calls any method as the station does: arguments and result are copied as between processes. */
  call<K extends keyof P & string>(method: K, ...given: Given<P[K]>): Answer<P[K]>
  /** Turns it on, once; a failure leaves nothing open. */
  activate(): Promise<void>
  /** Turns it off and closes what it opened. */
  deactivate(): Promise<void>
}

/**
 * Makes a plugin, holds its class against the rules of the station, gives it a host in memory and turns it on.
 * @example
 * await using run = await runPlugin(Boxes, { settings: { PREFIX: 'BOX-' } })
 * expect(await run.scan('BOX-7')).toEqual({ stockitem: { pk: 7 } })
 * @since 1.0
 */
export async function runPlugin<P extends Plugin>(
  create: new () => P,
  options: RunOptions = {},
): Promise<PluginRun<P>> {
  const plugin = checked(create)
  const station = options.station ?? new FakeStation()
  const log = new LogLines()
  const { settings, userSettings } = settingsOf(plugin)
  for (const [key, value] of Object.entries(options.settings ?? {})) await settings.set(key, value)
  attachHost(plugin, {
    station,
    log,
    settings,
    userSettings: {
      get: (user, key) => userSettings(user).get(key),
      set: (user, key, value) => userSettings(user).set(key, value),
    },
  })
  const life = new Life(plugin)
  if (options.activate !== false) await life.activate()
  return {
    plugin,
    station,
    settings,
    userSettings,
    log,
    ...callsInto(plugin),
    call: (method, ...given) => callPlainly(plugin, method, given) as Answer<P[typeof method]>,
    activate: () => life.activate(),
    deactivate: () => life.deactivate(),
    [Symbol.asyncDispose]: () => life.deactivate(),
  }
}

async function callPlainly(plugin: Plugin, name: string, given: readonly unknown[]): Promise<unknown> {
  const method: unknown = Reflect.get(plugin, name)
  if (typeof method !== 'function') throw new MixinNotImplementedError(`${plugin.NAME} has no method ${name}().`)
  const copies = plainCopy(given, `The arguments of ${name}()`)
  return plainCopy((await Reflect.apply(method, plugin, copies)) as unknown, `${name}()`)
}

function settingsOf(plugin: Plugin) {
  const declaring = plugin instanceof SettingsMixin ? plugin : null
  const users = new Map<number, FakeSettings>()
  return {
    settings: new FakeSettings(declaring?.SETTINGS ?? {}, declaring),
    userSettings: (user: number): FakeSettings => {
      const settings = users.get(user) ?? new FakeSettings(declaring?.USER_SETTINGS ?? {})
      users.set(user, settings)
      return settings
    },
  }
}

function checked<P extends Plugin>(create: new () => P): P {
  const plugin = new create()
  if (typeof plugin.NAME !== 'string' || plugin.NAME === '')
    throw new AppError('PLUGIN_LOAD_FAILED', `The plugin class ${create.name} has no NAME. Give it one.`)
  const redefined = redefinedMembers(plugin)
  if (redefined.length > 0)
    throw new AppError('PLUGIN_FINAL_MEMBER', `${create.name} redefines ${redefined.join(', ')}. Rename it there.`)
  const missing = missingMembers(plugin)
  if (missing.length > 0)
    throw new MixinNotImplementedError(`${create.name} lacks ${missing.join(', ')}, which its mixins require.`)
  return plugin
}

class Life {
  readonly #plugin: Plugin
  #open: AsyncDisposableStack | null = null

  constructor(plugin: Plugin) {
    this.#plugin = plugin
  }

  async activate(): Promise<void> {
    if (this.#open !== null) return
    const plugin = this.#plugin
    await using opening = new AsyncDisposableStack()
    opening.use(joinRegistry(plugin))
    if (plugin instanceof AppMixin) attachAppDatabase(plugin, opening.use(await createMemoryTables(plugin.MIGRATIONS)))
    opening.defer(() => releaseOpened(plugin))
    await plugin.activate()
    this.#open = opening.move()
  }

  async deactivate(): Promise<void> {
    const open = this.#open
    if (open === null) return
    this.#open = null
    try {
      await this.#plugin.deactivate()
    } finally {
      await open.disposeAsync()
    }
  }
}
