import type { LookUp } from './look-up.ts'
import styles from './prompt.module.css'

const PROMPTS: Record<LookUp['outcome']['kind'], string> = {
  idle: 'Ready. Scan anything.',
  captured: 'Reading.',
  accepted: 'Scan next.',
  finished: 'Scan next.',
  question: 'Link it or scan on.',
  rejected: 'Scan again.',
}

/** What to do next, in the biggest letters. */
export function Prompt({ kind }: { kind: LookUp['outcome']['kind'] }) {
  return <h1 className={styles['prompt']}>{PROMPTS[kind]}</h1>
}
