import { useConnection } from '../client/station-events.tsx'
import styles from './offline-band.module.css'
import { timeText } from './texts.ts'

/** Says how old what is shown may be; nothing that is known already is hidden. */
export function OfflineBand() {
  const { offlineSince } = useConnection()
  return (
    <div aria-live="polite">
      {offlineSince !== null && (
        <div className={styles['band']} data-fill="idle">
          <strong>Offline.</strong> The station does not answer. What you see is from{' '}
          {timeText(offlineSince.toISOString())}. It connects again by itself.
        </div>
      )}
    </div>
  )
}
