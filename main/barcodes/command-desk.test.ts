import { expect, test } from 'vitest'
import { AppError } from '@scanbench/plugin'
import type { CodeReading } from '../records/scan-records.ts'
import { CommandDesk } from './command-desk.ts'
import { allCommands, quantityCode, type ReadCommand } from './commands.ts'

const ITEM = { model: 'stockitem', pk: 7 } as const
const COMMAND: CodeReading = { standard: 'command', title: 'Command code', elements: [], problems: [], notes: [] }

const named = (name: string): ReadCommand => allCommands().find((command) => command.name === name)!

function bench({ hasPrinter = true } = {}) {
  const done: string[] = []
  const desk = new CommandDesk({
    async print({ model, pk }, copies) {
      done.push(`print ${model} ${pk} x${copies}`)
      return { total: copies ?? 1 }
    },
    reprint: async () => null,
    async printer(command) {
      if (hasPrinter) done.push(command)
      return hasPrinter
    },
  })
  return { desk, done, run: (name: string) => desk.run(named(name), null) }
}

test('a number is good for the next print and no further', async () => {
  const { desk, done, run } = bench()
  desk.follow({ match: ITEM, choices: [], readings: [] })
  await desk.run(quantityCode(12), null)
  await run('PRINT')
  await run('PRINT')
  expect(done).toEqual(['print stockitem 7 x12', 'print stockitem 7 xnull'])
})

test('a cleared number is forgotten', async () => {
  const { desk, done, run } = bench()
  desk.follow({ match: ITEM, choices: [], readings: [] })
  await desk.run(quantityCode(5), null)
  expect([await run('CLEAR'), await run('CLEAR')]).toEqual([
    { state: 'done', message: 'The number is cleared' },
    { state: 'nothing', message: 'No number to clear here' },
  ])
  await run('PRINT')
  expect(done).toEqual(['print stockitem 7 xnull'])
})

test('a command leaves a question open, and the next code closes it', async () => {
  const { desk } = bench()
  const choices = [
    { ...ITEM, name: 'A' },
    { ...ITEM, pk: 8, name: 'B' },
  ]
  desk.follow({ match: null, choices, readings: [] })
  desk.follow({ match: null, choices: [], readings: [COMMAND] })
  expect(await desk.run(quantityCode(2), null)).toEqual({ state: 'chosen', match: { model: 'stockitem', pk: 8 } })
  desk.follow({ match: null, choices: [], readings: [] })
  expect(await desk.run(quantityCode(2), null)).toEqual({ state: 'done', message: 'The next print makes 2 labels' })
})

test('the usual printer feeds, pauses and goes on; without one this is said', async () => {
  const { done, run } = bench()
  await run('FEED')
  await run('PAUSE')
  expect([done, await run('RESUME')]).toEqual([
    ['feed', 'pause', 'resume'],
    { state: 'done', message: 'The printer goes on' },
  ])
  expect(await bench({ hasPrinter: false }).run('FEED')).toMatchObject({ state: 'nothing' })
})

test('what needs a screen is left to it', async () => {
  expect(await bench().run('HELP')).toEqual({ state: 'window' })
})

test('a reprint that the house does not allow is answered with the reason', async () => {
  const desk = new CommandDesk({
    print: async () => null,
    reprint: () => Promise.reject(new AppError('FORBIDDEN', 'Only staff may print labels again here.')),
    printer: async () => false,
  })
  expect(await desk.run(named('REPRINT'), 1)).toEqual({
    state: 'nothing',
    message: 'Only staff may print labels again here.',
  })
})
