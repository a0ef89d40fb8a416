import type { Coverage } from './coverage.ts'
import { problemOf } from './hunt.ts'
import type { FuzzTarget } from './target.ts'

const LONGEST_KEPT = 400
const MOST_KEPT = 60

/** The fewest short inputs that still take most of the ways, the richest first. */
export function worthKeeping(target: FuzzTarget, coverage: Coverage, corpus: readonly Uint8Array[]): Uint8Array[] {
  const ways = corpus
    .filter(({ length }) => length <= LONGEST_KEPT)
    .toSorted((one, other) => one.length - other.length)
    .map((input) => ({ input, branches: branchesOf(target, coverage, input) }))
  const missing = new Set(ways.flatMap(({ branches }) => branches))
  const kept: Uint8Array[] = []
  while (missing.size > 0 && kept.length < MOST_KEPT) {
    const gain = ways.map(({ branches }) => branches.filter((branch) => missing.has(branch)).length)
    const best = ways[gain.indexOf(Math.max(...gain))]
    if (best === undefined) break
    kept.push(best.input)
    for (const branch of best.branches) missing.delete(branch)
  }
  return kept
}

function branchesOf(target: FuzzTarget, coverage: Coverage, input: Uint8Array): number[] {
  coverage.clear()
  problemOf(target, input)
  return coverage.branches()
}
