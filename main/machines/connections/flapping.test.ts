import { expect, test } from 'vitest'
import { ManualTimers } from '../../../test/support/manual-timers.ts'
import { Flapping } from './flapping.ts'

const MINUTE_MS = 60_000

test('a machine that is lost again and again within ten minutes has likely a bad cable, and this is said', () => {
  const timers = new ManualTimers()
  const flapping = new Flapping(timers.clock)
  const said: string[] = []
  for (let times = 1; times <= 6; times += 1) {
    flapping.lost()
    said.push(flapping.words)
    timers.advance(MINUTE_MS)
  }
  expect([said[0], said[1], said[5]]).toEqual([
    '',
    '',
    'Lost 6 times in 10 minutes: try another cable or socket, and switch off power saving for it.',
  ])
  timers.advance(6 * MINUTE_MS)
  expect(flapping.words).toContain('Lost 3 times')
  timers.advance(10 * MINUTE_MS)
  expect(flapping.words).toBe('')
})
