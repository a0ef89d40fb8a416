import { useMachines } from '../client/machines.ts'
import styles from './simulated-band.module.css'

/** Nobody may take simulated work for real work. */
export function SimulatedBand() {
  const { data: machines = [] } = useMachines()
  const simulated = machines.filter((machine) => machine.simulated && machine.active)
  if (simulated.length === 0) return null
  return (
    <div className={styles['band']} data-fill="simulated">
      <span className={styles['text']}>SIMULATED: {simulated.map(({ name }) => name).join(', ')}</span>
    </div>
  )
}
