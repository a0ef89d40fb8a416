import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import type { Machine } from '../../../main/records/machine-records.ts'
import {
  useDeleteMachine,
  useMachines,
  useMachineSettings,
  useRestartMachine,
  useUpdateMachine,
} from '../../client/machines.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { PaperRoll } from '../../components/paper-roll.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ScannerTray } from '../../components/scanner-tray.tsx'
import { SettingList } from '../../components/setting-list.tsx'
import { StatusChip } from '../../components/status-chip.tsx'
import { machineStatus } from '../../components/statuses.ts'
import { timeText } from '../../components/texts.ts'
import { ObjectTabs } from '../../plugin-ui/object-tabs.tsx'
import { FixSteps } from './fix-steps.tsx'
import { MissingRight } from './missing-right.tsx'
import { MachineProperties } from './machine-properties.tsx'
import { PrintActivity } from './print-activity.tsx'
import { PrinterAbilities } from './printer-abilities.tsx'
import { PrinterActions } from './printer-actions.tsx'
import { PrinterFaults } from './printer-faults.tsx'
import { ScannerFaults } from './scanner-faults.tsx'
import { ScannerActions } from './scanner-check/scanner-actions.tsx'
import { WaitingJobs } from './waiting-jobs.tsx'
import { WireLog } from './wire-log.tsx'

export function MachineDetail({ machine }: { machine: Machine }) {
  const machines = useMachines()
  return (
    <Stack gap="md">
      <Head machine={machine} />
      {machine.machine_type === 'label-printer' && <PrinterActions machine={machine} />}
      {machine.machine_type === 'barcode-scanner' && <ScannerActions key={machine.pk} machine={machine} />}
      <Actions machine={machine} />
      <FixSteps machine={machine} />
      <MissingRight machine={machine} />
      {machine.machine_type === 'label-printer' && <WaitingJobs machine={machine} />}
      {machine.machine_type === 'label-printer' && <PrintActivity machine={machine} />}
      {machine.machine_errors.map((text) => (
        <ErrorBand key={text} what="This machine does not work yet" error={text} />
      ))}
      <ObjectTabs
        object={{ model: 'machine', id: machine.pk, instance: machine, reload: () => void machines.refetch() }}
        tabs={[
          ...(machine.simulated
            ? [{ value: 'simulator', label: 'Simulator', content: <Simulator machine={machine} /> }]
            : []),
          { value: 'settings', label: 'Settings', content: <Settings machine={machine} /> },
          { value: 'reported', label: 'Reported', content: <MachineProperties properties={machine.properties} /> },
          ...(machine.machine_type === 'label-printer'
            ? [{ value: 'abilities', label: 'Abilities', content: <PrinterAbilities machine={machine} /> }]
            : []),
          { value: 'wire', label: 'Wire log', content: <WireLog machine={machine} /> },
        ]}
      />
    </Stack>
  )
}

function Head({ machine }: { machine: Machine }) {
  const { kind, word } = machineStatus(machine)
  const sentence = machine.active ? machine.status_text : 'It is switched off. Nothing is read from it or sent to it.'
  return (
    <div>
      <Group gap="sm">
        <Title order={2} size="h3">
          {machine.name}
        </Title>
        <StatusChip kind={kind} word={word} />
        {machine.simulated && <StatusChip kind="simulated" word="SIM" />}
        {machine.restart_required && <StatusChip kind="question" word="Restart needed" />}
      </Group>
      <Text size="lg" mt={4} aria-live="polite">
        {sentence === '' ? word : sentence}
      </Text>
      <Text size="sm" c="dimmed">
        {machine.driver}, since {timeText(machine.status_since)}
        {machine.location !== null && ` · ${machine.location.pathstring}`}
      </Text>
    </div>
  )
}

function Actions({ machine }: { machine: Machine }) {
  const update = useUpdateMachine()
  const restart = useRestartMachine()
  const remove = useDeleteMachine()
  const navigate = useNavigate()
  const error = update.error ?? restart.error ?? remove.error
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Switch
          label={machine.active ? 'On' : 'Off'}
          aria-label={`${machine.name} is on`}
          checked={machine.active}
          disabled={update.isPending}
          onChange={(event) => update.mutate({ pk: machine.pk, active: event.currentTarget.checked })}
        />
        <ConfirmButton
          label="Delete"
          question={`Delete ${machine.name}?`}
          consequence="Its settings are deleted too. Print jobs and scans stay in the history."
          onConfirm={() => remove.mutate(machine.pk, { onSuccess: () => void navigate('/machines') })}
        />
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} />}
          loading={restart.isPending}
          disabled={!machine.active}
          onClick={() => restart.mutate(machine.pk)}
        >
          {machine.restart_required ? 'Restart: its driver asks for it' : 'Restart'}
        </Button>
      </Group>
      {error && <ErrorBand what="Nothing was changed" error={error} />}
    </Stack>
  )
}

function Settings({ machine }: { machine: Machine }) {
  const settings = useMachineSettings(machine.pk)
  return (
    <QueryView query={settings} what="The settings">
      {(known) =>
        known.length === 0 ? (
          <Text>This machine needs no settings.</Text>
        ) : (
          <SettingList settings={known} machine={machine.pk} />
        )
      }
    </QueryView>
  )
}

function Simulator({ machine }: { machine: Machine }) {
  if (machine.machine_type === 'label-printer')
    return (
      <Stack>
        <PrinterFaults machine={machine} />
        <PaperRoll machine={machine.pk} hasFaults />
      </Stack>
    )
  return (
    <Stack>
      <ScannerFaults machine={machine} />
      <ScannerTray machine={machine.pk} />
    </Stack>
  )
}
