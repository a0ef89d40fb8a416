import type { ReactNode } from 'react'
import type { PrintJob } from '../../../main/records/print-records.ts'
import type { Scan } from '../../../main/records/scan-records.ts'
import { usePrintJobs } from '../../client/print-jobs.ts'
import { useScans } from '../../client/scans.ts'
import { JobActions } from '../../components/job-actions.tsx'
import { StatusChip } from '../../components/status-chip.tsx'
import { printDetail, printStatus } from '../../components/statuses.ts'
import { codeText, timeText } from '../../components/texts.ts'
import { RESULTS } from '../../components/results.ts'
import { outcomeOf } from './look-up.ts'
import { useLookUp } from './look-up-provider.tsx'
import { UndoButtons } from './undo-buttons.tsx'
import styles from './side-column.module.css'

/** The last scan, its label, and the scans before it. */
export function SideColumn({ children }: { children: ReactNode }) {
  const { data: scans = [] } = useScans()
  const [job] = usePrintJobs().data?.results ?? []
  const [last] = scans
  return (
    <aside className={styles['side']} data-area tabIndex={-1} aria-label="Last scans and labels">
      <Block title="Last scan" extra={last && `#${String(last.pk).padStart(4, '0')}`}>
        {last ? <LastScan scan={last} /> : <p className={styles['none']}>Nothing scanned yet.</p>}
      </Block>
      <Block title="Label">
        {job ? <LabelLine job={job} /> : <p className={styles['none']}>Nothing printed yet.</p>}
      </Block>
      <UndoButtons />
      {children}
      <Block title="Before that" isGrowing>
        <ScanList scans={scans.slice(1)} />
      </Block>
    </aside>
  )
}

interface BlockProps {
  title: string
  extra?: ReactNode
  isGrowing?: boolean
  children: ReactNode
}

function Block({ title, extra, isGrowing = false, children }: BlockProps) {
  return (
    <section className={styles['block']} data-growing={isGrowing} aria-label={title}>
      <div className={styles['head']}>
        <h2>{title}</h2>
        <span>{extra}</span>
      </div>
      {children}
    </section>
  )
}

function LastScan({ scan }: { scan: Scan }) {
  const { kind } = outcomeOf(scan)
  return (
    <div className={styles['last']}>
      <StatusChip kind={kind} word={RESULTS[kind].word} />
      <span className={`code ${styles['code']}`}>{codeText(scan.data)}</span>
      <span className={styles['small']}>
        {timeText(scan.timestamp)}, {scan.machine_name ?? 'typed'}
        {scan.simulated ? ', simulated' : ''}
        {scan.reads > 1 ? `, x${scan.reads} read, 1 counted` : ''}
      </span>
    </div>
  )
}

function LabelLine({ job }: { job: PrintJob }) {
  const { kind, word } = printStatus(job.state)
  return (
    <div className={styles['last']} data-testid="label-line">
      <StatusChip kind={kind} word={word} />
      <span className={styles['sentence']}>
        {job.machine_name ?? job.plugin}: {printDetail(job)}
      </span>
      <JobActions job={job} size="md" height="var(--otherTarget)" />
    </div>
  )
}

function ScanList({ scans }: { scans: Scan[] }) {
  const { dispatch } = useLookUp()
  if (scans.length === 0) return <p className={styles['none']}>The last fifty scans are kept here.</p>
  return (
    <ol className={styles['list']}>
      {scans.map((scan) => (
        <li key={scan.pk}>
          <button type="button" className={styles['row']} onClick={() => dispatch({ kind: 'show', scan })}>
            <StatusChip kind={outcomeOf(scan).kind} word={RESULTS[outcomeOf(scan).kind].word} />
            <span className={`code ${styles['cell']}`}>{codeText(scan.data)}</span>
            <span className={styles['time']}>{timeText(scan.timestamp)}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
