import { Worker } from 'node:worker_threads'
import type { Finding } from './hunt.ts'
import { HEAD_BYTES, type HuntNews, type HuntOrder } from './hunt-order.ts'

export interface HuntResult {
  inputs: number
  branches: number
  /** Everything that reached something new, and of it what is worth keeping. */
  corpus: Uint8Array[]
  kept: Uint8Array[]
  findings: Finding[]
}

const SHARED_BYTES = 1024 * 1024
/** An input that is not done by then never is, even on a busy machine. */
const HANGS_AFTER_MS = 30_000
const LOOK_EVERY_MS = 1000
const MOST_MEGABYTES = 1024

/** Hunts in a thread of its own, which is ended where an input never ends or takes all memory. */
export async function runHunt(order: Omit<HuntOrder, 'shared'>): Promise<HuntResult> {
  const shared = new SharedArrayBuffer(SHARED_BYTES)
  const thread = new Worker(new URL('hunting-thread.ts', import.meta.url), {
    workerData: { ...order, shared } satisfies HuntOrder,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
  const findings: Finding[] = []
  const { promise, resolve } = Promise.withResolvers<Omit<HuntResult, 'findings'>>()
  const unfinished = (): Omit<HuntResult, 'findings'> => ({
    inputs: inputsIn(shared),
    branches: 0,
    corpus: [],
    kept: [],
  })
  const fail = (problem: string): void => {
    findings.push({ problem, input: inputIn(shared) })
    resolve(unfinished())
  }
  thread.on('message', (news: HuntNews) => {
    if (news.kind === 'found') findings.push(news.finding)
    else resolve(news)
  })
  thread.on('error', (error) =>
    fail(`ended: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  )
  const watch = watchOver(shared, () => fail(`hangs: not done after ${HANGS_AFTER_MS / 1000} s`))
  const result = await promise
  clearInterval(watch)
  await thread.terminate()
  const { inputs, branches, corpus, kept } = result
  return { inputs, branches, corpus, kept, findings }
}

function watchOver(shared: SharedArrayBuffer, hangs: () => void): NodeJS.Timeout {
  let before = -1
  let since = performance.now()
  return setInterval(() => {
    const now = inputsIn(shared)
    if (now === 0 || now !== before) {
      before = now
      since = performance.now()
    } else if (performance.now() - since > HANGS_AFTER_MS) hangs()
  }, LOOK_EVERY_MS)
}

function inputsIn(shared: SharedArrayBuffer): number {
  return new Int32Array(shared, 0, 1)[0] ?? 0
}

function inputIn(shared: SharedArrayBuffer): Uint8Array {
  const length = new Int32Array(shared, 0, 2)[1] ?? 0
  return Uint8Array.from(new Uint8Array(shared, HEAD_BYTES, Math.min(length, SHARED_BYTES - HEAD_BYTES)))
}
