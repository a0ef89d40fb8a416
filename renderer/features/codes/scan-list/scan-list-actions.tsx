import { Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useMoveItems } from '../../../client/stock.ts'
import { ConfirmButton } from '../../../components/confirm-button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorBand } from '../../../components/error-band.tsx'
import { LocationSelect } from '../../../components/location-select.tsx'
import type { ListedScan } from './scan-list.ts'

/** Things that labels are of. */
const LABELLED = { stockitem: 'item', stocklocation: 'location', part: 'part' } as const

const amount = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

type Labelled = keyof typeof LABELLED

interface Props {
  scans: readonly ListedScan[]
  onClear: () => void
}

/** What can be done with all that was scanned. */
export function ScanListActions({ scans, onClear }: Props) {
  const navigate = useNavigate()
  const [isMoving, setMoving] = useState(false)
  const pksOf = (model: string) => scans.filter((scan) => scan.model === model).map(({ pk }) => pk)
  const items = pksOf('stockitem')
  const labelled = (Object.keys(LABELLED) as Labelled[]).filter((model) => pksOf(model).length > 0)
  return (
    <Group gap="sm">
      {labelled.map((model) => (
        <Button
          key={model}
          onClick={() => void navigate(`/labels/print?model=${model}&items=${pksOf(model).join(',')}`)}
        >
          {`Labels for ${amount(pksOf(model).length, LABELLED[model])}`}
        </Button>
      ))}
      {items.length > 0 && (
        <Button variant="default" onClick={() => setMoving(true)}>
          {`Move ${amount(items.length, 'item')}…`}
        </Button>
      )}
      <ConfirmButton
        label="Clear"
        question="Clear the list?"
        consequence="Nothing changes in the stock; the scans stay in the history."
        onConfirm={onClear}
      />
      {isMoving && <MoveDialog items={items} onClose={() => setMoving(false)} />}
    </Group>
  )
}

function MoveDialog({ items, onClose }: { items: readonly number[]; onClose: () => void }) {
  const [location, setLocation] = useState<number | null>(null)
  const move = useMoveItems()
  const submit = () => {
    if (location === null) return
    const onSuccess = () => {
      notifications.show({ message: `Moved: ${amount(items.length, 'item')}` })
      onClose()
    }
    move.mutate({ items, location }, { onSuccess })
  }
  return (
    <Dialog title={`Move ${amount(items.length, 'item')}`} scanPolicy="hold" onClose={onClose}>
      <Stack gap="sm">
        <LocationSelect label="To" required value={location} onChange={setLocation} />
        {move.error && <ErrorBand what="Nothing was moved" error={move.error} />}
        <Button disabled={location === null} loading={move.isPending} onClick={submit}>
          Move
        </Button>
      </Stack>
    </Dialog>
  )
}
