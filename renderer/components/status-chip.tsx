import { ResultShape } from './result-shape.tsx'
import { type ResultKind, RESULTS } from './results.ts'
import styles from './status-chip.module.css'

/** A status is a filled chip with shape and word, never coloured text or a dot alone. */
export function StatusChip({ kind, word }: { kind: ResultKind; word: string }) {
  const { fill, text } = RESULTS[kind]
  const colors = fill === null ? {} : { background: fill, color: text, borderColor: text }
  return (
    <span className={styles['chip']} style={colors} data-fill={kind} title={word}>
      <ResultShape kind={kind} />
      <span className={styles['word']}>{word}</span>
    </span>
  )
}
