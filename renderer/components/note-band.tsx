import type { ReactNode } from 'react'
import styles from './note-band.module.css'
import { ResultShape } from './result-shape.tsx'

interface NoteBandProps {
  /** Red is what stands in the way, amber what a person should look at. */
  kind?: 'question' | 'rejected' | 'accepted'
  sentence: ReactNode
  /** Buttons that mend it. */
  children?: ReactNode
}

/** At the place it concerns: what is to be looked at, and ways to mend it. */
export function NoteBand({ kind = 'question', sentence, children }: NoteBandProps) {
  return (
    <output className={styles['band']} data-fill={kind}>
      <ResultShape kind={kind} size={20} />
      <div className={styles['text']}>{sentence}</div>
      <div className={styles['actions']}>{children}</div>
    </output>
  )
}
