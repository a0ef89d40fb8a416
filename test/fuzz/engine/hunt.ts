import { performance } from 'node:perf_hooks'
import type { Coverage } from './coverage.ts'
import { growthProblem, timeOf } from './growth.ts'
import { mutate } from './mutate.ts'
import { Random } from './random.ts'
import type { FuzzTarget } from './target.ts'

/** An input that breaks something. */
export interface Finding {
  problem: string
  input: Uint8Array
}

export interface HuntOptions {
  target: FuzzTarget
  coverage: Coverage
  corpus: readonly Uint8Array[]
  words: readonly Uint8Array[]
  inputs: number
  /** Ends earlier when this time is over. */
  seconds: number
  seed: number
  /** Told before each input, so that somebody else can see one that never ends. */
  begin(input: Uint8Array): void
  found(finding: Finding): void
}

export interface Hunted {
  inputs: number
  /** What took a way that nothing before had taken. */
  corpus: Uint8Array[]
  branches: number
}

/** No input of a scanner or printer is worth more. */
const MOST_MS = 100
/** One input that never ends on every second name would be noise: after so many different ones the hunt is over. */
const MOST_FINDINGS = 8

/** One in so many new ways is tried with longer and longer inputs, which takes a thousand times as long as one input. */
const GROWN_ONE_IN = 8

/** Tries changed inputs; those that reach something new are changed further. */
export function hunt(options: HuntOptions): Hunted {
  const { target, coverage, words, inputs } = options
  const random = new Random(options.seed)
  const corpus: Uint8Array[] = []
  const problems = new Set<string>()
  const endsAt = performance.now() + options.seconds * 1000
  let tried = 0

  function report(problem: string, input: Uint8Array): void {
    const kind = problem.replaceAll(/[\d.]+|".*"/g, '')
    if (problems.has(kind)) return
    problems.add(kind)
    options.found({ problem, input })
  }

  function attempt(input: Uint8Array, isGrown: boolean): void {
    options.begin(input)
    tried += 1
    coverage.clear()
    const start = performance.now()
    const problem = problemOf(target, input)
    const duration = performance.now() - start
    if (problem !== null) return report(problem, shrunk(target, input, problem))
    if (coverage.takeNews()) {
      corpus.push(input.slice())
      if (isGrown) grow(input)
    }
    if (duration > MOST_MS && timeOf(target, input) > MOST_MS)
      report(`slow: ${input.length} bytes take ${timeOf(target, input).toFixed(0)} ms`, input)
  }

  function grow(input: Uint8Array): void {
    if (!target.canGrow) return
    const growth = growthProblem(target, input, random)
    if (growth !== null) report(`grows: ${growth}`, input)
  }

  for (const input of [new Uint8Array(0), ...target.seeds, ...options.corpus]) attempt(input, false)
  grow(pick(corpus, random))
  while (tried < inputs && performance.now() < endsAt && problems.size < MOST_FINDINGS) {
    const input = pick(corpus, random)
    const other = pick(corpus, random)
    // Short ones are quick, and most parsers are done with their head.
    const mostBytes = random.below(16) === 0 ? target.mostBytes : Math.min(target.mostBytes, 256)
    attempt(mutate(input, mostBytes, { random, words, other }), random.below(GROWN_ONE_IN) === 0)
    if (tried % 20_000 === 0) grow(pick(corpus, random))
  }
  return { inputs: tried, corpus, branches: coverage.branchesSeen }
}

/** What came last is changed more often. */
function pick(corpus: readonly Uint8Array[], random: Random): Uint8Array {
  const recent = Math.max(1, corpus.length >> 2)
  const at = random.below(2) === 0 ? corpus.length - 1 - random.below(recent) : random.below(Math.max(1, corpus.length))
  return corpus[at] ?? new Uint8Array(0)
}

export function problemOf(target: FuzzTarget, input: Uint8Array): string | null {
  try {
    target.check(input)
    return null
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

/** The same problem with less. */
function shrunk(target: FuzzTarget, input: Uint8Array, problem: string): Uint8Array {
  const name = problem.split(':')[0]
  let least = input
  for (let size = least.length >> 1; size >= 1; size >>= 1)
    for (let at = 0; at + size <= least.length;) {
      const shorter = Uint8Array.from([...least.subarray(0, at), ...least.subarray(at + size)])
      if (problemOf(target, shorter)?.split(':')[0] === name) least = shorter
      else at += size
    }
  return least
}
