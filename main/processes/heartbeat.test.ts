import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HEARTBEAT, startHeartbeat } from './heartbeat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched(beat: () => Promise<{ residentBytes: number }>, isHoldingBack = () => false, isStarved = () => false) {
  const failures: string[] = []
  const heartbeat = startHeartbeat({
    limits: HEARTBEAT,
    beat,
    isHoldingBack,
    isStarved,
    failed: (reason) => void failures.push(reason),
  })
  return { failures, [Symbol.dispose]: () => heartbeat[Symbol.dispose]() }
}

test('a child that answers lives on', async () => {
  using run = watched(async () => ({ residentBytes: 1 }))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(run.failures).toEqual([])
})

test('a child that does not answer for five beats is stuck', async () => {
  using run = watched(() => new Promise(() => {}))
  await vi.advanceTimersByTimeAsync(5000)
  const before = [...run.failures]
  await vi.advanceTimersByTimeAsync(1000)
  expect([before, run.failures]).toEqual([[], ['did not answer for 5 s']])
})

test('while we hold answers back ourselves, silence proves nothing', async () => {
  using run = watched(
    () => new Promise(() => {}),
    () => true,
  )
  await vi.advanceTimersByTimeAsync(60_000)
  expect(run.failures).toEqual([])
})

test('a child that gets no processor is given ten times as long, and not for ever', async () => {
  using run = watched(
    () => new Promise(() => {}),
    () => false,
    () => true,
  )
  await vi.advanceTimersByTimeAsync(50_000)
  const before = [...run.failures]
  await vi.advanceTimersByTimeAsync(3000)
  expect([before, run.failures[0]]).toEqual([[], expect.stringMatching(/^did not answer for 5\d s$/)])
})

test('a child that grows beyond its limit is ended', async () => {
  using run = watched(async () => ({ residentBytes: 513 * 1024 * 1024 }))
  await vi.advanceTimersByTimeAsync(1000)
  expect(run.failures).toEqual(['used more than 512 MB of memory'])
})

test('a child is silent from the second beat without an answer until it answers', async () => {
  const told: boolean[] = []
  const answer = Promise.withResolvers<{ residentBytes: number }>()
  using _heartbeat = startHeartbeat({
    limits: HEARTBEAT,
    beat: () => answer.promise,
    isHoldingBack: () => false,
    isStarved: () => false,
    silent: (isSilent) => void told.push(isSilent),
    failed: () => {},
  })
  await vi.advanceTimersByTimeAsync(2000)
  const before = [...told]
  await vi.advanceTimersByTimeAsync(1000)
  answer.resolve({ residentBytes: 1 })
  await vi.advanceTimersByTimeAsync(0)
  expect([before, told]).toEqual([[], [true, false]])
})
