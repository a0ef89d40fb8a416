import { AppError, type ScanResult } from '@scanbench/plugin'
import { systemTimers } from '../../waiting/timers.ts'
import type { PluginPresence } from '../../plugins/life/opened-plugin.ts'
import { SilenceBudget } from './silence-budget.ts'

/** Down: its process is started again. Silent: it does nothing but its own work. Slow: it lives, and still has no answer. */
export type Unheard = 'down' | 'silent' | 'slow'

export type Hearing =
  | { kind: 'answer'; result: ScanResult | null | undefined }
  /** Nobody waits any longer. `late` is what it may still say to this code; null when it was not asked at all. */
  | { kind: 'unheard'; reason: Unheard; late: Promise<ScanResult | null | undefined> | null }

type Answer = Promise<ScanResult | null | undefined>

interface Options {
  presence: PluginPresence
  /** Told when scans begin to pass the plugin over. */
  passedOver: (reason: Unheard) => void
  now?: () => number
}

/** What a lookup in the network may take; a person waits for it that long before scanning again. */
const ANSWERS_WITHIN_MS = 3000
/** A process that has nothing else to do gives a sign within one or two. */
const PROMPT_MS = 5
/** Of the time that a process needs while as many others are asked. */
const PROMPT_EACH_MS = 1
const LISTENS_EVERY_MS = 100

/**
 * A barcode plugin in a process of its own. It may think as long as a lookup in the network takes, as long as it gives a sign
 * of life when it is asked for one; silence is paid from a small budget. When that is used up, scans pass the plugin over until
 * it is prompt again: what one plugin knows must not cost the scans that it does not know.
 */
export class FarPlugin {
  readonly #options: Options
  readonly #now: () => number
  readonly #budget: SilenceBudget
  #distrust: 'silent' | 'slow' | null = null
  /** Asked while nobody waits: one code at a time, so that nothing piles up in front of it. */
  #isTried = false

  constructor(options: Options) {
    this.#options = options
    this.#now = options.now ?? (() => performance.now())
    this.#budget = new SilenceBudget(this.#now())
  }

  /** `company`: how many are asked at the same time. Rejects with what the plugin itself threw. */
  async hear(ask: () => Answer, company: number): Promise<Hearing> {
    if (this.#options.presence.isDown) return this.#down()
    if (this.#distrust === 'slow') return { kind: 'unheard', reason: 'slow', late: this.#try(ask) }
    if (this.#distrust === 'silent') return { kind: 'unheard', reason: 'silent', late: null }
    const answer = ask()
    try {
      const reason = await this.#patience(answer, Math.max(PROMPT_MS, company * PROMPT_EACH_MS))
      if (reason === null) return { kind: 'answer', result: await answer }
      this.#passOver(reason)
      return { kind: 'unheard', reason, late: answer }
    } catch (error) {
      const reason = reasonOf(error)
      if (reason === null) throw error
      return reason === 'down' ? this.#down() : { kind: 'unheard', reason, late: null }
    }
  }

  /** Its next life has to be prompt from the start: one that crashes again and again must not cost a wait each time. */
  #down(): Hearing {
    this.#budget.cutTo(PROMPT_MS, this.#now())
    return { kind: 'unheard', reason: 'down', late: null }
  }

  /** Null as soon as it has answered; else why nobody waits any longer. */
  async #patience(answer: Answer, promptMs: number): Promise<'silent' | 'slow' | null> {
    const answered = answer.then(
      () => 'answered' as const,
      () => 'answered' as const,
    )
    const askedAt = this.#now()
    if ((await firstOf([answered], promptMs)) === 'answered') return null
    let silentSince = askedAt + promptMs
    while (this.#now() - askedAt < ANSWERS_WITHIN_MS) {
      // When it cannot be asked for a sign it is ending, and its answer will say so.
      const alive = this.#options.presence.beat().then(
        () => 'alive' as const,
        () => answered,
      )
      const sign = await firstOf([answered, alive], this.#budget.left(this.#now()))
      const at = this.#now()
      this.#budget.spend(Math.max(0, at - silentSince), at)
      if (sign === 'answered') return null
      if (sign === null) return 'silent'
      if ((await firstOf([answered], LISTENS_EVERY_MS)) === 'answered') return null
      silentSince = this.#now() + promptMs
    }
    return 'slow'
  }

  #passOver(reason: 'silent' | 'slow'): void {
    if (this.#distrust !== null) return
    this.#distrust = reason
    this.#options.passedOver(reason)
    if (reason === 'silent') void this.#untilPrompt()
  }

  /** A new life of its process begins with trust. */
  async #untilPrompt(): Promise<void> {
    try {
      for (;;) {
        const askedAt = this.#now()
        await this.#options.presence.beat()
        if (this.#now() - askedAt <= PROMPT_MS) break
        await firstOf([], LISTENS_EVERY_MS)
      }
    } catch {
      // Its process has ended; whether it is back is asked with the next code.
      this.#budget.cutTo(PROMPT_MS, this.#now())
    }
    this.#distrust = null
  }

  #try(ask: () => Answer): Answer | null {
    if (this.#isTried) return null
    this.#isTried = true
    const askedAt = this.#now()
    const answer = ask()
    const done = (isHeard: boolean) => {
      this.#isTried = false
      if (isHeard && this.#now() - askedAt < ANSWERS_WITHIN_MS) this.#distrust = null
    }
    answer.then(
      () => done(true),
      (error: unknown) => done(reasonOf(error) === null),
    )
    return answer
  }
}

/** What befell its process, and not what the plugin threw. */
function reasonOf(error: unknown): Unheard | null {
  if (!(error instanceof AppError)) return null
  if (error.code === 'PLUGIN_CRASHED') return 'down'
  return error.code === 'PLUGIN_TIMEOUT' ? 'silent' : null
}

/** Null when it is late. */
async function firstOf<T>(signs: readonly Promise<T>[], limitMs: number): Promise<T | null> {
  const late = Promise.withResolvers<null>()
  using _timer = systemTimers.after(limitMs, () => late.resolve(null))
  return await Promise.race([...signs, late.promise])
}
