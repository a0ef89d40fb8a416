import type { PrintJob, PrintJobState } from '../../../main/records/print-records.ts'

const OPEN: ReadonlySet<PrintJobState> = new Set(['queued', 'sending', 'held', 'unknown', 'sent', 'unscanned'])

/** Is there still something to print, or to say of it? */
export const isOpen = ({ state }: PrintJob): boolean => OPEN.has(state)
