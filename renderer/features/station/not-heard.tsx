import type { Scan } from '../../../main/records/scan-records.ts'
import styles from './station-screen.module.css'

const REASONS: Record<Scan['unanswered'][number]['reason'], string> = {
  down: 'is being started again',
  silent: 'is too busy to answer',
  slow: 'takes too long to answer',
}

/** Plugins that were not waited for: the code may mean something else to them. */
export function NotHeard({ scan: { unanswered } }: { scan: Scan }) {
  return unanswered.map(({ plugin, reason }) => (
    <p key={plugin} className={styles['hint']}>
      Plugin {plugin} was not heard: it {REASONS[reason]}.
    </p>
  ))
}
