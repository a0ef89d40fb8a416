import { ApiError } from '../client/api-error.ts'
import styles from './error-band.module.css'
import { ResultShape } from './result-shape.tsx'

interface ErrorBandProps {
  /** What did not happen, such as "The label was not printed". */
  what: string
  error: unknown
  onRetry?: () => void
  /** What the button says. */
  retry?: string
}

/** At the place it concerns: what, why and what to do, the code for searching, and a way to try again. */
export function ErrorBand({ what, error, onRetry, retry = 'Retry' }: ErrorBandProps) {
  return (
    <div className={styles['band']} role="alert" data-fill="rejected">
      <ResultShape kind="rejected" size={24} />
      <div className={styles['text']}>
        <strong>{what}.</strong> {reasonOf(error)} <span className={styles['code']}>{codeOf(error)}</span>
      </div>
      {onRetry && (
        <button type="button" className={styles['retry']} onClick={onRetry}>
          {retry}
        </button>
      )}
    </div>
  )
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : ''
}
