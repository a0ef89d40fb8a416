import { Button, Group, Text } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { usePausePrinter, usePrinterQueues } from '../../client/print-queue.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { asksWhatCameOut } from '../../components/job-words.ts'
import { QueryView } from '../../components/query-view.tsx'
import { usePrinterScan } from '../../components/use-printer-scan.ts'
import { JobRow } from './job-row.tsx'
import { PrinterCards } from './printer-cards.tsx'
import styles from './queue-tab.module.css'
import { useOpenJobs } from './use-open-jobs.ts'
import { VoidDialog } from './void-dialog.tsx'

/** What waits, what is under way, and what a person has to say or do. */
export function QueueTab() {
  const { query, jobs } = useOpenJobs()
  // One question takes the scans: the first, unless somebody opened another one.
  const [opened, open] = useState<number | null>(null)
  usePrinterScan((machine) => {
    const stopped = jobs.find((job) => job.machine === machine && (job.state === 'held' || asksWhatCameOut(job)))
    if (stopped !== undefined) open(stopped.pk)
  })
  const asking = jobs.find(({ pk }) => pk === opened) ?? jobs.find(asksWhatCameOut)
  return (
    <div className={styles['tab']}>
      <Head />
      <PrinterCards />
      <QueryView query={query} what="The print queue" rows={6}>
        {() =>
          jobs.length === 0 ? (
            <Nothing />
          ) : (
            <ol className={styles['jobs']} aria-label="Print queue">
              {jobs.map((job) => (
                <JobRow
                  key={job.pk}
                  job={job}
                  line={jobs}
                  isOpened={asking?.pk === job.pk}
                  onOpen={() => open(opened === job.pk ? null : job.pk)}
                />
              ))}
            </ol>
          )
        }
      </QueryView>
    </div>
  )
}

function Head() {
  const [isVoiding, setVoiding] = useState(false)
  const { data: queues = [] } = usePrinterQueues()
  const pause = usePausePrinter()
  const isPaused = queues.length > 0 && queues.every((queue) => queue.is_paused)
  const toggle = () => pause.mutate({ machines: queues.map(({ machine }) => machine), isPaused: !isPaused })
  return (
    <>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={isPaused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
          disabled={queues.length === 0}
          loading={pause.isPending}
          onClick={toggle}
        >
          {isPaused ? 'Resume all' : 'Pause all'}
        </Button>
        <Button variant="default" onClick={() => setVoiding(true)}>
          Void a label…
        </Button>
        {isPaused && <Text fw={600}>All printers are paused. Nothing is printed until you resume.</Text>}
      </Group>
      {pause.isError && <ErrorBand what="Nothing was paused or resumed" error={pause.error} />}
      {isVoiding && <VoidDialog onClose={() => setVoiding(false)} />}
    </>
  )
}

function Nothing() {
  const navigate = useNavigate()
  return (
    <EmptyState icon={<IconPrinter size={32} />} sentence="Nothing waits. What was printed is under History.">
      <Button onClick={() => void navigate('/labels/print')}>Print a label</Button>
      <Button variant="default" onClick={() => void navigate('/labels/history')}>
        History
      </Button>
    </EmptyState>
  )
}
