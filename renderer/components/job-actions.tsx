import { Button, Group } from '@mantine/core'
import type { PrintJob, PrintJobState } from '../../main/records/print-records.ts'
import { type JobAction, useJobAction } from '../client/print-jobs.ts'
import { usePrintSwitches } from '../client/print-switches.ts'
import { useReprint } from './use-reprint.tsx'
import { ErrorBand } from './error-band.tsx'

const CANCEL = { label: 'Cancel', action: { kind: 'cancel' } } as const
const REPRINT = { label: 'Reprint', action: 'reprint' } as const
const NO_SCAN = { label: 'No scan needed', action: { kind: 'waive-scans' } } as const
const CAME_OUT = { label: 'Came out', action: { kind: 'settle', body: { outcome: 'printed' } } } as const
const DID_NOT = { label: 'Did not come out', action: { kind: 'settle', body: { outcome: 'failed' } } } as const

/** What a person can do, by state. Only people say what came out of a printer that cannot. */
const ACTIONS: Record<PrintJobState, readonly { label: string; action: JobAction | 'reprint' }[]> = {
  queued: [CANCEL],
  held: [CANCEL],
  sending: [CANCEL],
  sent: [CAME_OUT, DID_NOT, REPRINT],
  unknown: [CAME_OUT, DID_NOT],
  unscanned: [NO_SCAN, REPRINT],
  printed: [REPRINT],
  failed: [REPRINT],
  cancelled: [REPRINT],
}

interface JobActionsProps {
  job: PrintJob
  size?: 'compact-sm' | 'md'
  height?: string
}

export function JobActions({ job, size = 'compact-sm', height }: JobActionsProps) {
  const act = useJobAction()
  const again = useReprint()
  const { hasLabels } = usePrintSwitches()
  const actions = ACTIONS[job.state].filter(({ action }) => hasLabels || action !== 'reprint')
  return (
    <>
      <Group gap={6} wrap="nowrap" justify="flex-end">
        {actions.map(({ label, action }) => (
          <Button
            key={label}
            variant="default"
            size={size}
            {...(height === undefined ? {} : { h: height, px: 10, fz: 'inherit' })}
            disabled={act.isPending || again.isPending}
            onClick={() => (action === 'reprint' ? again.reprint(job) : act.mutate({ job: job.pk, action }))}
          >
            {label}
          </Button>
        ))}
      </Group>
      {again.dialog}
      {again.error && <ErrorBand what={`Job ${job.pk} was not printed again`} error={again.error} />}
      {act.isError && <ErrorBand what={`Nothing was changed on job ${job.pk}`} error={act.error} />}
    </>
  )
}
