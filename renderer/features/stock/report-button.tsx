import { Button, type ButtonProps } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { usePrintSwitches } from '../../client/print-switches.ts'
import type { ReportSelection } from '../../client/reports.ts'
import { ReportDialog } from '../../components/report-dialog.tsx'
import { countOf } from '../../components/texts.ts'

const NAMES: Readonly<Record<ReportSelection['model'], string>> = {
  stockitem: 'item',
  part: 'part',
  stocklocation: 'location',
}

interface ReportButtonProps {
  target: ReportSelection
  size?: ButtonProps['size']
}

/** A report of what is ticked, of what is open, or of the whole list. */
export function ReportButton({ target, size = 'sm' }: ReportButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const { hasReports } = usePrintSwitches()
  if (!hasReports) return null
  return (
    <>
      <Button
        variant="default"
        size={size}
        leftSection={<IconFileText size={18} />}
        title="Ctrl+P"
        onClick={() => setOpen(true)}
      >
        Print report
      </Button>
      {isOpen && <StockReport target={target} onClose={() => setOpen(false)} />}
    </>
  )
}

export function StockReport({ target, onClose }: { target: ReportSelection; onClose: () => void }) {
  const name = NAMES[target.model]
  const isFiltered = 'query' in target && target.query !== ''
  const all = isFiltered ? `All ${name}s that the list shows now` : `All ${name}s`
  const subject = 'items' in target ? countOf(target.items.length, name) : all
  return <ReportDialog selection={target} subject={subject} onClose={onClose} />
}
