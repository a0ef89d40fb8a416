import { Button, Group, NumberInput, Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import type { Machine } from '../../../main/records/machine-records.ts'
import { type PrinterFaults as Faults, usePowerCycle, usePrinterFaults } from '../../client/machine-work.ts'
import { ErrorBand } from '../../components/error-band.tsx'

const SLOW_MS = 1500

/** What goes wrong with a simulated printer by itself, so that people and tests see what happens then. */
export function PrinterFaults({ machine }: { machine: Machine }) {
  const faults = usePrinterFaults(machine.pk)
  const power = usePowerCycle(machine.pk)
  const [labels, setLabels] = useState(3)
  const [bytes, setBytes] = useState(100)
  const set = (changed: Partial<Faults>) => faults.mutate(changed)
  const error = faults.error ?? power.error
  return (
    <Stack gap="xs" component="section" aria-label="What goes wrong by itself">
      <Text fw={600}>What goes wrong by itself</Text>
      <Group gap="lg">
        <Switch
          label="Slow head"
          onChange={(event) => set({ ms_per_label: event.currentTarget.checked ? SLOW_MS : 0 })}
        />
        <Switch label="Wrong answers" onChange={(event) => set({ answers_wrong: event.currentTarget.checked })} />
        <Switch label="Silent" onChange={(event) => set({ is_silent: event.currentTarget.checked })} />
      </Group>
      <Group align="end">
        <Count label="Labels left on the roll" value={labels} onChange={setLabels} />
        <Button variant="default" onClick={() => set({ paper_out_after: labels })}>
          Then the paper is out
        </Button>
        <Count label="Bytes until" value={bytes} onChange={setBytes} />
        <Button variant="default" onClick={() => set({ unplug_after_bytes: bytes })}>
          It is unplugged
        </Button>
        <Button variant="default" loading={power.isPending} onClick={() => power.mutate()}>
          Switch off and on
        </Button>
      </Group>
      {error && <ErrorBand what="Nothing was changed on the simulated printer" error={error} />}
    </Stack>
  )
}

interface CountProps {
  label: string
  value: number
  onChange: (value: number) => void
}

function Count({ label, value, onChange }: CountProps) {
  return (
    <NumberInput
      label={label}
      w={150}
      min={0}
      max={10_000}
      value={value}
      onChange={(entered) => typeof entered === 'number' && onChange(entered)}
    />
  )
}
