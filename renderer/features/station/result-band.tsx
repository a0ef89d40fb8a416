import type { Scan } from '../../../main/records/scan-records.ts'
import { ResultShape } from '../../components/result-shape.tsx'
import { RESULTS } from '../../components/results.ts'
import { codeText } from '../../components/texts.ts'
import type { LookUp, Match } from './look-up.ts'
import styles from './result-band.module.css'

type Outcome = Exclude<LookUp['outcome'], { kind: 'idle' }>

const FOUND: Record<Match['model'], string> = {
  part: 'Part found',
  stockitem: 'Item found',
  stocklocation: 'Location found',
  supplierpart: 'Part of a supplier found',
  manufacturerpart: 'Part of a maker found',
  purchaseorder: 'Order found',
}

/** The result in one glance: colour, shape and word; it leaves with the next scan, never by time. */
export function ResultBand({ outcome }: { outcome: Outcome }) {
  const { word, fill, text } = RESULTS[outcome.kind]
  const colors = fill === null ? {} : { background: fill, color: text, borderColor: text }
  return (
    <div className={styles['band']} style={colors} data-fill={outcome.kind} data-testid="result-band">
      <ResultShape kind={outcome.kind} size="1.1em" />
      <span className={styles['word']}>
        {outcome.kind === 'captured' ? <span className="code">{codeText(outcome.scan.data)}</span> : word}
      </span>
      <span className={styles['detail']}>{detailOf(outcome)}</span>
    </div>
  )
}

function detailOf(outcome: Outcome): string {
  if (outcome.kind === 'accepted') return outcome.scan.message ?? FOUND[outcome.match.model]
  if (outcome.kind === 'finished') return doneOf(outcome.scan)
  if (outcome.kind === 'question') return outcome.scan.error ?? 'Not known here'
  return outcome.kind === 'captured' ? 'checking' : reasonOf(outcome.scan)
}

function doneOf({ message, readings }: Scan): string {
  const command = readings.find(({ standard }) => standard === 'command')?.elements[0]?.value
  return message ?? command ?? 'Command done'
}

function reasonOf({ error }: Scan): string {
  return error ?? 'The look-up failed. Scan again.'
}
