import type { Machine, PrintJob, PrintState } from '../../main/records/records.ts'
import type { ResultKind } from './results.ts'

/** Codes of stock items as InvenTree numbers them; others are information. */
const STOCK: Readonly<Record<number, ResultKind>> = {
  10: 'accepted',
  50: 'question',
  55: 'rejected',
  60: 'rejected',
  65: 'rejected',
  70: 'rejected',
  75: 'question',
  85: 'information',
}

const MACHINE: Record<Machine['status_color'], ResultKind> = {
  success: 'accepted',
  primary: 'information',
  info: 'information',
  secondary: 'idle',
  warning: 'question',
  danger: 'rejected',
}

const PRINT: Record<PrintState, { word: string; kind: ResultKind }> = {
  queued: { word: 'Waiting', kind: 'idle' },
  sending: { word: 'Sending', kind: 'information' },
  sent: { word: 'Sent', kind: 'information' },
  printed: { word: 'Printed', kind: 'finished' },
  held: { word: 'Held', kind: 'question' },
  unknown: { word: 'Check', kind: 'question' },
  failed: { word: 'Failed', kind: 'rejected' },
  cancelled: { word: 'Cancelled', kind: 'idle' },
}

export function stockStatusKind(status: number): ResultKind {
  return STOCK[status] ?? 'information'
}

export function machineStatus(machine: Machine): { word: string; kind: ResultKind } {
  if (!machine.active) return { word: 'Switched off', kind: 'idle' }
  return { word: machine.status_label, kind: MACHINE[machine.status_color] }
}

/** Worst first, so that what needs a person is read first. */
export function byUrgency(one: Machine, other: Machine): number {
  return urgency(other) - urgency(one) || one.name.localeCompare(other.name)
}

export function printStatus(state: PrintState): { word: string; kind: ResultKind } {
  return PRINT[state]
}

/** One sentence: "Held: paper out", "Sent 3 of 12, printer cannot confirm". */
export function printSentence(job: PrintJob): string {
  const { word } = PRINT[job.state]
  const out = (job.counts['printed'] ?? 0) + (job.counts['sent'] ?? 0)
  if (job.state === 'held' || job.state === 'failed' || job.state === 'unknown') {
    return job.message === '' ? word : `${word}: ${job.message}`
  }
  if (job.state === 'sent') return `Sent ${out} of ${job.total}, the printer cannot confirm`
  if (job.state === 'cancelled') return `Cancelled after ${out} of ${job.total}`
  return job.state === 'queued' ? `Waiting, ${job.total} to print` : `${word} ${out} of ${job.total}`
}

function urgency({ active, status }: Machine): number {
  return active ? status : -1
}
