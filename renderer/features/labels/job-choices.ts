import type { PrintJob, PrintJobState } from '../../../main/records/print-records.ts'
import { asksWhatCameOut, isUnread } from '../../components/job-words.ts'

/** What people do about a job; some of it asks first. */
export type JobChoice =
  | 'up'
  | 'down'
  | 'first'
  | 'usual'
  | 'expire'
  | 'no scan'
  | 'hold'
  | 'move'
  | 'fix'
  | 'roll'
  | 'anyway'
  | 'answer'
  | 'came out'
  | 'did not'
  | 'reprint'
  | 'cancel'

/** By state, in the order of the buttons. Only people say what came out of a printer that cannot. */
const CHOICES: Readonly<Record<PrintJobState, readonly JobChoice[]>> = {
  queued: ['up', 'down', 'first', 'usual', 'hold', 'move', 'expire', 'cancel'],
  held: ['fix', 'roll', 'move', 'expire', 'cancel'],
  sending: ['cancel'],
  sent: ['came out', 'did not', 'reprint'],
  unknown: ['came out', 'did not'],
  unscanned: ['no scan', 'reprint'],
  printed: ['reprint'],
  failed: ['reprint'],
  cancelled: ['reprint'],
}

/** No roll and no cable helps: somebody wants it as it is, or elsewhere, or not at all. */
const OF_UNREAD: readonly JobChoice[] = ['anyway', 'move', 'cancel']

/** The buttons of a job. */
export function choicesOf(job: PrintJob): readonly JobChoice[] {
  if (isUnread(job)) return OF_UNREAD
  return asksWhatCameOut(job) ? ['answer', ...CHOICES[job.state]] : CHOICES[job.state]
}
