import { Button, Group } from '@mantine/core'
import type { PrintJob } from '../../../main/records/print-records.ts'
import { useFittingPrinters, useJobAction } from '../../client/print-jobs.ts'
import { ErrorBand } from '../../components/error-band.tsx'

/** The rest of a job that stands is printed where its labels fit. */
export function PrintRest({ job }: { job: Pick<PrintJob, 'pk'> }) {
  const fitting = useFittingPrinters(job.pk)
  const action = useJobAction()
  return (
    <Group gap="xs" mt="xs">
      {(fitting.data ?? []).map(({ machine, name }) => (
        <Button
          key={machine}
          variant="default"
          disabled={action.isPending}
          onClick={() => action.mutate({ job: job.pk, action: { kind: 'move', body: { machine } } })}
        >
          Print the rest on {name}
        </Button>
      ))}
      {fitting.isError && <ErrorBand what="Other printers could not be looked for" error={fitting.error} />}
      {action.isError && <ErrorBand what="The job was not moved" error={action.error} />}
    </Group>
  )
}
