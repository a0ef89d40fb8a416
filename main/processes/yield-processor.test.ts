import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { yieldProcessor } from './yield-processor.ts'

const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority
/** `SCHED_IDLE` in the line of `/proc/<pid>/stat`, see proc_pid_stat(5). */
const IDLE = '5'
const POLICY = 38

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** A process that says when it has begun with what it does from then on. */
async function childThat(deed: string) {
  const child = spawn(process.execPath, ['-e', `process.stdout.write('.', () => { ${deed} })`])
  await once(child.stdout, 'data')
  const pid = child.pid ?? 0
  return { pid, [Symbol.dispose]: () => void child.kill('SIGKILL') }
}

const policyOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[POLICY]

test('a child that rests between its work stays before those that never do', async () => {
  using child = await childThat('setInterval(() => {}, 60_000)')
  await vi.waitFor(() => expect(readFileSync(`/proc/${child.pid}/stat`, 'latin1')).toContain(') S '))
  using _yielding = yieldProcessor(child.pid)
  vi.advanceTimersByTime(60_000)
  expect(getPriority(child.pid)).toBe(PRIORITY_BELOW_NORMAL)
})

test('a child that never rests runs when nobody else does', async () => {
  using child = await childThat('for (;;);')
  await vi.waitFor(() => expect(readFileSync(`/proc/${child.pid}/stat`, 'latin1')).toContain(') R '))
  using _yielding = yieldProcessor(child.pid)
  vi.advanceTimersByTime(1000)
  expect(getPriority(child.pid)).toBe(PRIORITY_LOW)
  await vi.waitFor(() => expect(policyOf(child.pid)).toBe(IDLE))
})
