import { Button } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import type { Machine } from '../../../main/records/machine-records.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TestLabel } from './test-label.tsx'

/** Prints a label that shows whether all is well, and asks how it came out. */
export function TestLabelButton({ machine }: { machine: Machine }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button leftSection={<IconTag size={18} />} disabled={!machine.active} onClick={() => setIsOpen(true)}>
        Test label
      </Button>
      {isOpen && (
        <Dialog title={`Test label of ${machine.name}`} scanPolicy="hold" onClose={() => setIsOpen(false)} size={560}>
          <TestLabel machine={machine} onDone={() => setIsOpen(false)} />
        </Dialog>
      )}
    </>
  )
}
