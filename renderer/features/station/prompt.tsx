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
export function Prompt({ outcome }: { outcome: LookUp['outcome'] }) {
  const isCommand = outcome.kind === 'question' && outcome.scan.readings.some(({ standard }) => standard === 'command')
  const isChoice = outcome.kind === 'question' && outcome.scan.choices.length > 0
  const isUnheard = outcome.kind === 'question' && outcome.scan.unanswered.length > 0
  const prompt = isCommand ? 'Scan on.' : isUnheard ? 'Scan it again.' : PROMPTS[outcome.kind]
  return <h1 className={styles['prompt']}>{isChoice ? 'Touch one, or scan its number.' : prompt}</h1>
}
