import { Plugin } from '@scanbench/plugin'
import { EventMixin } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { eventually } from '../../test/support/eventually.ts'
import { createPluginShelf } from '../../test/support/plugin-shelf.ts'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import { EventListeners } from './event-listeners.ts'

class Ear extends Plugin.with(EventMixin) {
  NAME = 'Ear'
  async processEvent(): Promise<void> {}
}

async function createBench() {
  const database = await createTemporaryDatabase()
  const shelf = createPluginShelf(new Ear())
  const switchedOn = new Set(['ear'])
  const listeners = new EventListeners({
    database,
    plugins: shelf,
    isOn: async (slug) => switchedOn.has(slug),
    log: SILENT_LOG,
  })
  await listeners.start()
  return {
    database,
    shelf,
    switchedOn,
    listeners,
    written: () => database.write.selectFrom('background_task').select(['plugin', 'name', 'kwargs']).execute(),
    rename: (name: string) =>
      database.write.insertInto('stock_location').values({ name, pathstring: name }).executeTakeFirstOrThrow(),
    async [Symbol.asyncDispose]() {
      await listeners[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('the news of a change is written in the transaction of the change, or not at all', async () => {
  await using bench = await createBench()
  const failing = bench.database.write.transaction().execute(async (transaction) => {
    await transaction.insertInto('stock_location').values({ name: 'A', pathstring: 'A' }).execute()
    throw new Error('refused')
  })
  await expect(failing).rejects.toThrow('refused')
  expect(await bench.written()).toEqual([])
  await bench.rename('B')
  const [row] = await bench.written()
  expect([row?.plugin, row?.name, JSON.parse(row?.kwargs ?? '')]).toEqual([
    'ear',
    'stocklocation.created',
    { id: expect.any(Number) as number, model: 'stocklocation' },
  ])
})

test('a plugin that is down for a moment goes on being told; one that was turned off does not', async () => {
  await using bench = await createBench()
  bench.shelf.turnOff('ear')
  await bench.rename('A')
  expect(await bench.written()).toHaveLength(1)
  bench.switchedOn.delete('ear')
  bench.shelf.turnOff('ear')
  await eventually(() => expect(bench.listeners.slugs).toEqual([]))
  await bench.rename('B')
  expect(await bench.written()).toHaveLength(1)
})

test('a plugin misses nothing from the moment it is turned on', async () => {
  await using bench = await createBench()
  await bench.listeners.prepare(new Ear(), 'second')
  await bench.rename('A')
  expect((await bench.written()).map(({ plugin }) => plugin)).toEqual(['ear', 'second'])
})

test('what only follows from a change higher up is no news', async () => {
  await using bench = await createBench()
  await bench.rename('A')
  await bench.database.write.updateTable('stock_location').set({ pathstring: 'X/A', level: 1 }).execute()
  await bench.database.write.updateTable('stock_location').set({ description: 'Hall' }).execute()
  expect((await bench.written()).map(({ name }) => name)).toEqual(['stocklocation.created', 'stocklocation.saved'])
})
