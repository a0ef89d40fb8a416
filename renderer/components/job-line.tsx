import { Progress, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { PrintJob } from '../../main/records/print-records.ts'
import { usePrintJobs } from '../client/print-jobs.ts'
import { useMachines } from '../client/machines.ts'
import { StatusChip } from './status-chip.tsx'
import { jobWords } from './job-words.ts'
import styles from './job-line.module.css'

/** How a job that was just ordered goes on. */
export function JobLine({ job: ordered }: { job: PrintJob }) {
  const job = usePrintJobs().data?.results.find(({ pk }) => pk === ordered.pk) ?? ordered
  const { kind, word, progress } = jobWords(job, useCondition(job.machine))
  return (
    <div className={styles['line']} aria-live="polite" data-testid="last-job">
      <StatusChip kind={kind} word={word} />
      <Text size="sm">
        {job.template_name} x{job.total}, {job.machine_name}
      </Text>
      <Link to="/labels/queue">See the queue</Link>
      {progress !== null && <Progress value={progress * 100} aria-label="Labels out" className={styles['bar'] ?? ''} />}
    </div>
  )
}

/** What is wrong at a printer now; the first of several. */
function useCondition(machine: string | null): string | null {
  return useMachines().data?.find(({ pk }) => pk === machine)?.conditions[0] ?? null
}
