import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useCommandCodes } from './command-codes.tsx'

interface DialogProps {
  title: string
  /** What a scan does while this is open: fill its fields, go through to what is below, or be held. */
  scanPolicy: 'answer' | 'fill' | 'through' | 'hold'
  onClose: () => void
  size?: number
  children: ReactNode
}

/** Every dialog says what happens to scans while it is open. */
export function Dialog({ title, scanPolicy, onClose, size = 520, children }: DialogProps) {
  // The code NO does what Escape does.
  useCommandCodes({ NO: onClose })
  return (
    <Modal opened onClose={onClose} title={title} size={size} centered data-scan-policy={scanPolicy}>
      {children}
    </Modal>
  )
}
