import type { LabelPreview } from '../client/label-preview.ts'
import { ResultShape } from './result-shape.tsx'
import { RESULTS } from './results.ts'
import styles from './code-checks.module.css'
import { codeText } from './texts.ts'

/** Each code of the label, read back from its picture. */
export function CodeChecks({ codes }: { codes: LabelPreview['codes'] }) {
  return (
    <ul className={styles['codes']} aria-label="Codes read back">
      {codes.map(({ object, text, is_read }, index) => (
        <li key={`${object} ${index}`}>
          <Mark isRead={is_read} />
          <span>{is_read ? 'Code reads back:' : 'Code does not read back:'}</span>{' '}
          <span className="code">{codeText(text)}</span>
        </li>
      ))}
    </ul>
  )
}

function Mark({ isRead }: { isRead: boolean }) {
  const { fill, text } = RESULTS[isRead ? 'accepted' : 'rejected']
  return (
    <span
      className={styles['mark']}
      style={{ background: fill, color: text }}
      data-fill={isRead ? 'accepted' : 'rejected'}
    >
      <ResultShape kind={isRead ? 'accepted' : 'rejected'} />
    </span>
  )
}
