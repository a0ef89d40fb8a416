import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError, Plugin } from '@scanbench/plugin'
import type { PluginClass, StationClient } from '@scanbench/plugin'
import { attachHost } from '@scanbench/plugin/host'
import { ActionMixin } from '@scanbench/plugin/mixins'
import { describe, expect, test } from 'vitest'
import { createPluginFolder, pluginPackage, type PluginFolder } from '../../test/support/plugin-folder.ts'
import { bundledSources } from '../../test/support/plugin-sources.ts'
import { recordingLog, type RecordingLog } from '../../test/support/recording-log.ts'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import { SettingsStore } from '../settings/settings.ts'
import type { Database } from '../storage/database.ts'
import { STATION } from '../users/actor.ts'
import type { OpenCode, OpenedPlugin, PluginCrash } from './life/opened-plugin.ts'
import { configText, PluginConfigs } from './settings/plugin-configs.ts'
import { PluginRegistry } from './plugin-registry.ts'
import type { SourceOptions } from './discovery/plugin-sources.ts'

const CODE = 'export default class {}'
const code = (name: string, over: object = {}) => ({ [`${name}.js`]: head({ name, ...over }) })
const head = (block: object) => `/* scanbench ${JSON.stringify({ apiVersion: 1, ...block })} */\n${CODE}`

class Good extends Plugin.with(ActionMixin) {
  NAME = 'Good'
  async performAction() {}
}

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

interface Bench {
  registry: PluginRegistry
  log: RecordingLog
  news: string[]
  turn: (slug: string, active: boolean, accepted?: string[]) => Promise<void>
  states: () => Promise<Record<string, string>>
}

interface Parts {
  database: Database
  folder: PluginFolder
  opener: Opener
  version?: string
  mandatory?: string[]
  sources?: Partial<SourceOptions>
}

function bench({ database, folder, opener, version = '1.0.0', mandatory = [], sources = {} }: Parts): Bench {
  const log = recordingLog()
  const news: string[] = []
  const registry = new PluginRegistry({
    database,
    settings: new SettingsStore({ database, events: { publish() {} } }),
    sources: bundledSources([], { folders: [folder.path], openCode: opener.open, log, ...sources }),
    stationFor: () => ({}) as StationClient,
    events: { publish: ({ data }) => void news.push(`${data.key} ${data.active}`) },
    log,
    clock: () => new Date(),
    hostVersion: version,
    mandatory,
    isResting: false,
  })
  return {
    registry,
    log,
    news,
    turn: (slug, active, accepted = []) => registry.setActive(slug, { active, accepted, actor: STATION }),
    states: async () => Object.fromEntries((await registry.list()).map(({ key, state }) => [key, state])),
  }
}

describe('a plugin of somebody else', () => {
  test('is listed from its manifest, off, and none of its code has run (L01)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder({
      'scale/package.json': pluginPackage('Scale', { title: 'A scale', mixins: ['machine'], permissions: ['network'] }),
      'scale/index.js': 'throw new Error("imported")\nexport default 1',
    })
    const opener = new Opener({})
    const { registry } = bench({ database, folder, opener })
    await using _ = registry
    await registry.start()
    expect(opener.opened).toEqual([])
    expect(await registry.record('scale')).toMatchObject({
      name: 'Scale',
      active: false,
      state: 'inactive',
      origin: 'file',
      is_installed: true,
      is_builtin: false,
      mixins: {},
      manifest: { title: 'A scale', version: '1.0.0', mixins: ['machine'] },
      permissions: [{ key: 'network', title: 'reach other computers', is_enforced: false, is_accepted: false }],
    })
    expect(Object.values((await registry.record('scale')).meta ?? {}).every((value) => value === null)).toBe(true)
  })

  test('its class is held against its manifest when it is turned on', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder({
      ...code('Renamed', { mixins: ['action'] }),
      ...code('Older', { mixins: [], version: '2.0.0' }),
      ...code('Hidden', { mixins: [] }),
      ...code('Boaster', { mixins: ['action', 'urls'] }),
    })
    class Other extends Good {
      SLUG = 'renamed'
    }
    class Older extends Plugin {
      NAME = 'Older'
      VERSION = '1.0.0'
    }
    class Hidden extends Good {
      NAME = 'Hidden'
    }
    class Boaster extends Good {
      NAME = 'Boaster'
    }
    const opener = new Opener({ renamed: Other, older: Older, hidden: Hidden, boaster: Boaster })
    const { registry, turn } = bench({ database, folder, opener })
    await using _ = registry
    await registry.start()
    const refusals = await Promise.allSettled(['renamed', 'older', 'hidden', 'boaster'].map((slug) => turn(slug, true)))
    expect(
      refusals.map((refusal) => refusal.status === 'rejected' && [refusal.reason.code, refusal.reason.message]),
    ).toEqual([
      ['PLUGIN_MANIFEST_INVALID', expect.stringContaining('its class has the NAME "Good"')],
      ['PLUGIN_MANIFEST_INVALID', expect.stringContaining('its class has the VERSION 1.0.0, the manifest 2.0.0')],
      ['PLUGIN_MANIFEST_INVALID', expect.stringContaining('its class uses the mixins action')],
      ['PLUGIN_MANIFEST_INVALID', expect.stringContaining('its manifest names the mixins urls')],
    ])
    expect(opener.closed.toSorted()).toEqual(['boaster', 'hidden', 'older', 'renamed'])
  })

  test('a file that promised nothing keeps the slug of its name', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder({ 'anything.js': CODE })
    const { registry, turn } = bench({ database, folder, opener: new Opener({ anything: Good }) })
    await using _ = registry
    await registry.start()
    await turn('anything', true)
    const plugin = registry.get('anything')
    expect([plugin?.NAME, plugin && registry.slugOf(plugin)]).toEqual(['Good', 'anything'])
  })

  test('mixins are known once it is on, base among them (L30); its row says in text when it is off (L31)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    const { registry, turn } = bench({ database, folder, opener: new Opener({ good: Good }) })
    await using _ = registry
    await registry.start()
    const row = async () => (await new PluginConfigs(database).find('good'))!
    expect(configText(await row())).toBe('Good - good (not active)')
    await turn('good', true)
    expect(configText(await row())).toBe('Good - good')
    expect(Object.keys((await registry.record('good')).mixins)).toEqual(['base', 'action'])
  })
})

describe('faults', () => {
  test('each leaves its own stage, and the plugin beside them works (L16) (L18) (L19) (L20)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder({
      'undefined-name.js': CODE,
      ...code('Redefines'),
      ...code('Throws'),
      ...code('Good', { mixins: ['action'] }),
    })
    class Redefines extends Plugin {
      NAME = 'Redefines'
      hasMixin() {
        return true
      }
    }
    class Throws extends Plugin {
      NAME = 'Throws'
      constructor() {
        super()
        throw new Error('bad day')
      }
    }
    const opener = new Opener({ redefines: Redefines, throws: Throws, good: Good })
    const mandatory = ['undefined-name', 'redefines', 'throws', 'good']
    const { registry } = bench({ database, folder, opener, mandatory })
    await using _ = registry
    await registry.start()
    expect(Object.fromEntries(registry.errors().map(({ name, stage, message }) => [name, [stage, message]]))).toEqual({
      'undefined-name': ['discovery', expect.stringContaining('undefined-name.js:3')],
      redefines: ['discovery', expect.stringContaining('INVE-E11')],
      throws: ['Throws:init_plugin', 'bad day'],
    })
    expect(registry.withMixin('action').map(({ NAME }) => NAME)).toEqual(['Good'])
  })

  test.each([
    ['1.0.0', '0.9.9', 'needs version 1.0.0 or later'],
    ['0.1.0', '0.1.4', 'works up to version 0.1.3'],
  ])('outside its window from %s with %s it stays off and says why (L21)', async (minVersion, version, sentence) => {
    await using database = await createTemporaryDatabase()
    const window = minVersion === '1.0.0' ? { minVersion } : { minVersion, maxVersion: '0.1.3' }
    await using folder = await createPluginFolder(code('Good', { ...window, mixins: ['action'] }))
    const opener = new Opener({ good: Good })
    const { registry, turn } = bench({ database, folder, opener, version })
    await using _ = registry
    await registry.start()
    await expect(turn('good', true)).rejects.toThrow(sentence)
    expect(opener.opened).toEqual([])
    expect(await registry.record('good')).toMatchObject({ active: false, state: 'invalid' })
  })

  test.each(['0.1.0', '0.1.3'])('both bounds belong to the window: %s (L22)', async (version) => {
    await using database = await createTemporaryDatabase()
    const block = { minVersion: '0.1.0', maxVersion: '0.1.3', mixins: ['action'] }
    await using folder = await createPluginFolder(code('Good', block))
    const { registry, turn } = bench({ database, folder, opener: new Opener({ good: Good }), version })
    await using _ = registry
    await registry.start()
    await turn('good', true)
    expect(registry.get('good')).not.toBeNull()
  })

  test('errors of hooks are kept on the plugin, the last twenty of them, until it is turned on again', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    const { registry, turn } = bench({ database, folder, opener: new Opener({ good: Good }) })
    await using _ = registry
    await registry.start()
    await turn('good', true)
    for (let round = 1; round <= 30; round += 1) registry.noteError('good', 'scan', new Error(`round ${round}`))
    const { errors } = await registry.record('good')
    expect([errors.length, errors[0]?.message, errors.at(-1)?.message]).toEqual([20, 'round 11', 'round 30'])
    await turn('good', false)
    await turn('good', true)
    expect((await registry.record('good')).errors).toEqual([])
  })

  test('a folder that cannot be made is told under plugin_dirs, and the next one is read', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder({ 'in-the-way': '', 'good/good.js': CODE })
    const folders = [join(folder.path, 'in-the-way', 'below'), join(folder.path, 'good')]
    const { registry, states } = bench({ database, folder, opener: new Opener({}), sources: { folders } })
    await using _ = registry
    await registry.start()
    expect(registry.errors().map(({ stage, name }) => [stage, name])).toEqual([['plugin_dirs', folders[0]]])
    expect(await states()).toEqual({ good: 'inactive' })
  })
})

describe('a plugin folder', () => {
  test('that is missing is made, with a marker in it (L14)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder({})
    const missing = join(folder.path, 'made', 'here')
    const { registry } = bench({ database, folder, opener: new Opener({}), sources: { folders: [missing] } })
    await using _ = registry
    await registry.start()
    expect(await readFile(join(missing, 'README.md'), 'utf8')).toContain('Put plugins for this station here')
    expect(registry.errors()).toEqual([])
  })

  test('in safe mode, bundled plugins alone are there, and the rows stay as they are (L02)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Theirs', { mixins: ['action'] }))
    class Theirs extends Good {
      NAME = 'Theirs'
    }
    const opener = new Opener({ theirs: Theirs })
    const own = { bundled: [Good] }
    {
      const { registry, turn } = bench({ database, folder, opener, mandatory: ['good'], sources: own })
      await using _ = registry
      await registry.start()
      await turn('theirs', true)
    }
    {
      const safe = bench({ database, folder, opener, mandatory: ['good'], sources: { ...own, isSafeMode: true } })
      await using _ = safe.registry
      await safe.registry.start()
      expect(await safe.states()).toEqual({ good: 'active', theirs: 'missing' })
    }
    const { registry, states } = bench({ database, folder, opener, mandatory: ['good'], sources: own })
    await using _ = registry
    await registry.start()
    expect(await states()).toEqual({ good: 'active', theirs: 'active' })
  })

  test('the configuration makes a further plugin mandatory: it is on whatever its row says (L04) (L05)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    await database.write.insertInto('plugin_config').values({ key: 'good', name: 'Good', active: 0 }).execute()
    const { registry, turn } = bench({ database, folder, opener: new Opener({ good: Good }), mandatory: ['good'] })
    await using _ = registry
    await registry.start()
    expect(await registry.record('good')).toMatchObject({ active: true, is_mandatory: true, state: 'active' })
    await expect(turn('good', false)).rejects.toThrow('INVE-E10')
  })

  test('plugins come and go with a rescan; a row without code can be deleted (L41)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    const opener = new Opener({ good: Good })
    const { registry, turn, states } = bench({ database, folder, opener })
    await using _ = registry
    await registry.start()
    await turn('good', true)
    await folder.remove('Good.js')
    await folder.write('new.js', CODE)
    await registry.collect()
    expect([await states(), opener.closed]).toEqual([{ good: 'missing', new: 'inactive' }, ['good']])
    expect(await registry.record('good')).toMatchObject({ is_installed: false })
    await registry.remove('good')
    expect(await states()).toEqual({ new: 'inactive' })
  })

  test('of two plugins with one slug the first is kept, and the clash is told', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder({ 'a/same.js': CODE, 'b/same.js': CODE })
    const { registry } = bench({ database, folder, opener: new Opener({}) })
    await using _ = registry
    await registry.start()
    expect(registry.found('same')?.folder).toBe(join(folder.path, 'a', 'same'))
    expect(registry.errors().map(({ message }) => message)).toEqual([
      'Another plugin has the slug "same" already; it is kept.',
    ])
  })
})

describe('a process that dies', () => {
  const dies = { reason: 'exited with code 1', lastLines: ['boom'] }

  test('leaves the plugin on while it is started again, and is counted', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    const opener = new Opener({ good: Good })
    const { registry, turn } = bench({ database, folder, opener })
    await using _ = registry
    await registry.start()
    await turn('good', true)
    opener.crash({ ...dies, restartInMs: 1000 })
    expect(await registry.record('good')).toMatchObject({ state: 'active', crashes: 1, last_lines: ['boom'] })
    expect(registry.withMixin('action')).toHaveLength(1)
  })

  test('too often leaves it crashed, out of everybody’s way, until it is started', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    const opener = new Opener({ good: Good })
    const { registry, turn, news } = bench({ database, folder, opener })
    await using _ = registry
    await registry.start()
    await turn('good', true)
    opener.crash({ ...dies, restartInMs: null })
    expect(await registry.record('good')).toMatchObject({
      state: 'crashed',
      state_reason: 'exited with code 1',
      active: true,
      crashes: 1,
    })
    expect([registry.withMixin('action'), news.at(-1)]).toEqual([[], 'good false'])
    await turn('good', true)
    expect(await registry.record('good')).toMatchObject({ state: 'active', crashes: 0, errors: [] })
  })
})

describe('loading anew', () => {
  test('one plugin is read from the disk again and no other is touched', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder({
      ...code('Good', { mixins: ['action'] }),
      ...code('Second', { mixins: ['action'] }),
    })
    class Second extends Good {
      NAME = 'Second'
    }
    const opener = new Opener({ good: Good, second: Second })
    const { registry, turn } = bench({ database, folder, opener })
    await using _ = registry
    await registry.start()
    await turn('good', true)
    await turn('second', true)
    const second = registry.get('second')
    await folder.write('Good.js', head({ name: 'Good', title: 'Better', mixins: ['action'] }))
    await registry.reloadOne('good')
    expect([opener.opened, opener.closed]).toEqual([['good', 'second', 'good'], ['good']])
    expect((await registry.record('good')).manifest?.title).toBe('Better')
    expect(registry.get('second')).toBe(second)
  })

  test('a manifest that broke leaves the plugin off with the reason, and mending it brings it back', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder({
      'good/package.json': pluginPackage('Good', { mixins: ['action'] }),
      'good/index.js': CODE,
    })
    const { registry, turn } = bench({ database, folder, opener: new Opener({ good: Good }) })
    await using _ = registry
    await registry.start()
    await turn('good', true)
    await folder.write('good/package.json', '{')
    await expect(registry.reloadOne('good')).rejects.toMatchObject({ code: 'PLUGIN_MANIFEST_INVALID' })
    expect(await registry.record('good')).toMatchObject({
      state: 'invalid',
      state_reason: expect.stringContaining('no JSON'),
    })
    await folder.write('good/package.json', pluginPackage('Good', { mixins: ['action'] }))
    await registry.reloadOne('good')
    expect(await registry.record('good')).toMatchObject({ state: 'active', errors: [] })
  })

  test('a reload during a reload returns at once (L33)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    const opener = new Opener({ good: Good })
    const { registry, turn } = bench({ database, folder, opener })
    await using _ = registry
    await registry.start()
    await turn('good', true)
    const first = registry.reload({ bundled: false, collect: true })
    expect(await registry.reload({ bundled: false, collect: true })).toBe(false)
    expect(await first).toBe(true)
    expect(opener.opened).toEqual(['good', 'good'])
  })

  test('turning on what is on does nothing (L24); each change is a new revision (L25)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    const opener = new Opener({ good: Good })
    const { registry, turn } = bench({ database, folder, opener })
    await using _ = registry
    await registry.start()
    const before = registry.revision
    await turn('good', true)
    const between = registry.revision
    await turn('good', true)
    expect([between > before, registry.revision === between, opener.opened]).toEqual([true, true, ['good']])
  })

  test('the hash follows what is on, and a foreign one is noticed once (L36) (L44)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { version: '1.0.0', mixins: ['action'] }))
    const { registry, turn } = bench({ database, folder, opener: new Opener({ good: Good }) })
    await using _ = registry
    await registry.start()
    const off = await registry.hash()
    await turn('good', true)
    const on = await registry.hash()
    await turn('good', false)
    expect([on === off, await registry.hash()]).toEqual([false, off])
    expect(await registry.checkReload()).toBe(false)
    await database.write.updateTable('plugin_config').set({ active: 1 }).where('key', '=', 'good').execute()
    expect([await registry.checkReload(), await registry.checkReload()]).toEqual([true, false])
    expect(registry.get('good')).not.toBeNull()
  })
})

describe('asking for plugins', () => {
  test('one that was turned off is gone at that moment (L23); case and spaces of a key do not matter (L28)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    const { registry, turn } = bench({ database, folder, opener: new Opener({ good: Good }) })
    await using _ = registry
    await registry.start()
    await turn('good', true)
    const found = () => registry.withMixin(' Action ').map(({ NAME }) => NAME)
    expect([found(), registry.withMixin('labels')]).toEqual([['Good'], []])
    expect([registry.get('good')?.hasMixin('action'), registry.get('good')?.hasMixin('labels')]).toEqual([true, false])
    await turn('good', false)
    expect(found()).toEqual([])
  })

  test('a plugin has no mixin it was not composed of (L29)', () => {
    const good = new Good()
    expect(['action', 'labels', 'base', 'constructor'].map((key) => good.hasMixin(key))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('the name stands in for title and description (L08), the date is a date (L10), all of it null while it is off (L32)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { publishDate: '1111-11-11', mixins: ['action'] }))
    const { registry, turn } = bench({ database, folder, opener: new Opener({ good: Good }) })
    await using _ = registry
    await registry.start()
    const meta = async () => (await registry.record('good')).meta ?? {}
    expect(new Set(Object.values(await meta()))).toEqual(new Set([null]))
    await turn('good', true)
    expect(await meta()).toMatchObject({
      human_name: 'Good',
      description: 'Good',
      author: 'No author found',
      pub_date: '1111-11-11T00:00:00.000Z',
    })
    await turn('good', false)
    expect(new Set(Object.values(await meta()))).toEqual(new Set([null]))
  })

  test('nobody is found under an unknown slug, and the log says so (L26); nor one that is off (L27)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    const { registry, log } = bench({ database, folder, opener: new Opener({ good: Good }) })
    await using _ = registry
    await registry.start()
    expect([registry.get('nobody'), registry.get('good')]).toEqual([null, null])
    expect(log.lines).toContain('warn: A plugin was asked for that nobody knows')
  })

  test('base is all of them that are on (L43), and asking reads nothing from the disk (L45)', async () => {
    await using database = await createTemporaryDatabase()
    await using folder = await createPluginFolder(code('Good', { mixins: ['action'] }))
    const { registry, turn } = bench({ database, folder, opener: new Opener({ good: Good }) })
    await using _ = registry
    await registry.start()
    expect(registry.withMixin('base')).toEqual([])
    await turn('good', true)
    await database[Symbol.asyncDispose]()
    expect(registry.withMixin(' Base ').map(({ NAME }) => NAME)).toEqual(['Good'])
  })
})
