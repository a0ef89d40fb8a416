import type { LabelPrinterDriver, PrinterStatus } from '@scanbench/plugin/machine'
import type { Timers } from '../../waiting/timers.ts'

interface Sent {
  pk: number
  /** The printer's memory that took it. */
  memory: number
  /** Old enough that an idle printer says something of it. */
  isSettled: boolean
  /** So old that nothing will be said of it. */
  isOverdue: boolean
  [Symbol.dispose](): void
}

export interface Waits {
  settleMs: number
  overdueMs: number
}

/** Labels that a printer took and that nobody has heard of yet, oldest first. */
export class LabelsInPrinter {
  readonly #timers: Timers
  #sent: Sent[] = []

  constructor(timers: Timers) {
    this.#timers = timers
  }

  get count(): number {
    return this.#sent.length
  }

  get pks(): number[] {
    return this.#sent.map(({ pk }) => pk)
  }

  add(pk: number, memory: number, { settleMs, overdueMs }: Waits): void {
    const settling = settleMs === 0 ? null : this.#timers.after(settleMs, () => (sent.isSettled = true))
    const ageing = this.#timers.after(overdueMs, () => (sent.isOverdue = true))
    const sent: Sent = {
      pk,
      memory,
      isSettled: settleMs === 0,
      isOverdue: false,
      [Symbol.dispose]() {
        settling?.[Symbol.dispose]()
        ageing[Symbol.dispose]()
      },
    }
    this.#sent.push(sent)
  }

  /** Of these an answer to a question that is asked now can say something. */
  get settled(): number[] {
    const young = this.#sent.findIndex(({ isSettled }) => !isSettled)
    return this.pks.slice(0, young === -1 ? this.#sent.length : young)
  }

  /** The oldest came out, one after the other. */
  takeOldest(count: number): number[] {
    return this.#take(this.#sent.slice(0, count))
  }

  take(pks: readonly number[]): number[] {
    return this.#take(this.#sent.filter(({ pk }) => pks.includes(pk)))
  }

  /** What another memory took than the printer has now. */
  takeForgotten(memory: number): number[] {
    return this.#take(this.#sent.filter((sent) => sent.memory !== memory))
  }

  takeOverdue(): number[] {
    return this.#take(this.#sent.filter(({ isOverdue }) => isOverdue))
  }

  takeAll(): number[] {
    return this.#take(this.#sent)
  }

  #take(gone: readonly Sent[]): number[] {
    for (const sent of gone) sent[Symbol.dispose]()
    this.#sent = this.#sent.filter((sent) => !gone.includes(sent))
    return gone.map(({ pk }) => pk)
  }
}

/** Those of the labels, oldest first, that this answer is proof of. */
export function provenBy(
  status: PrinterStatus,
  labels: readonly number[],
  driver: LabelPrinterDriver,
): number[] | 'cannot tell' {
  const out = driver.confirmed(status, labels.length)
  return out === 'cannot tell' ? out : labels.slice(0, out)
}
