import type { PrintJobState, PrintState } from '../../records/print-records.ts'

/** Labels by state; `unscanned` are those that came out and whose job waits until they are read. */
export type StateCounts = Readonly<Partial<Record<PrintJobState, number>>>

interface Rule {
  /** The job has this state when at least one label is in `any` ... */
  any: PrintJobState
  /** ... and, where it is given, at least one in these. */
  and?: readonly PrintState[]
  state: PrintJobState
}

/** States belong to labels; what a job is follows from them. The first rule that holds decides. */
const JOB_STATE_RULES: readonly Rule[] = [
  { any: 'sending', state: 'sending' },
  // The rest waits until a person has looked.
  { any: 'unknown', state: 'unknown' },
  { any: 'held', state: 'held' },
  // Part of it has left: it is under way, also in the moment between two labels.
  { any: 'queued', and: ['sent', 'printed', 'failed'], state: 'sending' },
  { any: 'queued', state: 'queued' },
  { any: 'unscanned', state: 'unscanned' },
  { any: 'failed', state: 'failed' },
  { any: 'cancelled', state: 'cancelled' },
  { any: 'sent', state: 'sent' },
]
const OTHERWISE: PrintJobState = 'printed'

export function jobState(counts: StateCounts): PrintJobState {
  const has = (state: PrintJobState): boolean => (counts[state] ?? 0) > 0
  const rule = JOB_STATE_RULES.find(({ any, and }) => has(any) && (and === undefined || and.some(has)))
  return rule?.state ?? OTHERWISE
}

/** The same as an SQL expression over the labels of a group, so that lists can be filtered by it. */
export function jobStateSql(): string {
  const whens = JOB_STATE_RULES.map(({ any, and, state }) => {
    const also = and === undefined ? '' : ` AND (${and.map(hasSql).join(' OR ')})`
    return `WHEN ${hasSql(any)}${also} THEN '${state}'`
  })
  return `CASE ${whens.join(' ')} ELSE '${OTHERWISE}' END`
}

/** A label that came out, that counts, and that its job wants to be read. */
export const UNSCANNED_SQL = `(state IN ('sent', 'printed') AND scanned_at IS NULL AND voided IS NULL
  AND job IN (SELECT pk FROM print_job WHERE scan_back = 1))`

function hasSql(state: PrintJobState): string {
  return state === 'unscanned' ? `sum(${UNSCANNED_SQL}) > 0` : `sum(state = '${state}') > 0`
}
