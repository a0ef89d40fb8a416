import type { Machine } from '../../main/records/machine-records.ts'
import type { PrintJob, PrintJobState } from '../../main/records/print-records.ts'
import { againWords } from './again-words.ts'
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

const PRINT: Record<PrintJobState, { word: string; kind: ResultKind }> = {
  queued: { word: 'Waiting', kind: 'idle' },
  sending: { word: 'Sending', kind: 'information' },
  sent: { word: 'Sent', kind: 'information' },
  printed: { word: 'Printed', kind: 'finished' },
  unscanned: { word: 'Waits for scan', kind: 'question' },
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

export function printStatus(state: PrintJobState): { word: string; kind: ResultKind } {
  return PRINT[state]
}

/** What stands beside the word of the state: how many are out, and why it stands. */
export function printDetail(job: PrintJob): string {
  const { state, counts, total, scanned, message } = job
  if (state === 'unscanned') return `${scanned} of ${total} scanned`
  const out = (counts['printed'] ?? 0) + (counts['sent'] ?? 0)
  const again = againWords(job)
  const amount = `${out} of ${total}${again === '' ? '' : `, ${again}`}`
  const detail = state === 'sent' ? `${amount}, the printer cannot confirm` : amount
  return message === '' ? detail : `${detail}. ${message}`
}

function urgency({ active, status }: Machine): number {
  return active ? status : -1
}
