import { expect, test } from 'vitest'
import { RestartPolicy } from './restart-policy.ts'

const RULES = { delaysMs: [250, 500, 1000], calmMs: 60_000, crashLimit: 5, crashWindowMs: 600_000 }

/** Runs that last `ran` each, one right after the other. */
function delays(policy: RestartPolicy, runs: readonly number[]): (number | null)[] {
  let now = 0
  return runs.map((ran) => {
    const startedAt = now
    now += ran
    return policy.crashed({ startedAt, endedAt: now })
  })
}

test('each wait is the next of the list, and the fifth crash in ten minutes is the last', () => {
  expect(delays(new RestartPolicy(RULES), [10, 10, 10, 10, 10])).toEqual([250, 500, 1000, 1000, null])
})

test('after a calm minute the waits start over', () => {
  expect(delays(new RestartPolicy(RULES), [10, 10, 60_000, 10])).toEqual([250, 500, 250, 500])
})

test('crashes that are long ago do not count', () => {
  const everyThreeMinutes = Array.from({ length: 20 }, () => 180_000)
  expect(delays(new RestartPolicy(RULES), everyThreeMinutes)).toEqual(everyThreeMinutes.map(() => 250))
})

test('a person who says start begins with a clean record', () => {
  const policy = new RestartPolicy(RULES)
  delays(policy, [10, 10, 10, 10, 10])
  policy.reset()
  expect(delays(policy, [10, 10])).toEqual([250, 500])
})
