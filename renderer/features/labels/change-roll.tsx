import { Button, Group, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { QueuedPrinter } from '../../../main/records/print-records.ts'
import { type LoadedRoll, useChangeRoll } from '../../client/print-queue.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'

interface ChangeRollProps {
  printer: QueuedPrinter
  /** The size of the label that is wanted, where one is at hand. */
  suggested: { width_mm: number; length_mm: number } | null
  onClose: () => void
}

/** Another roll is put in: printers that cannot see it are told. */
export function ChangeRoll({ printer, suggested, onClose }: ChangeRollProps) {
  return (
    <Dialog title={`Roll in ${printer.name}`} scanPolicy="through" onClose={onClose}>
      {printer.tells_media ? (
        <Seen printer={printer} onClose={onClose} />
      ) : (
        <Told printer={printer} suggested={suggested} onClose={onClose} />
      )}
    </Dialog>
  )
}

function Seen({ printer: { name }, onClose }: Pick<ChangeRollProps, 'printer' | 'onClose'>) {
  return (
    <Stack gap="md">
      <Text>{name} sees by itself which roll is in it. Put in the other roll and close its cover.</Text>
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          Close
        </Button>
      </Group>
    </Stack>
  )
}

type Kind = 'labels' | 'endless'

const KINDS: { value: Kind; label: string }[] = [
  { value: 'labels', label: 'Labels of one size' },
  { value: 'endless', label: 'Endless' },
]

function Told({ printer, suggested, onClose }: ChangeRollProps) {
  const { machine, media, measured_length_mm: measured } = printer
  const start = suggested ?? media
  const [kind, setKind] = useState<Kind>(start?.length_mm === null ? 'endless' : 'labels')
  const [width, setWidth] = useState<string | number>(start?.width_mm ?? '')
  const [length, setLength] = useState<string | number>(start?.length_mm ?? measured ?? '')
  const change = useChangeRoll()
  const roll = rollOf(kind, width, length)
  const say = (said: LoadedRoll | null) => change.mutate({ machine, roll: said }, { onSuccess: onClose })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (roll !== null) say(roll)
      }}
    >
      <Stack gap="md">
        <Text>Labels that are too large for this roll wait. Those that wait for it go on.</Text>
        <SegmentedControl
          aria-label="Kind of roll"
          data={KINDS}
          value={kind}
          onChange={(chosen) => setKind(chosen === 'endless' ? 'endless' : 'labels')}
        />
        <Group grow align="start">
          <NumberInput label="Width" suffix=" mm" min={1} max={300} data-autofocus value={width} onChange={setWidth} />
          {kind === 'labels' && (
            <NumberInput label="Length" suffix=" mm" min={1} max={1000} value={length} onChange={setLength} />
          )}
        </Group>
        {kind === 'labels' && measured !== null && measured !== Number(length) && (
          <Group gap="sm">
            <Text size="sm">The printer measured labels of {measured} mm.</Text>
            <Button variant="default" size="compact-sm" onClick={() => setLength(measured)}>
              Take {measured} mm
            </Button>
          </Group>
        )}
        {change.isError && <ErrorBand what="The roll was not changed" error={change.error} />}
        <Group justify="flex-end">
          {media !== null && (
            <Button variant="default" loading={change.isPending} onClick={() => say(null)}>
              Nobody knows which
            </Button>
          )}
          <Button type="submit" disabled={roll === null} loading={change.isPending}>
            This roll is in it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Null while something is missing. */
function rollOf(kind: Kind, width: string | number, length: string | number): LoadedRoll | null {
  const [width_mm, length_mm] = [Number(width), Number(length)]
  if (!(width_mm > 0)) return null
  if (kind === 'endless') return { width_mm, length_mm: null }
  return length_mm > 0 ? { width_mm, length_mm } : null
}
