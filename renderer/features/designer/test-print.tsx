import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { LabelDocument } from '../../../main/records/label-document.ts'
import type { Machine } from '../../../main/records/machine-records.ts'
import { type LabelModel, useTestPrint } from '../../client/label-designs.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { JobLine } from '../../components/job-line.tsx'
import { machineStatus } from '../../components/statuses.ts'

interface TestPrintProps {
  document: LabelDocument
  model: LabelModel
  sample: { item: number | null; values: Record<string, unknown> }
  printers: readonly Machine[]
  onClose: () => void
}

/** The draft on paper, once. */
export function TestPrint({ document, model, sample, printers, onClose }: TestPrintProps) {
  const [machine, setMachine] = useState(printers[0]?.pk ?? '')
  const print = useTestPrint()
  return (
    <Dialog title="Test print" scanPolicy="hold" onClose={onClose}>
      <Stack gap="sm">
        {print.isError && <ErrorBand what="The label was not printed" error={print.error} />}
        <Text size="sm">
          One label of the draft as you see it, before what else waits. It is cancelled when it cannot leave within a
          minute.
        </Text>
        <NativeSelect
          label="Printer"
          data={printers.map((printer) => ({
            value: printer.pk,
            label: `${printer.name}: ${machineStatus(printer).word}`,
          }))}
          value={machine}
          onChange={(event) => setMachine(event.currentTarget.value)}
          error={printers.length === 0 ? 'No printer is set up. Add one on the Machines page.' : undefined}
        />
        {print.data !== undefined && <JobLine job={print.data} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button
            disabled={machine === ''}
            loading={print.isPending}
            onClick={() => print.mutate({ document, model_type: model, ...sample, machine })}
          >
            Print one label
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
