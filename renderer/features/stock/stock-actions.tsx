import { Button, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { StockItem } from '../../../main/records/stock-records.ts'
import { type StockChange, useChangeStock } from '../../client/stock.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { fieldError, isGeneralError } from '../../components/field-error.ts'
import { LocationSelect } from '../../components/location-select.tsx'

export const STOCK_CHANGES: Record<StockChange, { label: string; quantity: string; button: string; done: string }> = {
  count: { label: 'Count', quantity: 'How many are there', button: 'Save count', done: 'Counted' },
  add: { label: 'Add', quantity: 'How many come in', button: 'Add', done: 'Added' },
  remove: { label: 'Take', quantity: 'How many go out', button: 'Take', done: 'Taken' },
  transfer: { label: 'Move', quantity: 'How many move', button: 'Move', done: 'Moved' },
}

const STARTS_FULL: ReadonlySet<StockChange> = new Set<StockChange>(['count', 'transfer'])

/** Count, add, take and move: what the station refuses is said at its field. */
export function StockActions({ item }: { item: StockItem }) {
  const [change, setChange] = useState<StockChange>('count')
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="What to change"
        data={Object.entries(STOCK_CHANGES).map(([value, { label }]) => ({ value, label }))}
        value={change}
        onChange={(value) => setChange(value as StockChange)}
      />
      <StockChangeForm key={change} item={item} change={change} />
    </Stack>
  )
}

interface StockChangeFormProps {
  item: StockItem
  change: StockChange
  onDone?: () => void
}

export function StockChangeForm({ item, change, onDone }: StockChangeFormProps) {
  const words = STOCK_CHANGES[change]
  const [quantity, setQuantity] = useState(STARTS_FULL.has(change) ? String(item.quantity) : '')
  const [location, setLocation] = useState<number | null>(null)
  const [notes, setNotes] = useState('')
  const apply = useChangeStock()
  const submit = () =>
    apply.mutate(
      { change, item: item.pk, quantity, location, notes },
      {
        onSuccess: () => {
          notifications.show({ message: `${words.done}: ${item.part_detail?.name ?? item.pk}` })
          onDone?.()
        },
      },
    )
  const units = item.part_detail?.units ? ` (${item.part_detail.units})` : ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={`${words.quantity}${units}`}
          inputMode="decimal"
          required
          value={quantity}
          onChange={(event) => setQuantity(event.currentTarget.value)}
          error={fieldError(apply.error, 'items.0.quantity', 'quantity')}
        />
        {change === 'transfer' && (
          <LocationSelect
            label="To"
            required
            value={location}
            onChange={setLocation}
            error={fieldError(apply.error, 'location')}
          />
        )}
        <TextInput
          label="Note"
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
          error={fieldError(apply.error, 'notes')}
        />
        {isGeneralError(apply.error, 'items.0.quantity', 'quantity', 'location', 'notes') && (
          <ErrorBand what="Nothing was changed" error={apply.error} />
        )}
        <Button type="submit" loading={apply.isPending}>
          {words.button}
        </Button>
      </Stack>
    </form>
  )
}
