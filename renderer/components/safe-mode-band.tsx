import { useServerInfo } from '../client/session.ts'
import styles from './safe-mode-band.module.css'

/** On every page: what is missing is missing because somebody started it so. */
export function SafeModeBand() {
  const { data: server } = useServerInfo()
  if (server?.product.safe_mode !== true) return null
  return (
    <output className={styles['band']} data-fill="question">
      <strong>Safe mode.</strong> Only built-in plugins run. What is on stays on for the next start without safe mode.
    </output>
  )
}
