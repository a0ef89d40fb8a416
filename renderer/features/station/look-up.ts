import type { Scan } from '../../../main/records/scan-records.ts'
import type { StationEvent } from '../../../main/records/station-event.ts'

export type Match = NonNullable<Scan['match']>

/** What the Station screen shows in Look up. */
export interface LookUp {
  outcome:
    | { kind: 'idle' }
    | { kind: 'captured'; scan: Scan }
    | { kind: 'accepted'; scan: Scan; match: Match }
    /** A command code: something was done, and there is nothing to show. */
    | { kind: 'finished'; scan: Scan }
    | { kind: 'question'; scan: Scan }
    | { kind: 'rejected'; scan: Scan }
  /** The last good thing; it stays under a band that says CHECK or STOP. */
  shown: Match | null
}

export const START: LookUp = { outcome: { kind: 'idle' }, shown: null }

export type LookUpAction = { kind: 'event'; event: StationEvent } | { kind: 'show'; scan: Scan }

export function lookUp(state: LookUp, action: LookUpAction): LookUp {
  if (action.kind === 'show') return withScan(state, action.scan)
  const { event } = action
  if (event.type === 'scan.repeated') return withReads(state, event.data)
  if (event.type === 'scan.answered' || event.type === 'scan.held')
    return isShown(event.data, state) ? withScan(state, event.data) : state
  if (event.type !== 'scan.captured' && event.type !== 'scan.resolved') return state
  return isOlder(event.data, state) ? state : withScan(state, event.data)
}

/** It is the same scan; it was read again, and nothing else changes. */
function withReads(state: LookUp, { pk, reads }: Scan): LookUp {
  const { outcome } = state
  if (outcome.kind === 'idle' || outcome.scan.pk !== pk) return state
  return { ...state, outcome: { ...outcome, scan: { ...outcome.scan, reads } } }
}

function isShown({ pk }: Scan, { outcome }: LookUp): boolean {
  return outcome.kind !== 'idle' && outcome.scan.pk === pk
}

function withScan(state: LookUp, scan: Scan): LookUp {
  const outcome = outcomeOf(scan)
  return { outcome, shown: outcome.kind === 'accepted' ? outcome.match : state.shown }
}

const KINDS = { matched: 'finished', unknown: 'question', failed: 'rejected' } as const

export function outcomeOf(scan: Scan): Exclude<LookUp['outcome'], { kind: 'idle' }> {
  if (scan.state === 'captured') return { kind: 'captured', scan }
  if (scan.state === 'matched' && scan.match !== null) return { kind: 'accepted', scan, match: scan.match }
  return { kind: KINDS[scan.state], scan }
}

/** A slow answer to an earlier scan must not replace what a later one shows. */
function isOlder(scan: Scan, { outcome }: LookUp): boolean {
  return outcome.kind !== 'idle' && scan.timestamp < outcome.scan.timestamp
}
