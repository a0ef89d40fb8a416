import type { PrintState } from '../../records/print-records.ts'

export type StateCounts = Readonly<Partial<Record<PrintState, number>>>

interface Rule {
  /** The job has this state when at least one label is in `any` ... */
  any: PrintState
  /** ... and, where it is given, at least one in these. */
  and?: readonly PrintState[]
  state: PrintState
}

/** States belong to labels; what a job is follows from them. The first rule that holds decides. */
export const JOB_STATE_RULES: readonly Rule[] = [
  { any: 'sending', state: 'sending' },
  // The rest waits until a person has looked.
  { any: 'unknown', state: 'unknown' },
  { any: 'held', state: 'held' },
  // Part of it has left: it is under way, also in the moment between two labels.
  { any: 'queued', and: ['sent', 'printed', 'failed'], state: 'sending' },
  { any: 'queued', state: 'queued' },
  { any: 'failed', state: 'failed' },
  { any: 'cancelled', state: 'cancelled' },
  { any: 'sent', state: 'sent' },
]
const OTHERWISE: PrintState = 'printed'

export function jobState(counts: StateCounts): PrintState {
  const has = (state: PrintState): boolean => (counts[state] ?? 0) > 0
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

function hasSql(state: PrintState): string {
  return `sum(state = '${state}') > 0`
}
