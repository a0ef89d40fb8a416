import { IconPrinterOff } from '@tabler/icons-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { LABELS_ARE_OFF } from '../../client/print-switches.ts'

/** In place of a page that prints. */
export function PrintingIsOff() {
  return <EmptyState icon={<IconPrinterOff size={32} />} sentence={LABELS_ARE_OFF} />
}
