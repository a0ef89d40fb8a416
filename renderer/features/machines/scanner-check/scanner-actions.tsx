import { Button, Group, Stack, Text } from '@mantine/core'
import { IconBell, IconChecklist, IconViewfinder } from '@tabler/icons-react'
import { useState } from 'react'
import type { Machine } from '../../../../main/records/machine-records.ts'
import { useMachineCommand } from '../../../client/machine-work.ts'
import { useBeep } from '../../../client/scanner-check.ts'
import { ErrorBand } from '../../../components/error-band.tsx'
import { ScannerCheckDialog } from './scanner-check-dialog.tsx'

/** What a person does with a scanner: finds out how it is set, and which of several it is. */
export function ScannerActions({ machine }: { machine: Machine }) {
  const [isChecking, setChecking] = useState(false)
  const beep = useBeep(machine.pk)
  const command = useMachineCommand(machine.pk)
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button leftSection={<IconChecklist size={18} />} disabled={!machine.active} onClick={() => setChecking(true)}>
          Check this scanner
        </Button>
        <Button
          variant="default"
          leftSection={<IconBell size={18} />}
          loading={beep.isPending}
          disabled={!machine.active}
          onClick={() => beep.mutate()}
        >
          Beep this one
        </Button>
        {machine.commands.includes('trigger') && (
          <Button
            variant="default"
            leftSection={<IconViewfinder size={18} />}
            loading={command.isPending}
            disabled={!machine.active}
            onClick={() => command.mutate('trigger')}
          >
            Trigger
          </Button>
        )}
      </Group>
      <Text size="sm" aria-live="polite">
        {beep.data?.has_beeped === false &&
          'This scanner cannot be told to beep. Scan anything with each of them: the scan says which one read it.'}
        {beep.data?.has_beeped === true && 'It was told to beep. '}
        {command.isSuccess && 'Its trigger was pulled: it reads for five seconds, or until it has a code.'}
      </Text>
      {beep.isError && <ErrorBand what="It did not beep" error={beep.error} />}
      {command.isError && <ErrorBand what="Its trigger was not pulled" error={command.error} />}
      {isChecking && <ScannerCheckDialog machine={machine.pk} onClose={() => setChecking(false)} />}
    </Stack>
  )
}
