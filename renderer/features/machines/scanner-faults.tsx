import { Button, Group, Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import type { Machine } from '../../../main/records/machine-records.ts'
import { type ScannerFaults as Faults, useScannerFaults } from '../../client/machine-work.ts'
import { useSimulate, useSimulatedFaults } from '../../client/machines.ts'
import { ErrorBand } from '../../components/error-band.tsx'

const SLOW_MS = 50

const SWITCHES: readonly { label: string; on: Partial<Faults>; off: Partial<Faults> }[] = [
  { label: 'Babbles', on: { babbles: true }, off: { babbles: false } },
  { label: 'Garbled codes', on: { garbles: true }, off: { garbles: false } },
  { label: 'Reads twice', on: { reads_twice: true }, off: { reads_twice: false } },
  { label: 'Loses the end', on: { loses_end: true }, off: { loses_end: false } },
  { label: 'Slow', on: { ms_per_piece: SLOW_MS }, off: { ms_per_piece: 0 } },
]

/** What goes wrong with a simulated scanner by itself, so that people and tests see what happens then. */
export function ScannerFaults({ machine }: { machine: Machine }) {
  const faults = useScannerFaults(machine.pk)
  const [isCutNext, setCutNext] = useState(false)
  const cutNext = () => faults.mutate({ unplugs_in_code: true }, { onSuccess: () => setCutNext(true) })
  return (
    <Stack gap="xs" component="section" aria-label="What goes wrong by itself">
      <Text fw={600}>What goes wrong by itself</Text>
      <Group gap="lg">
        {SWITCHES.map(({ label, on, off }) => (
          <Switch
            key={label}
            label={label}
            onChange={(event) => faults.mutate(event.currentTarget.checked ? on : off)}
          />
        ))}
        <Plug machine={machine} />
      </Group>
      <Group gap="sm">
        <Button variant="default" loading={faults.isPending} onClick={cutNext}>
          Unplug it in the next code
        </Button>
        <Text size="sm" aria-live="polite">
          {isCutNext && 'The next code is cut off, and it is unplugged. Plug it in again above.'}
        </Text>
      </Group>
      {faults.isError && <ErrorBand what="Nothing was changed on the simulated scanner" error={faults.error} />}
    </Stack>
  )
}

function Plug({ machine }: { machine: Machine }) {
  const simulate = useSimulate(machine.pk)
  const { faults, setFaults } = useSimulatedFaults(machine.pk)
  const plug = (isUnplugged: boolean) =>
    simulate.mutate(
      { kind: isUnplugged ? 'unplug' : 'plug' },
      { onSuccess: () => setFaults({ ...faults, isUnplugged }) },
    )
  return (
    <>
      <Switch label="Unplugged" checked={faults.isUnplugged} onChange={(event) => plug(event.currentTarget.checked)} />
      {simulate.isError && <ErrorBand what="Nothing was changed on the simulated scanner" error={simulate.error} />}
    </>
  )
}
