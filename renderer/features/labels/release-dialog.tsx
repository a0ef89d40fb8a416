import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PrintJob } from '../../../main/records/print-records.ts'
import { useJobAction } from '../../client/print-jobs.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { ReleaseReason } from '../../components/release-reason.tsx'
import { codeText } from '../../components/texts.ts'

/** A job whose code does not read back is printed as it is. */
export function ReleaseDialog({ job, onClose }: { job: PrintJob; onClose: () => void }) {
  const action = useJobAction()
  const [reason, setReason] = useState('')
  const release = () =>
    action.mutate({ job: job.pk, action: { kind: 'release', body: { reason } } }, { onSuccess: onClose })
  return (
    <Dialog title={`Print ${job.template_name} anyway`} scanPolicy="through" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') release()
        }}
      >
        <Stack gap="md">
          <Text>
            The code <span className="code">{codeText(job.unread_code)}</span> does not read back from what would be
            printed. All labels of the job that have not left are printed without this check.
          </Text>
          <ReleaseReason reason={reason} onChange={setReason} />
          {action.isError && <ErrorBand what="The job is still held" error={action.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" disabled={reason.trim() === ''} loading={action.isPending}>
              Print anyway
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
