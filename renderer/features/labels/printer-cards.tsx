import { Button } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconReplace } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Machine } from '../../../main/records/machine-records.ts'
import type { QueuedPrinter } from '../../../main/records/print-records.ts'
import { useMachines } from '../../client/machines.ts'
import { usePausePrinter, usePrinterQueues } from '../../client/print-queue.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { StatusChip } from '../../components/status-chip.tsx'
import { machineStatus } from '../../components/statuses.ts'
import { countOf } from '../../components/texts.ts'
import { ChangeRoll } from './change-roll.tsx'
import styles from './queue-tab.module.css'
import { rollText } from './rule-words.ts'

/** Each printer with its state, its roll, and how many labels wait for it. */
export function PrinterCards() {
  const queues = usePrinterQueues()
  const { data: machines = [] } = useMachines()
  if (queues.isError) return <ErrorBand what="The printers could not be read" error={queues.error} />
  return (
    <ul className={styles['printers']} aria-label="Printers of this station">
      {(queues.data ?? []).map((queue) => (
        <PrinterCard key={queue.machine} queue={queue} machine={machines.find(({ pk }) => pk === queue.machine)} />
      ))}
    </ul>
  )
}

function PrinterCard({ queue, machine }: { queue: QueuedPrinter; machine: Machine | undefined }) {
  const { machine: pk, name, is_paused, pause_reason, waiting, media, obstacle } = queue
  const pause = usePausePrinter()
  const [isChanging, setChanging] = useState(false)
  const status = machine === undefined ? null : machineStatus(machine)
  return (
    <li className={styles['printer']}>
      <Link to={`/machines/${pk}`} className={styles['printerName'] ?? ''}>
        {name}
      </Link>
      {is_paused ? <StatusChip kind="question" word="Paused" /> : status && <StatusChip {...status} />}
      <span>
        {countOf(waiting, 'label')} waiting{media === null ? '' : `, roll ${rollText(media)}`}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`${is_paused ? 'Resume' : 'Pause'} ${name}`}
        leftSection={is_paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        loading={pause.isPending}
        onClick={() => pause.mutate({ machines: [pk], isPaused: !is_paused })}
      >
        {is_paused ? 'Resume' : 'Pause'}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Change roll of ${name}`}
        leftSection={<IconReplace size={16} />}
        onClick={() => setChanging(true)}
      >
        Change roll
      </Button>
      {isChanging && <ChangeRoll printer={queue} suggested={null} onClose={() => setChanging(false)} />}
      {(pause_reason !== '' || obstacle !== '') && (
        <span className={styles['reason']}>{is_paused ? pause_reason : obstacle}</span>
      )}
      {pause.isError && <ErrorBand what={`${name} was not changed`} error={pause.error} />}
    </li>
  )
}
