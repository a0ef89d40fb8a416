import { Plugin, registry as facade } from '@scanbench/plugin'
import type { PluginClass, StationClient } from '@scanbench/plugin'
import { BarcodeMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { recordingLog } from '../../test/support/recording-log.ts'
import { bundledSources } from '../../test/support/plugin-sources.ts'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import { SettingsStore } from '../settings/settings.ts'
import type { Database } from '../storage/database.ts'
import { STATION } from '../users/actor.ts'
import { PluginRegistry } from './plugin-registry.ts'

const NOWHERE: StationClient = {
  get: () => Promise.reject(new Error('nowhere')),
  post: () => Promise.reject(new Error('nowhere')),
  patch: () => Promise.reject(new Error('nowhere')),
  delete: () => Promise.reject(new Error('nowhere')),
}

/** Everything the plugins of a test did, in order. */
let life: string[] = []
afterEach(() => {
  life = []
  vi.useRealTimers()
})

class First extends Plugin.with(BarcodeMixin, SettingsMixin) {
  NAME = 'First'
  TITLE = 'The first'
  VERSION = '1.2.3'
  SETTINGS = { PREFIX: text({ name: 'Prefix', default: 'A' }) }
  async activate() {
    life.push(`on ${this.NAME} ${await this.getSetting('PREFIX')}`)
    this.use({ [Symbol.dispose]: () => void life.push(`closed ${this.NAME} 1`) })
    this.use({ [Symbol.dispose]: () => void life.push(`closed ${this.NAME} 2`) })
  }
  async deactivate() {
    life.push(`off ${this.NAME}`)
  }
  async scan() {
    return null
  }
}
class Second extends First {
  NAME = 'Second'
}
class Broken extends Plugin {
  NAME = 'Broken'
  async activate() {
    this.use({ [Symbol.dispose]: () => void life.push('closed Broken') })
    throw new Error('no cable')
  }
}
class Constructor extends Plugin {
  static count = 0
  NAME = 'Constructor'
  constructor() {
    super()
    Constructor.count += 1
    if (Constructor.count % 2 === 0) throw new Error('bad day')
  }
}
class Redefines extends Plugin {
  NAME = 'Redefines'
  hasMixin() {
    return true
  }
}
class Forgets extends Plugin.with(BarcodeMixin) {
  NAME = 'Forgets'
  declare scan: BarcodeMixin['scan']
}
class TooNew extends Plugin {
  NAME = 'Too new'
  MIN_VERSION = '2.0.0'
}
class SameSlug extends Plugin {
  NAME = 'another'
  SLUG = 'First'
}
class Reserved extends Plugin {
  NAME = 'Status'
}
class Nameless extends Plugin {
  NAME = ''
}

function registryOn(database: Database, bundled: PluginClass[], mandatory: string[] = []) {
  const news: string[] = []
  const events = { publish: ({ data }: { data: object }) => void news.push(JSON.stringify(data)) }
  const registry = new PluginRegistry({
    database,
    settings: new SettingsStore({ database, events: { publish: () => {} } }),
    stationFor: () => NOWHERE,
    events,
    log: recordingLog(),
    clock: () => new Date(Date.UTC(2026, 0, 2)),
    hostVersion: '1.0.0',
    sources: bundledSources(bundled),
    mandatory,
    isResting: false,
  })
  return { registry, news }
}

const turn = (registry: PluginRegistry, slug: string, active: boolean) =>
  registry.setActive(slug, { active, accepted: [], actor: STATION })
const on = (registry: PluginRegistry, slug: string) => turn(registry, slug, true)
const off = (registry: PluginRegistry, slug: string) => turn(registry, slug, false)
const names = (plugins: Plugin[]) => plugins.map((plugin) => plugin.NAME)

describe('the plugin registry', () => {
  it('leaves a new plugin off until somebody turns it on, and remembers that', async () => {
    await using database = await createTemporaryDatabase()
    {
      const { registry, news } = registryOn(database, [First])
      await using _ = registry
      await registry.start()
      expect(registry.get('first')).toBeNull()
      await on(registry, 'first')
      expect(registry.get('first')?.NAME).toBe('First')
      expect(news).toEqual(['{"key":"first","active":true}'])
    }
    const { registry } = registryOn(database, [First])
    await using _ = registry
    await registry.start()
    expect(registry.get('first')?.NAME).toBe('First')
  })

  it('closes what a plugin opened in reverse order, and turns the plugins off in reverse order', async () => {
    await using database = await createTemporaryDatabase()
    const { registry } = registryOn(database, [First, Second], ['first', 'second'])
    await registry.start()
    await registry[Symbol.asyncDispose]()
    expect(life).toEqual([
      'on First A',
      'on Second A',
      'off Second',
      'closed Second 2',
      'closed Second 1',
      'off First',
      'closed First 2',
      'closed First 1',
    ])
  })

  it('keeps each failure with its plugin and stage, and starts the others', async () => {
    await using database = await createTemporaryDatabase()
    const { registry } = registryOn(
      database,
      [Nameless, Reserved, Redefines, Forgets, TooNew, Broken, Constructor, First, SameSlug],
      ['broken', 'constructor', 'redefines', 'first'],
    )
    await using _ = registry
    await registry.start()
    expect(names(registry.withMixin(' Barcode '))).toEqual(['First'])
    expect(registry.errors().map(({ stage, name }) => `${name}: ${stage}`)).toEqual([
      'Reserved: discovery',
      'redefines: discovery',
      'forgets: Forgets:init_plugin',
      'too-new: Too new:init_plugin',
      'another: discovery',
      'broken: Broken:activate',
      'constructor: Constructor:init_plugin',
    ])
    const reasons = (await registry.list()).map(({ key, state, state_reason }) => [key, state, state_reason])
    expect(reasons).toEqual([
      [
        'redefines',
        'invalid',
        "INVE-E11: Plugin 'Redefines' cannot override final member 'hasMixin'. Rename it in the plugin.",
      ],
      ['forgets', 'invalid', 'Plugin Forgets lacks scan, which its mixins require. Add what is missing.'],
      [
        'too-new',
        'invalid',
        'Plugin Too new is not compatible with this version. It needs version 2.0.0 or later, and this is 1.0.0.',
      ],
      ['broken', 'failed', 'Plugin Broken could not be turned on: no cable'],
      ['constructor', 'failed', 'Plugin Constructor could not be turned on: bad day'],
      ['first', 'active', ''],
    ])
    expect(life).toContain('closed Broken')
  })

  it('refuses to turn on what is broken, and leaves it off', async () => {
    await using database = await createTemporaryDatabase()
    const { registry } = registryOn(database, [Broken, TooNew])
    await using _ = registry
    await registry.start()
    await expect(on(registry, 'broken')).rejects.toMatchObject({ code: 'PLUGIN_LOAD_FAILED' })
    await expect(on(registry, 'too-new')).rejects.toMatchObject({ code: 'PLUGIN_VERSION_MISMATCH' })
    expect((await registry.list()).map(({ key, active }) => [key, active])).toEqual([
      ['broken', false],
      ['too-new', false],
    ])
    await expect(on(registry, 'broken')).rejects.toThrow('no cable')
    expect(registry.errors().filter((error) => error.name === 'broken')).toHaveLength(1)
  })

  it('never turns a mandatory plugin off', async () => {
    await using database = await createTemporaryDatabase()
    const { registry } = registryOn(database, [First], ['first'])
    await using _ = registry
    await registry.start()
    await expect(off(registry, 'first')).rejects.toMatchObject({ code: 'PLUGIN_MANDATORY', status: 400 })
    expect(registry.get('first')).not.toBeNull()
    await expect(off(registry, 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('gives a hanging activate() up after 10 s and closes what it opens later', async () => {
    const late = Promise.withResolvers<void>()
    class Slow extends Plugin {
      NAME = 'Slow'
      async activate() {
        await late.promise
        this.use({ [Symbol.dispose]: () => void life.push('closed Slow') })
      }
    }
    await using database = await createTemporaryDatabase()
    const { registry } = registryOn(database, [Slow, First])
    await using _ = registry
    await registry.start()
    vi.useFakeTimers()
    const refusal = on(registry, 'slow').catch((error: unknown) => error)
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await refusal).toMatchObject({
      message: 'Plugin Slow could not be turned on: activate() gave no answer within 10 s',
    })
    vi.useRealTimers()
    late.resolve()
    await vi.waitFor(() => expect(life).toEqual(['closed Slow']))
    await on(registry, 'first')
    expect(names(registry.withMixin('barcode'))).toEqual(['First'])
  })

  it('turns one plugin at a time, in the order asked', async () => {
    await using database = await createTemporaryDatabase()
    const { registry } = registryOn(database, [First, Second])
    await using _ = registry
    await registry.start()
    await Promise.all([on(registry, 'second'), on(registry, 'first'), off(registry, 'second'), on(registry, 'first')])
    expect(life).toEqual(['on Second A', 'on First A', 'off Second', 'closed Second 2', 'closed Second 1'])
  })

  it('tells listeners after a plugin is usable and before it is taken down; a throwing one harms nobody', async () => {
    await using database = await createTemporaryDatabase()
    const { registry } = registryOn(database, [First])
    await using _ = registry
    await registry.start()
    using _faulty = registry.onChange(() => {
      throw new Error('mine')
    })
    using _second = registry.onChange(({ slug, active }) => {
      life.push(`${slug} ${active} ${registry.get(slug) !== null}`)
    })
    await on(registry, 'first')
    await off(registry, 'first')
    expect(life.slice(0, 4)).toEqual(['on First A', 'first true true', 'first false false', 'off First'])
  })

  it('answers the registry facade of the SDK while it lives', async () => {
    await using database = await createTemporaryDatabase()
    const { registry } = registryOn(database, [First], ['first'])
    await registry.start()
    const [plugin] = await facade.withMixin(BarcodeMixin)
    expect(plugin?.NAME).toBe('First')
    expect(await facade.getPlugin('first')).toBe(plugin)
    await registry[Symbol.asyncDispose]()
    expect(() => facade.getPlugin('first')).toThrow('No station is present')
  })

  it('describes active plugins in full, others by name, and rows whose code is gone', async () => {
    await using database = await createTemporaryDatabase()
    await database.write.insertInto('plugin_config').values({ key: 'gone', name: 'Gone', active: 1 }).execute()
    const { registry } = registryOn(database, [First, Second], ['first'])
    await using _ = registry
    await registry.start()
    const [gone, first, second] = await registry.list()
    expect(gone).toMatchObject({ key: 'gone', active: true, is_installed: false, state: 'missing' })
    expect(first).toMatchObject({
      key: 'first',
      name: 'First',
      active: true,
      is_builtin: true,
      is_mandatory: true,
      meta: { slug: 'first', human_name: 'The first', version: '1.2.3', author: 'No author found' },
      mixins: {
        base: { key: 'base', human_name: 'base' },
        barcode: { key: 'barcode', human_name: 'Barcode' },
        settings: { key: 'settings', human_name: 'Settings' },
      },
    })
    expect(second).toMatchObject({ active: false, is_installed: true, mixins: {}, state: 'inactive' })
    expect(Object.values(second?.meta ?? {}).every((value) => value === null)).toBe(true)
  })
})
