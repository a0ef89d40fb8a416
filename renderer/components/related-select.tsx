import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { type RelatedRecord, useRelated, useRelatedOne } from '../client/related.ts'

interface RelatedSelectProps {
  label: string
  description?: string
  error?: string | null
  required?: boolean
  disabled?: boolean
  /** List of the objects to choose from. */
  address: string
  filters: Record<string, string>
  value: number | string | null
  onChange: (pk: number | string | null) => void
}

/** Finds an object of any kind by its name; the station searches. */
export function RelatedSelect({ address, filters, value, onChange, ...field }: RelatedSelectProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 200)
  const { data: chosen } = useRelatedOne(address, value, {})
  const isChosenShown = chosen !== undefined && search === nameOf(chosen)
  const { data: found = [] } = useRelated(address, { ...filters, search: isChosenShown ? '' : search })
  const all = chosen === undefined || found.some(({ pk }) => pk === chosen.pk) ? found : [chosen, ...found]
  const original = (pk: string) => all.find((record) => String(record.pk) === pk)?.pk ?? pk
  return (
    <Select
      {...field}
      placeholder="Type a name"
      searchable
      clearable
      filter={({ options }) => options}
      nothingFoundMessage="Nothing has this name."
      data={all.map((record) => ({ value: String(record.pk), label: nameOf(record) }))}
      value={value === null ? null : String(value)}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(pk) => onChange(pk === null ? null : original(pk))}
      maxDropdownHeight={260}
    />
  )
}

/** By what people call such a thing: the longest name it has. */
function nameOf(record: RelatedRecord): string {
  const name = ['pathstring', 'full_name', 'name', 'reference', 'username', 'title']
    .map((field) => record[field])
    .find((text) => typeof text === 'string' && text !== '')
  return typeof name === 'string' ? name : `Number ${record.pk}`
}
