import { Progress, Text } from '@mantine/core'
import type { PrintJob } from '../../../main/records/print-records.ts'
import { usePrinterQueues } from '../../client/print-queue.ts'
import { useMachines } from '../../client/machines.ts'
import { asksFirstPrint } from '../../components/again-words.ts'
import { StatusChip } from '../../components/status-chip.tsx'
import { asksWhatCameOut, jobWords } from '../../components/job-words.ts'
import { printDetail } from '../../components/statuses.ts'
import { countOf, timeText } from '../../components/texts.ts'
import { FirstPrintQuestion } from './first-print-question.tsx'
import { FixPanel } from './fix-panel.tsx'
import { JobButtons } from './job-buttons.tsx'
import { LastGoodQuestion } from './last-good-question.tsx'
import { PrintRest } from './print-rest.tsx'
import styles from './queue-tab.module.css'

export interface JobRowProps {
  job: PrintJob
  /** All jobs that are not over, as they stand in line. */
  line: readonly PrintJob[]
  /** Steps or questions of this job are shown. */
  isOpened: boolean
  onOpen: () => void
}

/** One job: when, what, where, how far, and what can be done. */
export function JobRow({ job, line, isOpened, onOpen }: JobRowProps) {
  const machine = useMachines().data?.find(({ pk }) => pk === job.machine)
  const queue = usePrinterQueues().data?.find((one) => one.machine === job.machine)
  const { kind, word, progress } = jobWords(job, machine?.conditions[0] ?? null)
  const waiting = line.filter((one) => one.machine === job.machine && one.state === 'queued')
  const place = waiting.findIndex(({ pk }) => pk === job.pk)
  return (
    <li className={styles['job']} data-testid={`job-${job.pk}`}>
      <span className={styles['time']}>{timeText(job.created)}</span>
      <span className={styles['what']}>
        {job.template_name} x{job.total}
        <JobFacts job={job} />
      </span>
      <span className={styles['where']}>{job.machine_name ?? job.plugin}</span>
      <span className={styles['state']}>
        <StatusChip kind={kind} word={word} />
        {progress !== null && <Progress value={progress * 100} aria-label={`Job ${job.pk}, labels out`} />}
        <Text size="sm" component="span">
          {detailOf(job, { place, canReport: queue?.can_report ?? false })}
        </Text>
      </span>
      <JobButtons job={job} waiting={waiting} isOpened={isOpened} onOpen={onOpen} />
      {isOpened && job.state === 'held' && machine && (
        <div className={styles['detail']}>
          <FixPanel machine={machine} />
          <PrintRest job={job} />
        </div>
      )}
      {asksFirstPrint(job) && (
        <div className={styles['detail']}>
          <FirstPrintQuestion job={job} />
        </div>
      )}
      {isOpened && asksWhatCameOut(job) && (
        <div className={styles['detail']}>
          <LastGoodQuestion job={job.pk} />
        </div>
      )}
    </li>
  )
}

/** What is particular about this job. */
function JobFacts({ job }: { job: PrintJob }) {
  const { pk, copies, priority, expires, reprint_of, reason, scan_back, rule, release_reason } = job
  const facts = [
    `Job ${pk}`,
    ...(copies > 1 ? [countOf(copies, 'copy', 'copies')] : []),
    ...(priority > 0 ? ['goes first'] : []),
    ...(expires === null ? [] : [`until ${timeText(expires)}`]),
    ...(reprint_of === null ? [] : [`reprint of ${reprint_of}${reason === '' ? '' : `: ${reason}`}`]),
    ...(scan_back ? ['scan each label'] : []),
    ...(rule === '' ? [] : [rule]),
    ...(release_reason === '' ? [] : [`code does not read, printed anyway: ${release_reason}`]),
  ]
  return (
    <Text size="xs" c="dimmed" component="span">
      {facts.join(', ')}
    </Text>
  )
}

/** A printer that tells what came out will do so; of others nobody knows but people. */
function detailOf(job: PrintJob, { place, canReport }: { place: number; canReport: boolean }): string {
  if (job.state === 'queued') return place <= 0 ? 'Next in line' : `${place} before it`
  if (job.state !== 'sent' || !canReport) return printDetail(job)
  return `${job.counts['printed'] ?? 0} of ${job.total} confirmed. ${job.message}`
}
