import { Autocomplete } from '@mantine/core'

const REASONS = ['People read it, no scanner', 'A scanner reads it', 'A sample']

interface ReleaseReasonProps {
  reason: string
  onChange: (reason: string) => void
}

/** Why a label is wanted whose code does not read back; empty: it is not. */
export function ReleaseReason({ reason, onChange }: ReleaseReasonProps) {
  return <Autocomplete label="Print it anyway, because" data={REASONS} value={reason} onChange={onChange} />
}
