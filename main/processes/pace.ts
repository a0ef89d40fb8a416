import type { RpcMessage } from './rpc-message.ts'

export interface PaceOptions {
  /** Part of our time that the peer may take for long. */
  share: number
  /** What it may take at once before that counts. */
  burstMs: number
  /** What a message costs us, about. */
  costMs(message: RpcMessage): number
  now?: () => number
}

/** Measures a peer by what its messages cost; one that wants more than its share waits. */
export class Pace {
  readonly #options: Required<PaceOptions>
  #debtMs = 0
  #countedAt: number

  constructor(options: PaceOptions) {
    this.#options = { now: () => performance.now(), ...options }
    this.#countedAt = this.#options.now()
  }

  /** Milliseconds until the next message should be read; 0 while the peer keeps to its share. */
  took(message: RpcMessage): number {
    const { share, burstMs, costMs, now } = this.#options
    const at = now()
    this.#debtMs = Math.max(0, this.#debtMs - (at - this.#countedAt) * share) + costMs(message)
    this.#countedAt = at
    return Math.max(0, this.#debtMs - burstMs) / share
  }
}
