import type { Beat } from './child-contract.ts'

export interface HeartbeatLimits {
  everyMs: number
  /** So many unanswered beats in a row, and the child counts as stuck. */
  missedBeats: number
  maxResidentBytes: number
}

export const HEARTBEAT: HeartbeatLimits = { everyMs: 1000, missedBeats: 5, maxResidentBytes: 512 * 1024 * 1024 }

/** A beat missed by a child that waits for a processor counts so much: it is slow first, and stuck at some time. */
const STARVED_BEAT = 0.1

/** So many, and nobody should wait for the child any more. */
const SILENT_AFTER_BEATS = 2

export interface HeartbeatOptions {
  limits: HeartbeatLimits
  beat: () => Promise<Beat>
  /** True while we leave answers unread on purpose. */
  isHoldingBack: () => boolean
  /** Asked once for each missed beat: did the child hardly get a processor since the last one? */
  isStarved: () => boolean
  /** Told when the child has not answered for two beats, for whatever reason, and when it does again. */
  silent?: (isSilent: boolean) => void
  /** Told what is wrong, to end the child. */
  failed: (reason: string) => void
}

/** Beats are counted, not timed: a computer that slept for an hour has missed one, not 3600. */
export function startHeartbeat(options: HeartbeatOptions): Disposable {
  const { limits, beat, isHoldingBack, isStarved, failed, silent = () => {} } = options
  let missed = 0
  /** Beats without an answer, also those that we hold back ourselves. */
  let unanswered = 0
  let isAsked = false

  function answered({ residentBytes }: Beat): void {
    missed = 0
    if (unanswered >= SILENT_AFTER_BEATS) silent(false)
    unanswered = 0
    isAsked = false
    if (residentBytes > limits.maxResidentBytes)
      failed(`used more than ${megabytes(limits.maxResidentBytes)} MB of memory`)
  }

  function tick(): void {
    if (isAsked) {
      unanswered += 1
      if (unanswered === SILENT_AFTER_BEATS) silent(true)
      if (isHoldingBack()) return
      missed += isStarved() ? STARVED_BEAT : 1
      if (missed >= limits.missedBeats) failed(`did not answer for ${(unanswered * limits.everyMs) / 1000} s`)
      return
    }
    isAsked = true
    // A lost connection is told elsewhere.
    beat().then(answered, () => {})
  }

  const timer = setInterval(tick, limits.everyMs)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
