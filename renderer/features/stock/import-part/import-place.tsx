import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import {
  type ImportedPart,
  type Supplier,
  type SupplierSearchResult,
  useImportPart,
} from '../../../client/suppliers.ts'
import { ErrorBand } from '../../../components/error-band.tsx'
import { fieldError, isGeneralError } from '../../../components/field-error.ts'
import { RelatedSelect } from '../../../components/related-select.tsx'

interface ImportPlaceProps {
  supplier: Supplier
  chosen: SupplierSearchResult
  onBack: () => void
  onImported: (imported: ImportedPart) => void
}

const PLACES = {
  category: { label: 'As a new part', field: 'Category', address: '/api/part/category/' },
  part: { label: 'For a part that is here', field: 'Part', address: '/api/part/' },
} as const

type Place = keyof typeof PLACES

/** Whether it becomes a new part, and in which category, or is bought for one that is there. */
export function ImportPlace({ supplier, chosen, onBack, onImported }: ImportPlaceProps) {
  const [place, setPlace] = useState<Place>(chosen.existing_part_id === null ? 'category' : 'part')
  const [pks, setPks] = useState({ category: null as number | null, part: chosen.existing_part_id })
  const run = useImportPart()
  const { field, address } = PLACES[place]
  const error = fieldError(run.error, `${place}_id`, place)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const only = { category: null, part: null, [place]: pks[place] }
        run.mutate({ supplier, id: chosen.id, ...only }, { onSuccess: onImported })
      }}
    >
      <Stack gap="sm">
        <Text>
          <strong>{chosen.name}</strong>, {chosen.sku} at {supplier.supplier_name}
        </Text>
        <SegmentedControl
          aria-label="Where it belongs"
          data={Object.entries(PLACES).map(([value, { label }]) => ({ value, label }))}
          value={place}
          onChange={(value) => setPlace(value as Place)}
        />
        <RelatedSelect
          key={place}
          label={field}
          required
          address={address}
          filters={{}}
          value={pks[place]}
          error={error}
          onChange={(pk) => setPks({ ...pks, [place]: pk === null ? null : Number(pk) })}
        />
        {isGeneralError(run.error, `${place}_id`, place) && <ErrorBand what="Nothing was imported" error={run.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
          <Button type="submit" loading={run.isPending} disabled={pks[place] === null}>
            Import
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
