import { useOpenQuestion } from '../../client/scan-desk.ts'
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
  const { data: question = null } = useOpenQuestion(outcome.kind === 'question' ? outcome.scan.pk : null)
  const isCommand = outcome.kind === 'question' && outcome.scan.readings.some(({ standard }) => standard === 'command')
  const isChoice = outcome.kind === 'question' && outcome.scan.choices.length > 0
  const isUnheard = outcome.kind === 'question' && outcome.scan.unanswered.length > 0
  const [prompt] = [
    question !== null && 'Answer it.',
    isChoice && 'Touch one, or scan its number.',
    isCommand && 'Scan on.',
    isUnheard && 'Scan it again.',
    PROMPTS[outcome.kind],
  ].filter((words) => words !== false)
  return <h1 className={styles['prompt']}>{prompt}</h1>
}
