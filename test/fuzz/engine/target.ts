/** One parser with what must hold for it whatever it is given. */
export interface FuzzTarget {
  /** Inputs to begin with, besides those that were kept. */
  seeds: readonly Uint8Array[]
  /** Throws when a promise is broken. */
  check(input: Uint8Array): void
  /** Longest input; shorter ones are tried more often. */
  mostBytes: number
  /** Are inputs of any length possible, so that the time must not grow faster than they do? */
  canGrow: boolean
}

/** Targets that are built into one program, by their name. */
export type FuzzTargets = Readonly<Record<string, FuzzTarget>>

/** A promise that does not hold. */
class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
}

export function demand(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new BrokenPromise(promise)
}
