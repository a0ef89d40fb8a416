import type { PrintJob, PrintState } from '../../../main/records/print-records.ts'

const OPEN: ReadonlySet<PrintState> = new Set(['queued', 'sending', 'held', 'unknown', 'sent'])

/** Is there still something to print, or to say of it? */
export const isOpen = ({ state }: PrintJob): boolean => OPEN.has(state)
