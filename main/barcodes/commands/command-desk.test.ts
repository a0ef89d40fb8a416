import { expect, test } from 'vitest'
import { AppError } from '@scanbench/plugin'
import { deskWith } from '../../../test/support/idle-desk.ts'
import type { CodeReading, Scan } from '../../records/scan-records.ts'
import type { CommandActions } from './command-work.ts'
import { allCommands, quantityCode, type ReadCommand } from './commands.ts'

const ITEM = { model: 'stockitem', pk: 7 } as const
const COMMAND: CodeReading = { standard: 'command', title: 'Command code', elements: [], problems: [], notes: [] }

const named = (name: string): ReadCommand => allCommands().find((command) => command.name === name)!

function bench(actions: Partial<CommandActions> = {}) {
  const done: string[] = []
  const desk = deskWith({
    async print({ model, pk }, copies) {
      done.push(`print ${model} ${pk} x${copies}`)
      return { total: copies ?? 1 }
    },
    async printer(command) {
      done.push(command)
      return true
    },
    ...actions,
  })
  return { desk, done, run: (name: string) => desk.run(named(name), null) }
}

const scanned = (data: string) => ({ data, match: null, choices: [], readings: [] }) as unknown as Scan

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

test('the usual printer feeds, tests, pauses and goes on; without one this is said', async () => {
  const { done, run } = bench()
  for (const name of ['FEED', 'TEST', 'PAUSE']) await run(name)
  expect([done, await run('RESUME')]).toEqual([
    ['feed', 'test', 'pause', 'resume'],
    { state: 'done', message: 'Printing goes on' },
  ])
  expect(await bench({ printer: async () => false }).run('FEED')).toMatchObject({ state: 'nothing' })
})

test('what needs a screen is left to one that has the button; without it this is said', async () => {
  expect(await bench({ hasButton: (name) => name === 'HELP' }).run('HELP')).toEqual({ state: 'window' })
  expect(await bench().run('BACK')).toEqual({ state: 'nothing', message: 'Nothing to go back to here' })
  expect(await bench().run('UNDO')).toEqual({ state: 'nothing', message: 'Nothing to undo here' })
})

test('a command of work that is not there yet says with which work it comes', async () => {
  expect(await bench().run('MODE_PICK')).toEqual({
    state: 'nothing',
    message: 'Mode: pick comes with picking; this station has no button for it.',
  })
})

test('one more and one less change the number of labels, which is never less than one', async () => {
  const { desk, done, run } = bench()
  desk.follow({ match: ITEM, choices: [], readings: [] })
  for (const name of ['PLUS', 'PLUS', 'LESS', 'PRINT']) await run(name)
  expect([done, (await run('LESS')).state]).toEqual([['print stockitem 7 x2'], 'nothing'])
})

test('a reprint that the house does not allow is answered with the reason', async () => {
  const words = 'Only staff may print labels again here.'
  const { run } = bench({ reprint: () => Promise.reject(new AppError('FORBIDDEN', words)) })
  expect(await run('REPRINT')).toEqual({ state: 'nothing', message: words })
})

test('where a reprint has a reason, it is asked for and a number answers', async () => {
  const reasons: string[] = []
  const { desk, run } = bench({
    asksReason: async () => true,
    async reprint(reason) {
      reasons.push(reason)
      return {}
    },
  })
  expect(await run('REPRINT')).toMatchObject({ state: 'asked' })
  expect(await desk.run(quantityCode(9), null)).toMatchObject({ state: 'nothing' })
  expect(await desk.run(quantityCode(2), null)).toMatchObject({ state: 'done' })
  expect(reasons).toEqual(['Lost'])
})

test('after VOID the next code names the label; of several with one code a number does', async () => {
  const voided: number[] = []
  const labels = [1, 2].map((label) => ({ label, words: `label ${label}` }))
  const { desk, run } = bench({
    labelsWith: async (code) => (code === 'TWO' ? labels : code === 'ONE' ? labels.slice(0, 1) : []),
    voidLabel: async (label) => voided.push(label),
  })
  await run('VOID')
  expect(await desk.take(scanned('NONE'))).toMatchObject({ state: 'question' })
  expect(await desk.take(scanned('ONE'))).toMatchObject({ state: 'matched', match: null })
  expect(await desk.take(scanned('ONE'))).toBeNull()
  await run('VOID')
  await desk.take(scanned('TWO'))
  await desk.run(quantityCode(2), null)
  expect(voided).toEqual([1, 2])
})

test('NO is an answer where the question has something for it, and the question is over', async () => {
  const { desk, run } = bench()
  desk.ask({
    message: 'Void 7?',
    confirm: null,
    refuse: async () => ({ state: 'done', message: 'Nothing is void' }),
    number: null,
    code: null,
  })
  expect(await run('NO')).toEqual({ state: 'done', message: 'Nothing is void' })
  expect(desk.question).toBeNull()
})

test('NO leaves what was asked, and so does a code that is no answer to it', async () => {
  const confirmed: string[] = []
  const question = {
    message: 'Sure?',
    confirm: async () => ({ state: 'done' as const, message: String(confirmed.push('yes')) }),
    refuse: null,
    number: null,
    code: null,
  }
  const { desk, run } = bench()
  desk.ask(question)
  expect(await run('NO')).toMatchObject({ state: 'done' })
  expect(await run('CONFIRM')).toEqual({ state: 'nothing', message: 'Nothing to confirm here' })
  desk.ask(question)
  expect(await desk.take(scanned('4711'))).toBeNull()
  await run('CONFIRM')
  desk.ask(question)
  await run('CONFIRM')
  expect(confirmed).toEqual(['yes'])
})
