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
  /** Labels that nobody waits for any more and that may still come out: the printer tells of them first. */
  #older = 0

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

  /** So many came out, one after the other: older ones first, and of these it is known what a person said. */
  takeTold(count: number): number[] {
    const older = Math.min(count, this.#older)
    this.#older -= older
    return this.#take(this.#sent.slice(0, count - older))
  }

  /** It has nothing left to print: of what it had before, nothing more will be told. */
  forgetOlder(): void {
    this.#older = 0
  }

  take(pks: readonly number[]): number[] {
    return this.#take(this.#sent.filter(({ pk }) => pks.includes(pk)))
  }

  /** What another memory took than the printer has now. */
  forgotten(memory: number): number[] {
    return this.#sent.filter((sent) => sent.memory !== memory).map(({ pk }) => pk)
  }

  /** Nobody waits for them any more. */
  giveUp(pks: readonly number[]): void {
    this.#older += this.take(pks).length
  }

  /** Does it perhaps print what it had before? */
  get hasOlder(): boolean {
    return this.#older > 0
  }

  takeOverdue(): number[] {
    const overdue = this.#take(this.#sent.filter(({ isOverdue }) => isOverdue))
    if (overdue.length > 0) this.forgetOlder()
    return overdue
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
