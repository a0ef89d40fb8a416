import { Select, Text } from '@mantine/core'
import type { Machine } from '../../../main/records/machine-records.ts'
import { machineStatus } from '../../components/statuses.ts'

interface PrinterChoiceProps {
  printers: readonly Machine[]
  machine: string | null
  /** Why this one; empty when nobody said. */
  reason: string
  onChoose: (machine: string) => void
}

export function PrinterChoice({ printers, machine, reason, onChoose }: PrinterChoiceProps) {
  if (printers.length === 0) return null
  return (
    <>
      <Select
        label="Printer"
        data={printers.map((printer) => ({
          value: printer.pk,
          label: `${printer.name}: ${machineStatus(printer).word}`,
        }))}
        value={machine}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && onChoose(chosen)}
      />
      {reason !== '' && (
        <Text size="sm" c="dimmed">
          {reason}
        </Text>
      )}
    </>
  )
}
