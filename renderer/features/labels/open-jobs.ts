import type { PrintJob, PrintJobState } from '../../../main/records/print-records.ts'
import { asksFirstPrint } from '../../components/again-words.ts'

const OPEN: ReadonlySet<PrintJobState> = new Set(['queued', 'sending', 'held', 'unknown', 'sent', 'unscanned'])

/** Is there still something to print, or to say of it? */
export const isOpen = (job: PrintJob): boolean => OPEN.has(job.state) || asksFirstPrint(job)
