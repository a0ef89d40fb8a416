import { AppError, Plugin, registry } from '@scanbench/plugin'
import type { ActingUser, LabelJob } from '@scanbench/plugin'
import {
  ActionMixin,
  AppMixin,
  BarcodeMixin,
  EventMixin,
  LabelPrintingMixin,
  ScheduleMixin,
  SettingsMixin,
  UrlsMixin,
} from '@scanbench/plugin/mixins'
import type { PluginEvent, PluginRequest } from '@scanbench/plugin/mixins'
import { integer, text } from '@scanbench/plugin/settings'
import { FakeStation, runPlugin } from '@scanbench/plugin/testing'
import { describe, expect, expectTypeOf, it } from 'vitest'

const ANN: ActingUser = { pk: 3, username: 'ann', is_staff: false, is_superuser: false }

class Boxes extends Plugin.with(BarcodeMixin, SettingsMixin) {
  NAME = 'Boxes'
  SETTINGS = { PREFIX: text({ name: 'Prefix', default: 'BOX-' }), SHELF: integer({ name: 'Shelf', min: 1 }) }
  life: string[] = []

  async activate() {
    this.use({ [Symbol.dispose]: () => void this.life.push('closed') })
    this.life.push(`on ${await this.getSetting('PREFIX')}`)
  }
  async deactivate() {
    this.life.push('off')
  }
  async scan(barcode: string) {
    const prefix = await this.getSetting('PREFIX')
    if (!barcode.startsWith(prefix)) return null
    const [item] = await this.station.get<{ pk: number }[]>('/api/stock/', { batch: barcode.slice(prefix.length) })
    this.log.info('Asked the station', { barcode })
    return item === undefined ? { error: 'No such box' } : { stockitem: { pk: item.pk } }
  }
}

class Everything extends Plugin.with(ActionMixin, AppMixin, EventMixin, LabelPrintingMixin, ScheduleMixin, UrlsMixin) {
  NAME = 'Everything'
  MIGRATIONS = [{ version: 1, sql: 'CREATE TABLE note (pk INTEGER PRIMARY KEY, text TEXT) STRICT' }]
  SCHEDULED_TASKS = { tidy: { func: 'tidy', schedule: 'D' as const } }
  URLS = [{ path: 'notes/{word}/', func: 'answer', methods: ['POST'] as const }]
  printed: number[] = []

  async performAction(_user: ActingUser | null, data: unknown) {
    await this.note(JSON.stringify(data))
  }
  async getInfo(user: ActingUser | null) {
    return { user: user?.username ?? null }
  }
  async wantsProcessEvent(name: string) {
    return name.startsWith('stockitem.')
  }
  async processEvent({ name, data }: PluginEvent) {
    await this.note(`${name} ${String(data['id'])}`)
  }
  async printLabel({ items }: LabelJob) {
    this.printed.push(...items)
  }
  async tidy() {
    await this.database.run('DELETE FROM note')
  }
  async answer({ params, query, body, user }: PluginRequest) {
    return { status: 201, body: { ...params, ...query, body: new TextDecoder().decode(body), user: user?.pk ?? null } }
  }
  note(line: string) {
    return this.database.batch([{ sql: 'INSERT INTO note (text) VALUES (?)', parameters: [line] }])
  }
  notes() {
    return this.database.all<{ text: string }>('SELECT text FROM note ORDER BY pk')
  }
}

describe('runPlugin', () => {
  it('turns a plugin on with its settings, and off again in order', async () => {
    const run = await runPlugin(Boxes, { settings: { prefix: 'KISTE-', shelf: '3' } })
    expectTypeOf(run.plugin).toEqualTypeOf<Boxes>()
    expect(await run.plugin.getSetting('SHELF')).toBe(3)
    await run.deactivate()
    await run.deactivate()
    expect(run.plugin.life).toEqual(['on KISTE-', 'off', 'closed'])
  })

  it('leaves activate() to the test when told so', async () => {
    await using run = await runPlugin(Boxes, { activate: false })
    expect(run.plugin.life).toEqual([])
    await run.activate()
    await run.activate()
    expect(run.plugin.life).toEqual(['on BOX-'])
  })

  it('scans against a station in memory and keeps what the plugin wrote', async () => {
    const station = new FakeStation().keep('/api/stock/', [{ pk: 7, batch: 'A1' }])
    await using run = await runPlugin(Boxes, { station })
    expect([await run.scan('BOX-A1'), await run.scan('BOX-B2'), await run.scan('EAN')]).toEqual([
      { stockitem: { pk: 7 } },
      { error: 'No such box' },
      null,
    ])
    expect(station.callsTo('GET', '/api/stock/').map(({ query }) => query)).toEqual([{ batch: 'A1' }, { batch: 'B2' }])
    expect(run.log.lines[0]).toEqual({ level: 'info', message: 'Asked the station', details: { barcode: 'BOX-A1' } })
  })

  it('calls actions, events, tasks, labels and addresses as the station does, with tables in memory', async () => {
    await using run = await runPlugin(Everything)
    expect(await run.action({ n: 1 }, ANN)).toEqual({ action: 'Everything', result: false, info: { user: 'ann' } })
    expect([await run.event('stockitem.created', { id: 7 }), await run.event('part.created')]).toEqual([true, false])
    expect(await run.plugin.notes()).toEqual([{ text: '{"n":1}' }, { text: 'stockitem.created 7' }])
    await run.task('tidy')
    expect(await run.plugin.notes()).toEqual([])
    await run.print({ items: [4, 5] })
    expect(run.plugin.printed).toEqual([4, 5])
    expect(await run.request('notes/a%20b/?q=c+d', { method: 'POST', body: { x: 1 }, user: ANN })).toEqual({
      status: 201,
      body: { word: 'a b', q: 'c d', body: '{"x":1}', user: 3 },
    })
  })

  it('calls any method with copies, typed as the method is', async () => {
    await using run = await runPlugin(Everything)
    const event: PluginEvent = { name: 'stockitem.saved', data: { id: 1 } }
    const work = run.call('processEvent', event)
    expectTypeOf(work).toEqualTypeOf<Promise<void>>()
    await work
    expect(await run.call('notes')).toEqual([{ text: 'stockitem.saved 1' }])
  })

  it('says in words what a plugin does not have', async () => {
    await using run = await runPlugin(Everything)
    await expect(run.scan('X')).rejects.toThrow('Everything has no mixin "barcode". Add it to Plugin.with(...).')
    await expect(run.task('nap')).rejects.toThrow('no scheduled task "nap"')
    await expect(run.request('notes/x/')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('refuses a class that the station would refuse, with the same code', async () => {
    class Nameless extends Plugin {
      NAME = ''
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
    const codes = [Nameless, Redefines, Forgets].map((create) =>
      runPlugin(create).catch((error: unknown) => (error instanceof AppError ? error.code : error)),
    )
    expect(await Promise.all(codes)).toEqual(['PLUGIN_LOAD_FAILED', 'PLUGIN_FINAL_MEMBER', 'MIXIN_NOT_IMPLEMENTED'])
  })

  it('closes what was open when activate() fails', async () => {
    const life: string[] = []
    class Broken extends Plugin {
      NAME = 'Broken'
      async activate() {
        this.use({ [Symbol.dispose]: () => void life.push('closed') })
        throw new Error('no cable')
      }
    }
    await expect(runPlugin(Broken)).rejects.toThrow('no cable')
    expect(life).toEqual(['closed'])
    expect(() => registry.getPlugin('broken')).toThrow('No station is present')
  })

  it('lets plugins that run at the same time find each other', async () => {
    await using boxes = await runPlugin(Boxes)
    {
      await using _everything = await runPlugin(Everything)
      expect((await registry.withMixin(ActionMixin)).map((plugin) => plugin.NAME)).toEqual(['Everything'])
    }
    expect(await registry.getPlugin('boxes')).toBe(boxes.plugin)
    expect(await registry.getPlugin('everything')).toBeNull()
  })

  it('fails a result that could not leave a process, and says where it stands', async () => {
    class Lively extends Plugin.with(ActionMixin) {
      NAME = 'Lively'
      async getInfo() {
        return { list: [{ when: () => 1 }] }
      }
    }
    await using run = await runPlugin(Lively)
    await expect(run.call('getInfo')).rejects.toThrow('getInfo() gave a function at .list[0].when')
    await expect(run.action()).rejects.toThrow('getInfo() gave a function at .list[0].when')
  })
})
