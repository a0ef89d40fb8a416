import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useLocation, useLocations } from '../client/stock.ts'

interface LocationSelectProps {
  label: string
  description?: string
  error?: string | null
  required?: boolean
  disabled?: boolean
  isClearable?: boolean
  value: number | null
  onChange: (pk: number | null) => void
}

/** Structural locations hold other locations only. */
const HOLDS_ITEMS = { structural: false }

/** Finds a location by name or path; the station searches. */
export function LocationSelect({ value, onChange, isClearable = false, ...field }: LocationSelectProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 200)
  const chosen = useLocation(value).data
  const isChosenShown = chosen !== undefined && search === chosen.pathstring
  const found = useLocations({ search: isChosenShown ? '' : search, page: 0, filters: HOLDS_ITEMS }).data?.results ?? []
  const all = chosen === undefined || found.some(({ pk }) => pk === chosen.pk) ? found : [chosen, ...found]
  return (
    <Select
      {...field}
      placeholder="Type a name"
      searchable
      clearable={isClearable}
      filter={({ options }) => options}
      nothingFoundMessage="No location has this name."
      data={all.map(({ pk, pathstring }) => ({ value: String(pk), label: pathstring }))}
      value={value === null ? null : String(value)}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(pk) => onChange(pk === null ? null : Number(pk))}
      maxDropdownHeight={260}
    />
  )
}
