import type { PrintJob, PrintState } from '../../../main/records/print-records.ts'
import { asksWhatCameOut } from '../../components/job-words.ts'

/** What people do about a job; some of it asks first. */
export type JobChoice =
  'up' | 'down' | 'hold' | 'move' | 'fix' | 'answer' | 'came out' | 'did not' | 'reprint' | 'cancel'

/** By state, in the order of the buttons. Only people say what came out of a printer that cannot. */
const CHOICES: Readonly<Record<PrintState, readonly JobChoice[]>> = {
  queued: ['up', 'down', 'hold', 'move', 'cancel'],
  held: ['fix', 'move', 'cancel'],
  sending: ['cancel'],
  sent: ['came out', 'did not', 'reprint'],
  unknown: ['came out', 'did not'],
  printed: ['reprint'],
  failed: ['reprint'],
  cancelled: ['reprint'],
}

/** The buttons of a job. */
export function choicesOf(job: PrintJob): readonly JobChoice[] {
  return asksWhatCameOut(job) ? ['answer', ...CHOICES[job.state]] : CHOICES[job.state]
}
