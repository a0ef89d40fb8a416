import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, getPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { recordingLog } from '../../test/support/recording-log.ts'
import type { TestChildMethods } from '../../test/support/test-child.ts'
import { SupervisedProcess, type ProcessState, type SupervisedProcessOptions } from './supervised-process.ts'

const PATIENT = { timeout: 10_000 }

function supervised(options: Partial<SupervisedProcessOptions> = {}) {
  const log = recordingLog()
  const child = new SupervisedProcess<TestChildMethods, Record<string, never>>({
    name: 'test child',
    program: new URL('../../test/support/test-child.ts', import.meta.url),
    nodePath: null,
    environment: { GREETING: 'hello' },
    methods: {},
    notices: {},
    restartDelaysMs: [20],
    log,
    ...options,
  })
  const states: ProcessState['state'][] = []
  child.onChange(({ state }) => void states.push(state))
  return { child, log, states, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a started child answers, has its environment, and has no secrets of ours', async () => {
  process.env['SCANBENCH_TEST_TOKEN'] = 'secret'
  await using run = supervised()
  await run.child.start()
  const answers = await Promise.all([
    run.child.call('echo', { bytes: Uint8Array.of(1, 2) }),
    run.child.call('environment', 'GREETING'),
    run.child.call('environment', 'SCANBENCH_TEST_TOKEN'),
  ])
  delete process.env['SCANBENCH_TEST_TOKEN']
  expect([answers, run.child.state]).toEqual([
    [{ bytes: Uint8Array.of(1, 2) }, 'hello', undefined],
    { state: 'running' },
  ])
})

test('a child that was ready in time is left alone ever after', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    await using run = supervised()
    await run.child.start()
    const { pid } = run.child
    vi.advanceTimersByTime(24 * 3_600_000)
    expect([await run.child.call('echo', 'still there', { timeoutMs: null }), run.child.pid, run.states]).toEqual([
      'still there',
      pid,
      ['starting', 'running'],
    ])
  } finally {
    vi.useRealTimers()
  }
})

test('a child that crashed is started again behind everybody else, if it is one that yields', async () => {
  await using run = supervised({ limits: { yields: true } })
  const priorities: number[] = []
  run.child.onChange(({ state }) => {
    if (state === 'starting') queueMicrotask(() => void priorities.push(getPriority(run.child.pid ?? 0)))
  })
  await run.child.start()
  await expect(run.child.call('crash', 3)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  await run.child.call('echo', 'again')
  const { pid } = run.child
  expect([...priorities, getPriority(pid ?? 0)]).toEqual([
    getPriority(),
    constants.priority.PRIORITY_LOW,
    constants.priority.PRIORITY_LOW,
  ])
})

test('a crash fails the calls under way, and calls made meanwhile wait for the restart', async () => {
  await using run = supervised()
  await run.child.start()
  const underWay = run.child.call('wait', null, { timeoutMs: null })
  const crash = run.child.call('crash', 3)
  await expect(underWay).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  await expect(crash).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  expect(await run.child.call('echo', 'again')).toBe('again')
  expect(run.states).toEqual(['starting', 'running', 'ending', 'waiting', 'starting', 'running'])
  expect(run.log.lines).toContain('warn: The test child ended with code 3. It is started again')
})

test('a call that waits for a restart keeps to its time limit', async () => {
  await using run = supervised({ restartDelaysMs: [60_000] })
  await run.child.start()
  await expect(run.child.call('crash', 1)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  await vi.waitFor(() => expect(run.child.state.state).toBe('waiting'), PATIENT)
  await expect(run.child.call('echo', 1, { timeoutMs: 20 })).rejects.toMatchObject({ code: 'TIMEOUT' })
})

test('after five crashes it stays off with its last lines, until it is started', async () => {
  await using run = supervised({ restartDelaysMs: [0] })
  await run.child.start()
  await run.child.call('print', 'the last words')
  for (let crash = 1; crash <= 5; crash += 1) {
    await expect(run.child.call('crash', 7)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  }
  await vi.waitFor(() => expect(run.child.state.state).toBe('crashed'), PATIENT)
  expect([run.child.state, run.child.lastLines]).toEqual([
    { state: 'crashed', reason: 'ended with code 7' },
    ['the last words'],
  ])
  await expect(run.child.call('echo', 1)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  await run.child.start()
  expect(await run.child.call('echo', 1)).toBe(1)
})

test('a child that hangs is killed and started again', async () => {
  await using run = supervised({ heartbeat: { everyMs: 20, missedBeats: 5, maxResidentBytes: Infinity } })
  await run.child.start()
  await expect(run.child.call('hang', null)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  expect(await run.child.call('echo', 'again')).toBe('again')
  expect(run.log.lines).toContain('warn: The test child did not answer for 0.1 s. It is started again')
})

test('a child that takes too much memory is killed', async () => {
  const megabyte = 1024 * 1024
  await using run = supervised({ heartbeat: { everyMs: 20, missedBeats: 50, maxResidentBytes: 200 * megabyte } })
  await run.child.start()
  // It may be killed before it has answered.
  await Promise.allSettled([run.child.call('grow', 200 * megabyte)])
  await vi.waitFor(() => expect(run.states).toContain('waiting'), PATIENT)
  expect(run.log.lines).toContain('warn: The test child used more than 200 MB of memory. It is started again')
})

test('a program or a Node that is not there ends as crashed, with the reason', async () => {
  await using run = supervised({ nodePath: '/no/such/node', restartDelaysMs: [0] })
  await run.child.start()
  expect(run.child.state).toEqual({
    state: 'crashed',
    reason: 'could not be started (spawn /no/such/node ENOENT)',
  })
})

test('a child that is disposed leaves, and calls are refused', async () => {
  const run = supervised()
  await run.child.start()
  const pid = run.child.pid!
  await run.child[Symbol.asyncDispose]()
  expect([isAlive(pid), run.child.state]).toEqual([false, { state: 'stopped' }])
  await expect(run.child.call('echo', 1)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
})

test('a child that hangs while it is disposed is killed', async () => {
  const run = supervised()
  await run.child.start()
  const pid = run.child.pid!
  const hanging = run.child.call('hang', null).catch((error: unknown) => error)
  await vi.waitFor(() => expect(run.child.lastLines).toEqual(['hanging']), PATIENT)
  await run.child[Symbol.asyncDispose]()
  expect([isAlive(pid), await hanging]).toMatchObject([false, { code: 'CONNECTION_LOST' }])
})

test('a child leaves when its parent was killed', async () => {
  const program = fileURLToPath(new URL('../../test/support/test-parent.ts', import.meta.url))
  const parent = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string]
  const pid = Number(line)
  const wasAlive = isAlive(pid)
  parent.kill('SIGKILL')
  await vi.waitFor(() => expect([wasAlive, isAlive(pid)]).toEqual([true, false]), PATIENT)
})
