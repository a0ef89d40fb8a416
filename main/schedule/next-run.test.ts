import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextRun } from './next-run.ts'
import type { Schedule } from './next-run.ts'

const FIRST = '2026-01-31T06:30:00.000Z'

test.each([
  ['I', 15, '2026-01-31T06:40:00.000Z', '2026-01-31T06:45:00.000Z'],
  ['I', 15, '2026-01-31T06:45:00.000Z', '2026-01-31T07:00:00.000Z'],
  ['H', null, '2026-01-31T09:00:00.000Z', '2026-01-31T09:30:00.000Z'],
  ['D', null, '2026-02-03T06:29:59.000Z', '2026-02-03T06:30:00.000Z'],
  ['W', null, '2026-02-01T00:00:00.000Z', '2026-02-07T06:30:00.000Z'],
  ['M', null, '2026-01-31T06:30:00.000Z', '2026-02-28T06:30:00.000Z'],
  ['M', null, '2026-03-01T00:00:00.000Z', '2026-03-31T06:30:00.000Z'],
  ['Q', null, '2026-02-01T00:00:00.000Z', '2026-04-30T06:30:00.000Z'],
  ['Y', null, '2026-02-01T00:00:00.000Z', '2027-01-31T06:30:00.000Z'],
] as const)('%s (%s minutes) after %s is %s', (schedule_type, minutes, now, next) => {
  expect(nextRun({ schedule_type, minutes }, new Date(FIRST), new Date(now)).toISOString()).toBe(next)
})

test('however long a station was off, the next run lies ahead and no further than one interval', () => {
  const schedule = fc.constantFrom<Schedule>(
    { schedule_type: 'I', minutes: 7 },
    ...(['H', 'D', 'W', 'M', 'Q', 'Y'] as const).map((schedule_type) => ({ schedule_type, minutes: null })),
  )
  const time = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(schedule, time, time, (given, one, other) => {
      const [first, now] = one < other ? [one, other] : [other, one]
      const waitMs = nextRun(given, first, now).getTime() - now.getTime()
      expect(waitMs > 0 && waitMs <= 367 * 86_400_000).toBe(true)
    }),
  )
})
