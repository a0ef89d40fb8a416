import { MixinImplementationError } from '@scanbench/plugin'
import { expect, test } from 'vitest'
import { readDefinitions, taskName } from './task-definitions.ts'

test('a task is named after plugin and key (M20)', () => {
  expect(taskName('Shelf', ' Tidy ')).toBe('plugin.shelf.tidy')
})

test('a table of tasks is read, the code of a schedule in either case', () => {
  expect(readDefinitions('shelf', { tidy: { func: 'tidy', schedule: ' i ', minutes: 5 } })).toEqual([
    { name: 'plugin.shelf.tidy', plugin: 'shelf', func: 'tidy', schedule_type: 'I', minutes: 5, repeats: -1 },
  ])
})

test.each([
  ['no tasks', {}],
  ['no func', { a: { schedule: 'D' } }],
  ['no schedule', { a: { func: 'tidy' } }],
  ['an unknown schedule', { a: { func: 'tidy', schedule: 'Z' } }],
  ['I without minutes', { a: { func: 'tidy', schedule: 'I' } }],
  ['minutes that are none', { a: { func: 'tidy', schedule: 'I', minutes: 0.5 } }],
  ['a function of somebody else', { a: { func: 'os.system', schedule: 'D' } }],
  ['repeats that are none', { a: { func: 'tidy', schedule: 'D', repeats: 0 } }],
  ['a task that is none', { a: null }],
  ['a table that is none', 'daily'],
])('a schedule with %s is refused (M19)', (_, declared) => {
  expect(() => readDefinitions('shelf', declared)).toThrow(MixinImplementationError)
})
