import { Button, Group, Stack, Text } from '@mantine/core'
import { useVoidLabel } from '../../client/print-queue.ts'
import { useCommandCodes } from '../../components/command-codes.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'

/** A label that does not count any more, such as a torn one: it is scanned. */
export function VoidDialog({ onClose }: { onClose: () => void }) {
  const label = useVoidLabel()
  useCommandCodes({ DONE: onClose })
  return (
    <Dialog
      title="Void a label"
      scanPolicy="fill"
      onScan={({ data }) => label.mutate({ code: data })}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="lg" fw={650}>
          Scan the label that does not count.
        </Text>
        <Text aria-live="polite">
          {label.isSuccess ? `Void: a label of ${label.data.template_name}, job ${label.data.pk}.` : ''}
        </Text>
        {label.isError && <ErrorBand what="No label is void" error={label.error} />}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            Close
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
