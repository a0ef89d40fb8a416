import { expect, test } from 'vitest'
import { StationSteps } from './station-steps.ts'

function bench() {
  const time = { now: Date.parse('2026-01-01T08:00:00Z') }
  const done: string[] = []
  const steps = new StationSteps({ clock: () => new Date(time.now) })
  const note = (words: string, user: number | null = 1) =>
    steps.note({
      user,
      words,
      undo: async () => void done.push(`-${words}`),
      redo: async () => void done.push(`+${words}`),
    })
  return { time, done, steps, note, run: (work: 'undo' | 'redo') => steps.run(work, [1], 1) }
}

test('steps are taken back from the newest on, and done again from the one that was taken back last', async () => {
  const { done, note, run } = bench()
  for (const words of ['a', 'b', 'c']) note(words)
  for (const work of ['undo', 'undo', 'redo', 'undo', 'undo', 'redo', 'redo', 'redo'] as const) await run(work)
  expect(done).toEqual(['-c', '-b', '+b', '-b', '-a', '+a', '+b', '+c'])
})

test('a new step ends what could be done again', async () => {
  const { note, run, steps } = bench()
  note('a')
  await run('undo')
  note('b')
  expect([steps.next('undo', [1]), steps.next('redo', [1])]).toEqual(['b', null])
})

test('everybody takes back what is theirs', async () => {
  const { note, steps } = bench()
  note('mine', 1)
  note('hers', 2)
  expect([steps.next('undo', [1]), steps.next('undo', [2]), steps.next('undo', [3])]).toEqual(['mine', 'hers', null])
})

test('fifty steps are kept, and each for ten minutes', async () => {
  const { time, done, note, run, steps } = bench()
  for (let number = 1; number <= 51; number += 1) note(String(number))
  for (let count = 0; count < 60; count += 1) await run('undo')
  expect([done.length, done.at(-1)]).toEqual([50, '-2'])
  note('late')
  time.now += 10 * 60_000 + 1
  expect(steps.next('undo', [1])).toBeNull()
})

test('a step that cannot be taken back any more is told of once, and the one before it is next', async () => {
  const { done, note, run, steps } = bench()
  note('a')
  steps.note({ user: 1, words: 'gone', undo: () => Promise.reject(new Error('Ana')), redo: async () => {} })
  await expect(run('undo')).rejects.toThrow('Ana')
  await run('undo')
  expect(done).toEqual(['-a'])
})
