import { Button, Group, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReportModel } from '../../client/reports.ts'
import { usePrintSwitches } from '../../client/print-switches.ts'
import { PrintDialog } from '../../components/print-dialog.tsx'
import { ReportButton } from './report-button.tsx'
import { useStockSelection } from './stock-selection.tsx'

/** What can be done with the rows that are ticked. */
export function SelectionBar({ model }: { model: ReportModel }) {
  const { selected, select } = useStockSelection()
  const [isPrinting, setPrinting] = useState(false)
  const { hasLabels } = usePrintSwitches()
  const items = [...selected]
  if (items.length === 0) return null
  return (
    <Group mb={8} gap="sm">
      <Text fw={600} aria-live="polite">
        {items.length} selected
      </Text>
      {hasLabels && (
        <Button size="compact-md" leftSection={<IconPrinter size={16} />} onClick={() => setPrinting(true)}>
          Print labels
        </Button>
      )}
      <ReportButton size="compact-md" target={{ model, items }} />
      <Button size="compact-md" variant="default" onClick={() => select(new Set())}>
        Clear
      </Button>
      {isPrinting && <PrintDialog target={{ model, items }} onClose={() => setPrinting(false)} />}
    </Group>
  )
}
