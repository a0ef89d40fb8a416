import type { PrintJob } from '../../main/records/print-records.ts'
import type { ResultKind } from './results.ts'
import { printStatus } from './statuses.ts'

export interface JobWords {
  kind: ResultKind
  word: string
  /** From 0 to 1; null where nothing is under way. */
  progress: number | null
}

/**
 * What a job is called on the screen; `condition` is what is wrong at its printer, such as `paper out`. Nothing is called
 * printed that the printer did not say.
 */
export function jobWords(job: PrintJob, condition: string | null): JobWords {
  const { state, counts, total } = job
  const printed = counts['printed'] ?? 0
  const out = printed + (counts['sent'] ?? 0)
  const plain: JobWords = { ...printStatus(state), progress: null }
  // Others of the same job may wait; what nobody knows is for a person first.
  if (asksWhatCameOut(job) && state !== 'sending') return { ...printStatus('unknown'), progress: null }
  if (isUnread(job)) return { ...printStatus('held'), word: 'Held: code does not read', progress: null }
  if (state === 'queued' && job.is_held) return { ...plain, word: 'On hold' }
  if (state === 'sending') return { ...plain, word: underWay(printed, out, total), progress: out / total }
  if (state === 'sent' && printed > 0)
    return { ...plain, word: underWay(printed, out, total), progress: printed / total }
  if (state === 'unscanned') return { ...plain, progress: job.scanned / total }
  if (state === 'held') return { ...plain, word: heldWord(condition), progress: out === 0 ? null : out / total }
  if (state === 'cancelled' && out > 0) return { ...plain, word: `Cancelled after ${out}` }
  return plain
}

/** Are there labels of which nobody knows whether they came out? */
export function asksWhatCameOut({ counts }: Pick<PrintJob, 'counts'>): boolean {
  return (counts['unknown'] ?? 0) > 0
}

/** It is held because one of its codes would not scan. */
export function isUnread({ unread_code, is_held, state }: PrintJob): boolean {
  return unread_code !== '' && is_held && (state === 'held' || state === 'queued')
}

/** A number of labels is only told when the printer reports them; otherwise what has left. */
function underWay(printed: number, out: number, total: number): string {
  if (printed > 0) return `Printing ${Math.min(printed + 1, total)} of ${total}`
  return total === 1 ? 'Sending' : `Sending ${Math.round((out / total) * 100)} %`
}

const heldWord = (condition: string | null): string => (condition === null ? 'Held' : `Held: ${condition}`)
