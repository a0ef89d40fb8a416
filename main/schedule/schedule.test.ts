import { Plugin } from '@scanbench/plugin'
import { ScheduleMixin } from '@scanbench/plugin/mixins'
import type { ScheduledTask } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { eventually } from '../../test/support/eventually.ts'
import { ManualTimers } from '../../test/support/manual-timers.ts'
import { createPluginShelf } from '../../test/support/plugin-shelf.ts'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import type { Database } from '../storage/database.ts'
import { Schedule } from './schedule.ts'

const MINUTE = 60_000

class Clockwork extends Plugin.with(ScheduleMixin) {
  NAME = 'Clockwork'
  SCHEDULED_TASKS: Record<string, ScheduledTask> = { tick: { func: 'tick', schedule: 'I', minutes: 5 } }
  ticks = 0
  async tick(): Promise<void> {
    this.ticks++
  }
}

function createSchedule(
  database: Database,
  plugins: ReturnType<typeof createPluginShelf>,
  { time = new ManualTimers(), gate = { isOpen: true }, timeoutMs = 1000, isOn = (): boolean => false } = {},
) {
  const schedule = new Schedule({
    database,
    plugins,
    isOn: async () => isOn(),
    isEnabled: async () => gate.isOpen,
    log: SILENT_LOG,
    clock: time.clock,
    startTimer: (run, delayMs) => time.after(delayMs, run),
    timeoutMs,
  })
  const tasks = async () => (await schedule.list()).map(({ name, minutes }) => [name, minutes])
  /** Time goes on in steps shorter than the longest wait, with the work in between. */
  const pass = async (ms: number) => {
    time.advance(ms)
    await schedule.synchronize()
  }
  return { schedule, tasks, pass, time, gate }
}

test('tasks are named plugin.<slug>.<key>; a new interval replaces the old one (M20)', async () => {
  await using database = await createTemporaryDatabase()
  const clockwork = new Clockwork()
  const bench = createSchedule(database, createPluginShelf(clockwork))
  await using _ = bench.schedule
  await bench.schedule.start()
  expect(await bench.tasks()).toEqual([['plugin.clockwork.tick', 5]])
  clockwork.SCHEDULED_TASKS = { tick: { func: 'tick', schedule: 'I', minutes: 7 } }
  await bench.schedule.synchronize()
  expect(await bench.tasks()).toEqual([['plugin.clockwork.tick', 7]])
})

test('two that register at once leave one entry (M21)', async () => {
  await using database = await createTemporaryDatabase()
  const shelf = createPluginShelf(new Clockwork())
  const [one, other] = [createSchedule(database, shelf), createSchedule(database, shelf)]
  await using _one = one.schedule
  await using _other = other.schedule
  await Promise.all([one.schedule.start(), other.schedule.start(), one.schedule.synchronize()])
  expect(await one.tasks()).toEqual([['plugin.clockwork.tick', 5]])
})

test('a plugin that is turned off loses its tasks, and so do all when the gate is closed (M22)', async () => {
  await using database = await createTemporaryDatabase()
  const shelf = createPluginShelf(new Clockwork())
  const bench = createSchedule(database, shelf)
  await using _ = bench.schedule
  await bench.schedule.start()
  shelf.turnOff('clockwork')
  await bench.schedule.synchronize()
  const off = await bench.tasks()
  shelf.turnOn(new Clockwork())
  await bench.schedule.synchronize()
  const on = await bench.tasks()
  bench.gate.isOpen = false
  await bench.schedule.synchronize()
  expect({ off, on, closed: await bench.tasks() }).toEqual({ off: [], on: [['plugin.clockwork.tick', 5]], closed: [] })
})

test('a plugin that is on but down for the moment keeps its tasks, and they wait', async () => {
  await using database = await createTemporaryDatabase()
  const shelf = createPluginShelf(new Clockwork())
  const bench = createSchedule(database, shelf, { isOn: () => true })
  await using _ = bench.schedule
  await bench.schedule.start()
  shelf.turnOff('clockwork')
  await bench.pass(60 * MINUTE)
  expect(await bench.schedule.list()).toMatchObject([{ name: 'plugin.clockwork.tick', last_run: null }])
})

test('a task runs when its time has come, and what was missed is caught up once', async () => {
  await using database = await createTemporaryDatabase()
  const clockwork = new Clockwork()
  const bench = createSchedule(database, createPluginShelf(clockwork))
  await using _ = bench.schedule
  await bench.schedule.start()
  await bench.pass(4 * MINUTE)
  expect(clockwork.ticks).toBe(0)
  await bench.pass(MINUTE)
  expect(clockwork.ticks).toBe(1)
  await eventually(async () => expect(await bench.schedule.list()).toMatchObject([{ success: 1 }]))
  await bench.pass(63 * MINUTE)
  expect(clockwork.ticks).toBe(2)
  expect(await bench.schedule.list()).toMatchObject([{ next_run: '2026-01-05T09:10:00.000Z' }])
})

test('what was missed while the station was off is caught up once after the start', async () => {
  await using database = await createTemporaryDatabase()
  const time = new ManualTimers()
  const first = createSchedule(database, createPluginShelf(new Clockwork()), { time })
  await first.schedule.start()
  await first.schedule[Symbol.asyncDispose]()
  time.advance(24 * 60 * MINUTE)
  const clockwork = new Clockwork()
  const second = createSchedule(database, createPluginShelf(clockwork), { time })
  await using _ = second.schedule
  await second.schedule.start()
  await second.pass(MINUTE)
  expect(clockwork.ticks).toBe(1)
})

test('a task that still runs is not begun again, and one that hangs is told', async () => {
  await using database = await createTemporaryDatabase()
  const end = Promise.withResolvers<void>()
  class Slow extends Clockwork {
    async tick(): Promise<void> {
      this.ticks++
      await end.promise
    }
  }
  const slow = new Slow()
  const bench = createSchedule(database, createPluginShelf(slow), { timeoutMs: 20 })
  await using _ = bench.schedule
  await bench.schedule.start()
  await bench.pass(5 * MINUTE)
  await eventually(async () => expect(await bench.schedule.list()).toMatchObject([{ success: 0 }]))
  await bench.pass(5 * MINUTE)
  expect(slow.ticks).toBe(1)
  end.resolve()
  await eventually(async () => {
    await bench.schedule.synchronize()
    expect(slow.ticks).toBe(2)
  })
})

test('a task that is to run twice stops after that', async () => {
  await using database = await createTemporaryDatabase()
  const clockwork = new Clockwork()
  clockwork.SCHEDULED_TASKS = { tick: { func: 'tick', schedule: 'H', repeats: 2 } }
  const bench = createSchedule(database, createPluginShelf(clockwork))
  await using _ = bench.schedule
  await bench.schedule.start()
  for (let hour = 1; hour <= 4; hour++) {
    await bench.pass(60 * MINUTE)
    const ticks = Math.min(hour, 2)
    await eventually(async () =>
      expect(await bench.schedule.list()).toMatchObject([{ success: 1, repeats_left: 2 - ticks }]),
    )
  }
  expect(clockwork.ticks).toBe(2)
  expect(await bench.schedule.list()).toMatchObject([{ next_run: null }])
})

test('a task that fails is kept with its reason, and runs again at its next time', async () => {
  await using database = await createTemporaryDatabase()
  class Faulty extends Clockwork {
    async tick(): Promise<void> {
      this.ticks++
      throw new Error('out of paper')
    }
  }
  const faulty = new Faulty()
  const shelf = createPluginShelf(faulty)
  const bench = createSchedule(database, shelf)
  await using _ = bench.schedule
  await bench.schedule.start()
  await bench.pass(5 * MINUTE)
  await eventually(async () =>
    expect(await bench.schedule.list()).toMatchObject([{ success: 0, result: 'out of paper' }]),
  )
  await eventually(async () => {
    await bench.pass(5 * MINUTE)
    expect(faulty.ticks).toBe(2)
  })
  expect(shelf.errors[0]).toEqual(['clockwork', 'plugin.clockwork.tick', 'out of paper'])
})

test('a plugin with a faulty schedule gets none, and the others get theirs', async () => {
  await using database = await createTemporaryDatabase()
  class Broken extends Clockwork {
    NAME = 'Broken'
    SCHEDULED_TASKS = { tick: { func: 'tick', schedule: 'I' as const } }
  }
  const shelf = createPluginShelf(new Broken(), new Clockwork())
  const bench = createSchedule(database, shelf)
  await using _ = bench.schedule
  await bench.schedule.start()
  expect(await bench.tasks()).toEqual([['plugin.clockwork.tick', 5]])
  expect(shelf.errors.map(([slug, stage]) => [slug, stage])).toEqual([['broken', 'schedule']])
})
