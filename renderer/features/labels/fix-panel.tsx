import { Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Machine } from '../../../main/records/machine-records.ts'
import { FixSteps } from '../machines/fix-steps.tsx'

/** How a printer that stands is made to go on: steps for what it reports, else what is known of it. */
export function FixPanel({ machine }: { machine: Machine }) {
  if (machine.conditions.length > 0) return <FixSteps machine={machine} />
  return (
    <Text>
      {machine.name}: {machine.status_text || machine.status_label}. Look at its cable and switch, or at{' '}
      <Link to={`/machines/${machine.pk}`}>its page</Link>.
    </Text>
  )
}
