import type { Finding } from './hunt.ts'

/** What a thread is to hunt. */
export interface HuntOrder {
  file: string
  counters: number
  words: readonly string[]
  target: string
  /** What is known to reach something. */
  corpus: readonly Uint8Array[]
  inputs: number
  seconds: number
  seed: number
  /** Number of inputs begun and the length of the last one, then the input itself. */
  shared: SharedArrayBuffer
}

export type HuntNews =
  | { kind: 'found'; finding: Finding }
  | { kind: 'done'; inputs: number; corpus: Uint8Array[]; kept: Uint8Array[]; branches: number }

/** Both numbers at the beginning of what is shared. */
export const HEAD_BYTES = 8
