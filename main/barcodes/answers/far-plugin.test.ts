import { AppError } from '@scanbench/plugin'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FarPlugin, type Unheard } from './far-plugin.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const PART = { part: { pk: 1 } }

/** A process whose signs of life come so many milliseconds after they are asked for; null: never. */
class Process {
  isDown = false
  signMs: number | null = 0
  readonly #ends: ((reason: Error) => void)[] = []

  async beat(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#ends.push(reject)
    if (this.signMs !== null) setTimeout(resolve, this.signMs)
    return promise
  }

  end(): void {
    for (const end of this.#ends) end(new AppError('CONNECTION_LOST'))
  }
}

function bench() {
  const presence = new Process()
  const told: Unheard[] = []
  const far = new FarPlugin({ presence, passedOver: (reason) => void told.push(reason) })
  return { presence, told, far }
}

const after = (ms: number) => () => new Promise<typeof PART>((resolve) => setTimeout(() => resolve(PART), ms))
const never = () => new Promise<null>(() => {})

/** What came of it, and how long the scan waited. */
async function hear(far: FarPlugin, ask: Parameters<FarPlugin['hear']>[0]) {
  const start = performance.now()
  const hearing = far.hear(ask, 1).then((heard) => ({ heard, waitedMs: performance.now() - start }))
  await vi.runOnlyPendingTimersAsync()
  for (let step = 0; step < 200; step += 1) await vi.advanceTimersByTimeAsync(20)
  return hearing
}

it('a lookup in the network is waited for as long as its process gives signs of life', async () => {
  const { far, told } = bench()
  expect((await hear(far, after(2500))).heard).toEqual({ kind: 'answer', result: PART })
  expect(told).toEqual([])
})

it('a silent process costs one scan a fifth of a second, and the next ones nothing', async () => {
  const { far, presence, told } = bench()
  presence.signMs = null
  const first = await hear(far, never)
  expect(first.heard).toMatchObject({ kind: 'unheard', reason: 'silent' })
  expect(first.waitedMs).toBeLessThanOrEqual(230)
  const second = await hear(far, () => expect.unreachable('a silent process is asked nothing'))
  expect(second).toEqual({ heard: { kind: 'unheard', reason: 'silent', late: null }, waitedMs: 0 })
  expect(told).toEqual(['silent'])
})

it('what a silent plugin says in the end is not lost', async () => {
  const { far, presence } = bench()
  presence.signMs = null
  const { heard } = await hear(far, after(1000))
  expect(heard.kind === 'unheard' && (await heard.late)).toEqual(PART)
})

it('a silent one is waited for again as soon as its process is prompt', async () => {
  const { far, presence } = bench()
  presence.signMs = 400
  await hear(far, never)
  expect((await hear(far, after(1))).heard.kind).toBe('unheard')
  presence.signMs = 0
  await vi.advanceTimersByTimeAsync(1000)
  expect((await hear(far, after(1))).heard).toEqual({ kind: 'answer', result: PART })
})

it('a process that was started again is waited for, and must be prompt from the start', async () => {
  const { far, presence } = bench()
  presence.signMs = null
  await hear(far, never)
  presence.isDown = true
  presence.end()
  expect(await hear(far, never)).toEqual({ heard: { kind: 'unheard', reason: 'down', late: null }, waitedMs: 0 })
  presence.isDown = false
  const again = await hear(far, never)
  expect(again.heard).toMatchObject({ reason: 'silent' })
  expect(again.waitedMs).toBeLessThan(60)
})

it('one that lives and has no answer costs three seconds once, and is then asked beside the scans, one code at a time', async () => {
  const { far, told } = bench()
  const first = await hear(far, never)
  expect(first.heard).toMatchObject({ reason: 'slow' })
  expect(first.waitedMs).toBeLessThan(3200)
  const asked = vi.fn<() => Promise<null>>(never)
  const second = await hear(far, asked)
  expect(second).toMatchObject({ heard: { kind: 'unheard', reason: 'slow' }, waitedMs: 0 })
  expect(await hear(far, asked)).toEqual({ heard: { kind: 'unheard', reason: 'slow', late: null }, waitedMs: 0 })
  expect(asked).toHaveBeenCalledTimes(1)
  expect(told).toEqual(['slow'])
})

it('a slow one is waited for again after it has answered in time', async () => {
  const { far } = bench()
  await hear(far, after(4000))
  const beside = await hear(far, after(500))
  expect(beside.heard.kind === 'unheard' && (await beside.heard.late)).toEqual(PART)
  expect((await hear(far, after(500))).heard).toEqual({ kind: 'answer', result: PART })
})

it('what it throws is its own error; that its process ended is not', async () => {
  const { far } = bench()
  await expect(far.hear(() => Promise.reject(new Error('torn')), 1)).rejects.toThrow('torn')
  const ended = await far.hear(() => Promise.reject(new AppError('PLUGIN_CRASHED')), 1)
  expect(ended).toEqual({ kind: 'unheard', reason: 'down', late: null })
})
