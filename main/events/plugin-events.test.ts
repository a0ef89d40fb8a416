import { MixinNotImplementedError, Plugin } from '@scanbench/plugin'
import { EventMixin } from '@scanbench/plugin/mixins'
import type { PluginEvent } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { eventually } from '../../test/support/eventually.ts'
import { createBackgroundBench } from '../../test/support/background-bench.ts'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { slugOf } from '../plugins/ask-plugin.ts'
import { PluginEvents } from './plugin-events.ts'

class Ear extends Plugin.with(EventMixin) {
  NAME = 'Ear'
  heard: PluginEvent[] = []
  async processEvent(event: PluginEvent): Promise<void> {
    this.heard.push(event)
  }
}

class Choosy extends Ear {
  NAME = 'Choosy'
  async wantsProcessEvent(name: string): Promise<boolean> {
    return name === 'wanted'
  }
}

async function createBench({ plugins = [new Ear()] as Plugin[], isEnabled = true } = {}) {
  const bench = await createBackgroundBench({ plugins })
  /** Each write, as the names of what was written. */
  const writes: string[][] = []
  const add = bench.tasks.add.bind(bench.tasks)
  const tasks = Object.assign(bench.tasks, {
    add: (list: Parameters<typeof add>[0]) => {
      writes.push(list.map(({ name }) => name))
      return add(list)
    },
  })
  const listeners = { slugs: bench.shelf.withMixin(EventMixin.KEY).map((plugin) => slugOf(plugin)) }
  const events = new PluginEvents({ listeners, tasks, isEnabled: async () => isEnabled, log: SILENT_LOG })
  return Object.assign(bench, { events, writes })
}

test('while the gate is closed nothing is written (M10)', async () => {
  await using bench = await createBench({ isEnabled: false })
  await bench.events.trigger('stockitem.created', { id: 1 })
  expect({ writes: bench.writes, rows: await bench.rows() }).toEqual({ writes: [], rows: [] })
})

test('a plugin hears what it wants and nothing else (M11)', async () => {
  const [ear, choosy] = [new Ear(), new Choosy()]
  await using bench = await createBench({ plugins: [ear, choosy] })
  await bench.tasks.start()
  await bench.events.trigger('other', { id: 1 })
  await bench.events.trigger('wanted', { id: 2 })
  await eventually(() => expect(choosy.heard).toEqual([{ name: 'wanted', data: { id: 2 } }]))
  await eventually(() => expect(ear.heard.map(({ name }) => name)).toEqual(['other', 'wanted']))
})

test('a plugin without processEvent says so (M12)', async () => {
  class Deaf extends (Plugin.with(EventMixin) as unknown as typeof Ear) {
    NAME = 'Deaf'
  }
  await expect(async () => new Deaf().processEvent({ name: 'x', data: {} })).rejects.toThrow(MixinNotImplementedError)
})

test('an event that a plugin fails at is kept and brought again (M13)', async () => {
  class Faulty extends Ear {
    async processEvent(event: PluginEvent): Promise<void> {
      await super.processEvent(event)
      if (this.heard.length === 1) throw new Error('not now')
    }
  }
  const faulty = new Faulty()
  await using bench = await createBench({ plugins: [faulty] })
  await bench.tasks.start()
  await bench.events.trigger('a')
  await eventually(async () => expect(await bench.rows()).toMatchObject([{ state: 'pending', attempt_count: 1 }]))
  expect(bench.shelf.errors).toEqual([['ear', 'process_event', 'a: not now']])
  await eventually(() => {
    bench.time.advance(1000)
    expect(faulty.heard).toHaveLength(2)
  })
  await eventually(async () => expect(await bench.rows()).toMatchObject([{ state: 'done' }]))
})

test('events of a batch are sent when it is through, in one write for each name (M14)', async () => {
  await using bench = await createBench()
  await bench.events.batchEvents(async () => {
    for (let id = 0; id < 5; id++) await bench.events.trigger('a', { id })
    for (let id = 0; id < 3; id++) await bench.events.trigger('b', { id })
    await bench.events.bulkTrigger('a', [{ id: 5 }, { id: 6 }])
    expect(bench.writes).toEqual([])
  })
  expect(bench.writes).toEqual([Array(7).fill('a'), Array(3).fill('b')])
  expect(await bench.rows()).toHaveLength(10)
})

test('events of a batch that fails are forgotten (M15)', async () => {
  await using bench = await createBench()
  const work = bench.events.batchEvents(async () => {
    await bench.events.trigger('a')
    throw new Error('rolled back')
  })
  await expect(work).rejects.toThrow('rolled back')
  expect(bench.writes).toEqual([])
})

test('a batch inside a batch is sent with the outer one (M16)', async () => {
  await using bench = await createBench()
  await bench.events.batchEvents(async () => {
    await bench.events.trigger('a')
    await bench.events.batchEvents(() => bench.events.trigger('a'))
    expect(bench.writes).toEqual([])
  })
  expect(bench.writes).toEqual([['a', 'a']])
})

test('a part of a batch that fails takes only its own events with it', async () => {
  await using bench = await createBench()
  await bench.events.batchEvents(async () => {
    await bench.events.trigger('kept')
    const inner = bench.events.batchEvents(async () => {
      await bench.events.trigger('lost')
      throw new Error('inner')
    })
    await expect(inner).rejects.toThrow('inner')
  })
  expect(bench.writes).toEqual([['kept']])
})

test('outside a batch an event is written at once (M17)', async () => {
  await using bench = await createBench()
  await bench.events.trigger('a')
  expect(await bench.rows()).toHaveLength(1)
})

test('without plugins that listen nothing is asked or written', async () => {
  await using bench = await createBench({ plugins: [] })
  await bench.events.trigger('a')
  expect(bench.writes).toEqual([])
})
