import { Button, Group, Stack, Switch, Text } from '@mantine/core'
import { IconScissors } from '@tabler/icons-react'
import type { PaperLabel } from '../../main/records/print-records.ts'
import { type SimulatedCondition, usePaper, useSimulate, useSimulatedFaults, useTearOff } from '../client/machines.ts'
import { ErrorBand } from './error-band.tsx'
import styles from './paper-roll.module.css'
import { QueryView } from './query-view.tsx'
import { SvgPicture } from './svg-picture.tsx'
import { timeText } from './texts.ts'

const FAULTS: readonly { condition: SimulatedCondition; label: string }[] = [
  { condition: 'paper out', label: 'Paper out' },
  { condition: 'head open', label: 'Head open' },
  { condition: 'paused', label: 'Paused' },
]

/** What scrolls can be reached by keyboard. */
const SCROLLS = { tabIndex: 0 }

/** The paper of a simulated printer as it came out, newest first, with the faults it can have. */
export function PaperRoll({ machine, hasFaults }: { machine: string; hasFaults: boolean }) {
  const paper = usePaper(machine)
  const tearOff = useTearOff(machine)
  return (
    <Stack gap="sm">
      {hasFaults && <Faults machine={machine} />}
      <QueryView query={paper} what="The paper" rows={3}>
        {(labels) =>
          labels.length === 0 ? (
            <div className={styles['empty']}>Nothing is printed yet. Labels come out here.</div>
          ) : (
            <>
              <Group justify="space-between">
                <Text size="sm">Newest first, {labels.length} on the roll</Text>
                <Button
                  variant="default"
                  size="compact-sm"
                  leftSection={<IconScissors size={16} />}
                  loading={tearOff.isPending}
                  onClick={() => tearOff.mutate()}
                >
                  Tear off
                </Button>
              </Group>
              <ol className={styles['roll']} aria-label="Printed labels" {...SCROLLS}>
                {newestFirst(labels).map((label) => (
                  <li key={label.number}>
                    <SvgPicture
                      svg={label.svg}
                      alt={`Label ${label.number}, ${label.width_mm} by ${label.height_mm} mm`}
                      className={styles['label']}
                    />
                    <Text size="xs" c="dimmed" ta="center">
                      {label.number}, {timeText(label.printed_at)}
                    </Text>
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </QueryView>
    </Stack>
  )
}

function Faults({ machine }: { machine: string }) {
  const simulate = useSimulate(machine)
  const { faults, setFaults } = useSimulatedFaults(machine)
  const toggle = (condition: SimulatedCondition, present: boolean) => {
    const others = faults.conditions.filter((one) => one !== condition)
    const conditions = present ? [...others, condition] : others
    simulate.mutate(
      { kind: 'condition', condition, present },
      { onSuccess: () => setFaults({ ...faults, conditions }) },
    )
  }
  const plug = (isUnplugged: boolean) =>
    simulate.mutate(
      { kind: isUnplugged ? 'unplug' : 'plug' },
      { onSuccess: () => setFaults({ ...faults, isUnplugged }) },
    )
  return (
    <>
      <Group component="section" gap="lg" aria-label="Faults">
        {FAULTS.map(({ condition, label }) => (
          <Switch
            key={condition}
            label={label}
            checked={faults.conditions.includes(condition)}
            onChange={(event) => toggle(condition, event.currentTarget.checked)}
          />
        ))}
        <Switch
          label="Unplugged"
          checked={faults.isUnplugged}
          onChange={(event) => plug(event.currentTarget.checked)}
        />
      </Group>
      {simulate.isError && <ErrorBand what="Nothing was changed on the simulated printer" error={simulate.error} />}
    </>
  )
}

function newestFirst(labels: readonly PaperLabel[]): PaperLabel[] {
  return labels.toSorted((one, other) => other.number - one.number)
}
