import { Button, Group, Loader, Stack, Text } from '@mantine/core'
import { useMachines } from '../../../client/machines.ts'
import { type ScannerCheck, useTakeScanner } from '../../../client/scanner-check.ts'
import { ErrorBand } from '../../../components/error-band.tsx'
import { StatusChip } from '../../../components/status-chip.tsx'
import { freeName } from './free-name.ts'

interface SwitchedProps {
  check: Pick<ScannerCheck, 'machine' | 'name'>
  switching: NonNullable<ScannerCheck['switching']>
  /** Checks it again, in the mode that it has now. */
  onTaken: (machine: string) => void
}

/** A scanner that was told to change its mode goes away, and comes back as another device. */
export function Switched({ check, switching: { outcome, came_back: back }, onTaken }: SwitchedProps) {
  if (outcome === 'refused')
    return (
      <Group gap="sm" wrap="nowrap" aria-live="polite">
        <StatusChip kind="question" word="CHECK" />
        <Text>It refused the command: this model does not have that mode, or not under this name. See its manual.</Text>
      </Group>
    )
  if (back === null)
    return (
      <Group gap="sm" wrap="nowrap" aria-live="polite">
        <Loader size="sm" />
        <Text>
          {outcome === 'taken' ? 'It took the command.' : 'It was told.'} Now it goes away and comes back as another
          device, mostly within ten seconds. If it does not, unplug it and plug it in again. One that was a machine in
          that mode before is that machine again: switch it on.
        </Text>
      </Group>
    )
  return <Back check={check} back={back} onTaken={onTaken} />
}

interface BackProps extends Pick<SwitchedProps, 'check' | 'onTaken'> {
  back: NonNullable<SwitchedProps['switching']['came_back']>
}

function Back({ check, back, onTaken }: BackProps) {
  const take = useTakeScanner()
  const { data: machines } = useMachines()
  const { machine } = back
  if (machine === null) return null
  const use = () => {
    const name = freeName(back.name, new Set(machines?.map((one) => one.name)))
    take.mutate({ name, machine, instead: check.machine }, { onSuccess: ({ pk }) => onTaken(pk) })
  }
  return (
    <Stack gap="sm" align="flex-start">
      <Group gap="sm" wrap="nowrap" aria-live="polite">
        <StatusChip kind="accepted" word="OK" />
        <Text>
          It is back: <strong>{back.name}</strong>, {back.mode}. It becomes a machine of its own, and “{check.name}”,
          which it was before, is switched off.
        </Text>
      </Group>
      {take.isError && <ErrorBand what="It was not taken" error={take.error} />}
      <Button loading={take.isPending} disabled={machines === undefined} onClick={use}>
        Use it and go on checking
      </Button>
    </Stack>
  )
}
