import { Modal, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Scan } from '../../main/records/scan-records.ts'
import { useHeldScans } from '../client/scan-desk.ts'
import { useCommandCodes } from './command-codes.tsx'
import { type ScanPolicy, useScanPolicy } from './scan-policy.tsx'
import { countOf } from './texts.ts'

interface DialogProps {
  title: string
  scanPolicy: ScanPolicy
  /** Gets the scans of `answer` and `fill`, as long as this is the topmost that wants them. */
  onScan?: (scan: Scan) => void
  /** Null: it is a question that only its buttons answer. */
  onClose: (() => void) | null
  size?: number
  children: ReactNode
}

/** Every dialog says what happens to scans while it is open. */
export function Dialog({ title, scanPolicy, onScan, onClose, size = 520, children }: DialogProps) {
  useScanPolicy(scanPolicy, onScan)
  // The code NO does what Escape does, but for what is held.
  useCommandCodes(scanPolicy === 'hold' || onClose === null ? {} : { NO: onClose })
  return (
    <Modal
      opened
      onClose={onClose ?? (() => {})}
      withCloseButton={onClose !== null}
      closeOnEscape={onClose !== null}
      closeOnClickOutside={onClose !== null}
      title={title}
      size={size}
      centered
      data-scan-policy={scanPolicy}
    >
      {scanPolicy === 'hold' && <HeldNote />}
      {children}
    </Modal>
  )
}

function HeldNote() {
  const held = useHeldScans().data?.length ?? 0
  return (
    <Text size="sm" fw={600} aria-live="polite">
      {held === 0 ? '' : `${countOf(held, 'scan')} held until this is answered.`}
    </Text>
  )
}
