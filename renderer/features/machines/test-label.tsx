import { Button, Group, List, NumberInput, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Machine } from '../../../main/records/machine-records.ts'
import type { PrintJob } from '../../../main/records/print-records.ts'
import { useMachineCommand, useTestLabel } from '../../client/machine-work.ts'
import { whyCannot } from '../../client/printer-abilities.ts'
import { usePrintJobs } from '../../client/print-jobs.ts'
import { useSetSetting } from '../../client/settings.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { StatusChip } from '../../components/status-chip.tsx'
import { printDetail, printStatus } from '../../components/statuses.ts'
import { OUTCOMES, type Outcome } from './test-label-outcomes.ts'

const USUAL = { width_mm: 50, height_mm: 30 }

interface TestLabelProps {
  machine: Machine
  onDone: () => void
}

/** Size, print, and "how did it come out": each answer leads to one thing to try. */
export function TestLabel({ machine, onDone }: TestLabelProps) {
  const [size, setSize] = useState(USUAL)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const print = useTestLabel(machine.pk)
  const command = useMachineCommand(machine.pk)
  const isPrinted = print.isSuccess && outcome === null
  const printAgain = () => {
    setOutcome(null)
    print.mutate(size)
  }
  const choose = (chosen: Outcome) => {
    setOutcome(chosen)
    if (chosen.command !== null && machine.commands.includes(chosen.command)) command.mutate(chosen.command)
  }
  return (
    <Stack>
      <Text aria-live="polite">{machine.status_text}</Text>
      <Group align="end">
        <Millimetres label="Width" value={size.width_mm} onChange={(width_mm) => setSize({ ...size, width_mm })} />
        <Millimetres label="Height" value={size.height_mm} onChange={(height_mm) => setSize({ ...size, height_mm })} />
        <Button data-autofocus loading={print.isPending} onClick={printAgain}>
          {print.isIdle ? 'Print a test label' : 'Print again'}
        </Button>
      </Group>
      {print.data && <JobLine job={print.data} />}
      {print.isError && <ErrorBand what="The test label was not printed" error={print.error} />}
      {isPrinted && <Answers machine={machine} onDone={onDone} onChoose={choose} />}
      {outcome !== null && (
        <section aria-label={outcome.label}>
          <Text fw={600}>{outcome.label}: what to try</Text>
          <List type="ordered">
            {stepsFor(outcome, machine).map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </section>
      )}
      {command.isError && <ErrorBand what="The printer did not do it" error={command.error} />}
    </Stack>
  )
}

/** What the program would have it do, a person does where it has no command for that. */
function stepsFor({ command, steps }: Outcome, machine: Machine): readonly string[] {
  const cannot = command === null ? null : whyCannot(machine, command)
  return typeof cannot === 'string' ? [cannot, ...steps.slice(1)] : steps
}

/** What the printer says of the label, as it goes on. */
function JobLine({ job }: { job: PrintJob }) {
  const { data } = usePrintJobs()
  const now = data?.results.find(({ pk }) => pk === job.pk) ?? job
  const { kind, word } = printStatus(now.state)
  return (
    <Group gap="sm" aria-live="polite">
      <StatusChip kind={kind} word={word} />
      <Text>{printDetail(now)}</Text>
    </Group>
  )
}

interface AnswersProps extends TestLabelProps {
  onChoose: (outcome: Outcome) => void
}

function Answers({ machine, onDone, onChoose }: AnswersProps) {
  const setting = useSetSetting()
  const accept = () =>
    setting.mutate(
      { address: '/api/settings/global/STATION_DEFAULT_PRINTER/', value: machine.pk },
      {
        onSuccess: () => {
          notifications.show({ message: `${machine.name} prints the labels of this station.` })
          onDone()
        },
      },
    )
  return (
    <Stack gap="xs" component="section" aria-label="How did it come out?">
      <Text fw={600}>How did it come out?</Text>
      <Group gap="xs">
        <Button loading={setting.isPending} onClick={accept}>
          Looks right
        </Button>
        {OUTCOMES.map((outcome) => (
          <Button key={outcome.label} variant="default" onClick={() => onChoose(outcome)}>
            {outcome.label}
          </Button>
        ))}
      </Group>
      {setting.isError && <ErrorBand what="It is not the printer of this station yet" error={setting.error} />}
    </Stack>
  )
}

interface MillimetresProps {
  label: string
  value: number
  onChange: (value: number) => void
}

function Millimetres({ label, value, onChange }: MillimetresProps) {
  return (
    <NumberInput
      label={label}
      suffix=" mm"
      w={120}
      min={10}
      max={300}
      value={value}
      onChange={(entered) => typeof entered === 'number' && onChange(entered)}
    />
  )
}
