import { performance } from 'node:perf_hooks'
import { joined } from './mutate.ts'
import type { Random } from './random.ts'
import type { FuzzTarget } from './target.ts'

/** An input may be twice as long for this much more time; four times is a square. */
const MOST_GROWTH = 3
/** What is quicker than this is not measured well. */
const LEAST_MS = 6
const SIZES = [8_192, 16_384, 32_768] as const

/** Why the time for this input grows too fast when a piece of it comes again and again; null when it does not. */
export function growthProblem(target: FuzzTarget, input: Uint8Array, random: Random): string | null {
  const from = random.below(input.length + 1)
  const piece = input.subarray(from, from + 1 + random.below(random.below(3) === 0 ? input.length : 6))
  if (piece.length === 0) return null
  const made = (size: number): Uint8Array => {
    const times = Math.ceil(size / piece.length)
    return joined(input.subarray(0, from), ...Array.from({ length: times }, () => piece), input.subarray(from))
  }
  const [small, middle, large] = SIZES.map(made) as [Uint8Array, Uint8Array, Uint8Array]
  if (timeOf(target, large) < LEAST_MS) return null
  // Machines pause: the least of several measurements counts, and it must be seen each time.
  for (const times of [2, 4, 6]) {
    const [first, second, third] = [small, middle, large].map((one) => leastTime(target, one, times))
    if (!isSteep(first!, second!) || !isSteep(second!, third!) || third! < LEAST_MS) return null
  }
  const shown = Buffer.from(piece).toString('latin1')
  return `${JSON.stringify(shown)} again and again: ${SIZES.map((size, at) => `${size} bytes in ${leastTime(target, [small, middle, large][at]!, 2).toFixed(1)} ms`).join(', ')}`
}

function isSteep(before: number, after: number): boolean {
  return after > before * MOST_GROWTH
}

function leastTime(target: FuzzTarget, input: Uint8Array, times: number): number {
  return Math.min(...Array.from({ length: times }, () => timeOf(target, input)))
}

/** Milliseconds of this thread alone: other programs have the processors, too. */
export function timeOf(target: FuzzTarget, input: Uint8Array): number {
  const before = process.threadCpuUsage()
  const start = performance.now()
  try {
    target.check(input)
  } catch {
    // What it says of such an input is found on its own; here its time is asked.
  }
  const { user, system } = process.threadCpuUsage(before)
  return Math.min((user + system) / 1000, performance.now() - start)
}
