import { AppError, Plugin } from '@scanbench/plugin'
import { expect, test } from 'vitest'
import { eventually } from '../../test/support/eventually.ts'
import { createBackgroundBench } from '../../test/support/background-bench.ts'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { BackgroundTasks } from './background-tasks.ts'

class Worker extends Plugin {
  NAME: string
  constructor(name = 'worker') {
    super()
    this.NAME = name
  }
}

const task = (plugin: string, name: string) => ({ plugin, name, func: 'work' })

test('tasks of a plugin are done in the order in which they were given', async () => {
  await using bench = await createBackgroundBench({ plugins: [new Worker()] })
  const done: string[] = []
  bench.tasks.handle('work', async ({ name }) => {
    done.push(name)
    return 'done'
  })
  await bench.tasks.start()
  await Promise.all([
    bench.tasks.add([task('worker', 'one'), task('worker', 'two')]),
    bench.tasks.add([task('worker', 'three')]),
  ])
  await eventually(() => expect(done).toEqual(['one', 'two', 'three']))
})

test('work that fails is tried again later, and given up after the fourth time with the reason', async () => {
  await using bench = await createBackgroundBench({ plugins: [new Worker()] })
  let attempts = 0
  bench.tasks.handle('work', async () => {
    attempts++
    throw new AppError('CONNECTION_LOST', 'The shop is closed.')
  })
  await bench.tasks.start()
  await bench.tasks.add([task('worker', 'order')])
  for (const [count, delayMs] of [
    [1, 1000],
    [2, 10_000],
    [3, 60_000],
  ] as const) {
    await eventually(async () => expect(await bench.rows()).toMatchObject([{ state: 'pending', attempt_count: count }]))
    // The timer is set after the row is written.
    await eventually(() => {
      bench.time.advance(delayMs)
      expect(attempts).toBe(count + 1)
    })
  }
  await eventually(async () => expect(await bench.rows()).toMatchObject([{ state: 'failed', attempt_count: 4 }]))
  expect(await bench.tasks.table.list('failed')).toMatchObject([{ name: 'order', result: 'The shop is closed.' }])
  expect(bench.shelf.errors).toHaveLength(4)
  expect(bench.shelf.errors[0]).toEqual(['worker', 'work', 'order: The shop is closed.'])
})

test('work that was given up is done when somebody has it tried again', async () => {
  await using bench = await createBackgroundBench({ plugins: [new Worker()] })
  let isOpen = false
  bench.tasks.handle('work', async () => {
    if (!isOpen) throw new Error('The shop is closed.')
    return 'done'
  })
  await bench.tasks.add([task('worker', 'order'), task('worker', 'other')])
  await bench.database.write.updateTable('background_task').set({ state: 'failed', attempt_count: 4 }).execute()
  await bench.tasks.start()
  isOpen = true
  const [order] = await bench.tasks.table.list('failed')
  expect(await bench.tasks.retry([order?.pk ?? 0, 99_999])).toBe(1)
  await eventually(async () =>
    expect((await bench.rows()).map(({ name, state }) => [name, state])).toEqual([
      ['order', 'done'],
      ['other', 'failed'],
    ]),
  )
})

test('a plugin that hangs holds up nobody but itself', async () => {
  await using bench = await createBackgroundBench({ plugins: [new Worker('stuck'), new Worker('free')], timeoutMs: 50 })
  const done: string[] = []
  bench.tasks.handle('work', async ({ plugin }) => {
    if (plugin === 'stuck') await Promise.withResolvers<void>().promise
    done.push(plugin)
    return 'done'
  })
  await bench.tasks.start()
  await bench.tasks.add([task('stuck', 'a'), task('free', 'b'), task('free', 'c')])
  await eventually(() => expect(done).toEqual(['free', 'free']))
  await eventually(async () => expect((await bench.rows())[0]).toMatchObject({ state: 'pending', attempt_count: 1 }))
})

test('what waits survives a restart of the station, and what was begun is begun again', async () => {
  await using bench = await createBackgroundBench({ plugins: [new Worker()] })
  await bench.tasks.add([task('worker', 'kept')])
  const done: string[] = []
  await using later = new BackgroundTasks({
    database: bench.database,
    plugins: bench.shelf,
    isOn: async () => true,
    log: SILENT_LOG,
    clock: bench.time.clock,
    startTimer: (run, delayMs) => bench.time.after(delayMs, run),
  })
  later.handle('work', async ({ name }) => {
    done.push(name)
    return 'done'
  })
  await later.start()
  await eventually(() => expect(done).toEqual(['kept']))
})

test('work of a plugin that was turned off meanwhile is dropped', async () => {
  await using bench = await createBackgroundBench()
  await bench.tasks.start()
  await bench.tasks.add([task('worker', 'late')])
  await eventually(async () => expect(await bench.rows()).toEqual([]))
})

test('work of a plugin that is on but down waits until it is there again', async () => {
  await using bench = await createBackgroundBench({ isOn: () => true })
  const done: string[] = []
  bench.tasks.handle('work', async ({ name }) => {
    done.push(name)
    return 'done'
  })
  await bench.tasks.start()
  await bench.tasks.add([task('worker', 'patient')])
  bench.shelf.turnOn(new Worker())
  await eventually(() => {
    bench.time.advance(5000)
    expect(done).toEqual(['patient'])
  })
})

test('what nobody wants leaves no trace', async () => {
  await using bench = await createBackgroundBench({ plugins: [new Worker()] })
  bench.tasks.handle('work', async () => 'unwanted')
  await bench.tasks.start()
  await bench.tasks.add([task('worker', 'a')])
  await eventually(async () => expect(await bench.rows()).toEqual([]))
})

test('work of a kind that nobody knows is listed as failed in the end', async () => {
  await using bench = await createBackgroundBench({ plugins: [new Worker()] })
  await bench.tasks.start()
  await bench.tasks.add([{ plugin: 'worker', name: 'a', func: 'of-another-version' }])
  await eventually(async () => expect(await bench.rows()).toMatchObject([{ attempt_count: 1 }]))
})

test('of what is over the newest thousand are kept, and what waited for a week is given up', async () => {
  await using bench = await createBackgroundBench()
  await bench.tasks.add([task('worker', 'forgotten')])
  await bench.tasks.add(Array.from({ length: 1200 }, (_, index) => task('other', `task ${index}`)))
  await bench.database.write
    .updateTable('background_task')
    .set({ state: 'done' })
    .where('plugin', '=', 'other')
    .execute()
  bench.time.advance(8 * 86_400_000)
  await bench.tasks.table.prune(bench.time.clock())
  const rows = await bench.rows()
  expect({ count: rows.length, first: rows[0], second: rows[1]?.name }).toEqual({
    count: 1001,
    first: { state: 'failed', plugin: 'worker', name: 'forgotten', attempt_count: 0 },
    second: 'task 200',
  })
})
