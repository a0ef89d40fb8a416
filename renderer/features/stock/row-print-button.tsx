import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { PrintTarget } from '../../client/print-queue.ts'
import { usePrintSwitches } from '../../client/print-switches.ts'
import { usePrintWithNotice } from './use-print-with-notice.ts'

export function RowPrintButton({ name, target }: { name: string; target: PrintTarget }) {
  const print = usePrintWithNotice()
  const { hasLabels } = usePrintSwitches()
  if (!hasLabels) return null
  return (
    <Tooltip label="Print label">
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--mantine-color-text)"
        size={28}
        aria-label={`Print label of ${name}`}
        loading={print.isPending}
        onClick={() => print.mutate(target)}
      >
        <IconPrinter size={18} />
      </ActionIcon>
    </Tooltip>
  )
}
