import { Button, Group, Stack, Text } from '@mantine/core'
import type { PrintJob } from '../../../main/records/print-records.ts'
import { useJobAction } from '../../client/print-jobs.ts'
import { labelsOf } from '../../components/again-words.ts'
import { ErrorBand } from '../../components/error-band.tsx'

/** Labels with serials were begun, and printed again: what lies half printed at the printer must not count. */
export function FirstPrintQuestion({ job }: { job: PrintJob }) {
  const action = useJobAction()
  const asked = job.printed_again.filter(({ first_print }) => first_print === 'asked')
  const which = labelsOf(asked.map(({ position }) => position))
  const answer = (is_void: boolean) =>
    action.mutate({ job: job.pk, action: { kind: 'first-prints', body: { is_void } } })
  return (
    <Stack gap="xs" component="section" aria-label={`Job ${job.pk}: void what was half printed?`}>
      <Text fw={650}>Void what came of {which} before?</Text>
      <Text size="sm">They have serials, and are printed again. One that is half printed must not be used.</Text>
      <Group gap="xs">
        <Button loading={action.isPending} onClick={() => answer(true)}>
          Void the first
        </Button>
        <Button variant="default" disabled={action.isPending} onClick={() => answer(false)}>
          Nothing came of it
        </Button>
      </Group>
      {action.isError && <ErrorBand what="Nothing was changed" error={action.error} />}
    </Stack>
  )
}
