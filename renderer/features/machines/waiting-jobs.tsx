import { Button, Group, Paper, Text } from '@mantine/core'
import type { Machine } from '../../../main/records/machine-records.ts'
import type { PrintJob } from '../../../main/records/print-records.ts'
import { useJobAction, usePrintJobs } from '../../client/print-jobs.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { usePrinters } from '../../components/use-printers.ts'

const MOST_OTHERS = 3

/** Jobs whose labels have not all left for this printer. */
function waitsFor(machine: Machine) {
  return (job: PrintJob): boolean => {
    const left = (job.counts['queued'] ?? 0) + (job.counts['held'] ?? 0)
    return job.machine === machine.pk && left > 0
  }
}

/** What waits for a printer, and ways to have it printed elsewhere. */
export function WaitingJobs({ machine }: { machine: Machine }) {
  const jobs = usePrintJobs().data?.results.filter(waitsFor(machine)) ?? []
  const others = usePrinters().filter(({ pk, status }) => pk !== machine.pk && status < 200)
  const move = useJobAction()
  if (jobs.length === 0) return null
  const moveAll = (to: string) => {
    for (const { pk } of jobs) move.mutate({ job: pk, action: { kind: 'move', body: { machine: to } } })
  }
  return (
    <Paper component="section" withBorder p="sm" aria-label="What waits for it">
      <Group gap="sm">
        <Text>
          {jobs.length === 1 ? '1 job waits. It goes' : `${jobs.length} jobs wait. They go`} on by{' '}
          {jobs.length === 1 ? 'itself' : 'themselves'}.
        </Text>
        {others.slice(0, MOST_OTHERS).map(({ pk, name }) => (
          <Button key={pk} variant="default" disabled={move.isPending} onClick={() => moveAll(pk)}>
            Print the rest on {name}
          </Button>
        ))}
      </Group>
      {move.isError && <ErrorBand what="A job stays at this printer" error={move.error} />}
    </Paper>
  )
}
