import { Button, Group, Menu, Stack } from '@mantine/core'
import { IconDots, IconPlayerPause, IconPlayerPlay, IconRuler2, IconSquareArrowDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Machine } from '../../../main/records/machine-records.ts'
import { type MachineCommand, useMachineCommand } from '../../client/machine-work.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { TestLabelButton } from './test-label-button.tsx'

interface Action {
  command: MachineCommand
  label: string
  icon: ReactNode
}

const ICON = 18
const FEED: Action = { command: 'feed', label: 'Feed', icon: <IconSquareArrowDown size={ICON} /> }
const PAUSE: Action = { command: 'pause', label: 'Pause', icon: <IconPlayerPause size={ICON} /> }
const RESUME: Action = { command: 'resume', label: 'Resume', icon: <IconPlayerPlay size={ICON} /> }
const CALIBRATE: Action = { command: 'calibrate', label: 'Calibrate', icon: <IconRuler2 size={ICON} /> }
const RARE: readonly { command: MachineCommand; label: string }[] = [
  { command: 'configuration label', label: 'Print its configuration' },
  { command: 'cancel', label: 'Throw away what waits in it' },
  { command: 'reset', label: 'Restart the printer' },
]

/** What a person has a printer do; what it cannot do by command is not offered. */
export function PrinterActions({ machine }: { machine: Machine }) {
  const send = useMachineCommand(machine.pk)
  const isPaused = machine.conditions.includes('paused')
  const actions = [FEED, isPaused ? RESUME : PAUSE, CALIBRATE].filter(({ command }) =>
    machine.commands.includes(command),
  )
  const rare = RARE.filter(({ command }) => machine.commands.includes(command))
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <TestLabelButton machine={machine} />
        {actions.map(({ command, label, icon }) => (
          <Button
            key={command}
            variant="default"
            leftSection={icon}
            loading={send.isPending && send.variables === command}
            disabled={!machine.active}
            onClick={() => send.mutate(command)}
          >
            {label}
          </Button>
        ))}
        {rare.length > 0 && (
          <Menu>
            <Menu.Target>
              <Button variant="default" aria-label={`More for ${machine.name}`} disabled={!machine.active}>
                <IconDots size={ICON} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {rare.map(({ command, label }) => (
                <Menu.Item key={command} onClick={() => send.mutate(command)}>
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {send.isError && <ErrorBand what="The printer did not do it" error={send.error} />}
    </Stack>
  )
}
