import type { OpenQuestion as Question } from '../../client/scan-desk.ts'
import { usePressCommand } from '../../client/scan-desk.ts'
import { BigButton } from './big-button.tsx'
import styles from './open-question.module.css'

/** More buttons than this are a number to scan. */
const MOST_BUTTONS = 10

/** What the station asks: each button does what its code does. */
export function OpenQuestion({ question: { can_confirm, numbers } }: { question: Question }) {
  const press = usePressCommand()
  const all =
    numbers === null ? [] : Array.from({ length: numbers.to - numbers.from + 1 }, (_, at) => numbers.from + at)
  return (
    <div className={styles['answers']}>
      {can_confirm && (
        <BigButton rank="primary" disabled={press.isPending} onClick={() => press.mutate({ name: 'CONFIRM' })}>
          Confirm
        </BigButton>
      )}
      {all.length <= MOST_BUTTONS &&
        all.map((number) => (
          <BigButton
            key={number}
            rank="other"
            disabled={press.isPending}
            onClick={() => press.mutate({ name: 'QUANTITY', quantity: number })}
          >
            {number}
          </BigButton>
        ))}
      <BigButton rank="other" disabled={press.isPending} onClick={() => press.mutate({ name: 'NO' })}>
        No
      </BigButton>
    </div>
  )
}
