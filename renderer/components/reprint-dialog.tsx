import { Autocomplete, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PrintJob } from '../../main/records/print-records.ts'
import { useJobAction, usePrintJob } from '../client/print-jobs.ts'
import { Dialog } from './dialog.tsx'
import { ErrorBand } from './error-band.tsx'
import { fieldError, isGeneralError } from './field-error.ts'
import { QueryView } from './query-view.tsx'
import { printStatus } from './statuses.ts'
import { countOf } from './texts.ts'

const REASONS = ['Damaged', 'Lost', 'Printed badly', 'One more is needed']

/** Print again, all or some, and why. */
export function ReprintDialog({ job, onClose }: { job: PrintJob; onClose: () => void }) {
  const labels = usePrintJob(job.pk)
  const action = useJobAction()
  const [reason, setReason] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const reprint = () =>
    action.mutate(
      {
        job: job.pk,
        action: { kind: 'reprint', body: { reason, ...(chosen.length > 0 ? { labels: chosen.map(Number) } : {}) } },
      },
      { onSuccess: onClose },
    )
  return (
    <Dialog title={`Reprint ${job.template_name}`} scanPolicy="through" onClose={onClose}>
      <Stack
        gap="sm"
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          reprint()
        }}
      >
        <Autocomplete
          label="Why"
          data={REASONS}
          value={reason}
          onChange={setReason}
          error={fieldError(action.error, 'reason')}
          data-autofocus
        />
        <QueryView query={labels} what="The labels of the job" rows={2}>
          {(known) => (
            <Checkbox.Group label="Only these labels" value={[...chosen]} onChange={setChosen}>
              <Stack gap={6} mt={4} mah={220} style={{ overflow: 'auto' }} {...SCROLLS}>
                {(known.labels ?? []).map(({ pk, position, state, voided }) => (
                  <Checkbox
                    key={pk}
                    value={String(pk)}
                    label={`Label ${position}: ${voided === null ? printStatus(state).word : 'void'}`}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
        </QueryView>
        <Text size="sm" c="dimmed">
          Without a choice, what did not come out is printed, or all of it when all came out.
        </Text>
        {isGeneralError(action.error, 'reason') && <ErrorBand what="Nothing was printed" error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" loading={action.isPending}>
            {chosen.length === 0 ? 'Reprint' : `Reprint ${countOf(chosen.length, 'label')}`}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

/** What scrolls can be reached by keyboard. */
const SCROLLS = { tabIndex: 0 }
