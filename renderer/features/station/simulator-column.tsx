import { IconX } from '@tabler/icons-react'
import type { Machine } from '../../../main/records/machine-records.ts'
import { useMachines } from '../../client/machines.ts'
import { PaperRoll } from '../../components/paper-roll.tsx'
import { ScannerTray } from '../../components/scanner-tray.tsx'
import { BigButton } from './big-button.tsx'
import styles from './side-column.module.css'

/** Codes to click and the paper that comes out, beside the work. */
export function SimulatorColumn({ onClose }: { onClose: () => void }) {
  const simulated = useSimulated()
  const scanner = simulated.find((machine) => machine.machine_type === 'barcode-scanner')
  const printer = simulated.find((machine) => machine.machine_type === 'label-printer')
  return (
    <aside className={styles['side']} data-area tabIndex={-1} aria-label="Simulator">
      <BigButton rank="other" icon={<IconX size={22} aria-hidden="true" />} onClick={onClose}>
        Close the simulator
      </BigButton>
      {scanner && (
        <section className={styles['block']} aria-label={scanner.name}>
          <div className={styles['head']}>
            <h2>{scanner.name}</h2>
          </div>
          <ScannerTray machine={scanner.pk} />
        </section>
      )}
      {printer && (
        <section className={styles['block']} aria-label={printer.name}>
          <div className={styles['head']}>
            <h2>{printer.name}</h2>
          </div>
          <PaperRoll machine={printer.pk} hasFaults={false} />
        </section>
      )}
    </aside>
  )
}

export function useSimulated(): Machine[] {
  const { data: machines = [] } = useMachines()
  return machines.filter((machine) => machine.simulated && machine.active)
}
