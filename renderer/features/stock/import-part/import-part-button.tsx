import { Button } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { useState } from 'react'
import { ImportPartDialog } from './import-part-dialog.tsx'

/** Brings a part from a supplier that a plugin can ask. */
export function ImportPartButton() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" leftSection={<IconPackageImport size={18} />} onClick={() => setOpen(true)}>
        Import
      </Button>
      {isOpen && <ImportPartDialog onClose={() => setOpen(false)} />}
    </>
  )
}
