import { Group, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { type IconPack, useIconPacks } from '../../client/icons.ts'
import { NamedIcon } from './named-icon.tsx'

interface IconSelectProps {
  label: string
  /** `prefix:icon:variant`, or empty for none. */
  value: string
  error: string | null
  disabled?: boolean
  onChange: (icon: string) => void
}

interface Choice {
  value: string
  label: string
  /** What is searched, besides the label. */
  words: string
}

/** Finds an icon of any pack by its name or what it stands for. */
export function IconSelect({ label, value, error, disabled = false, onChange }: IconSelectProps) {
  const { data: packs = [], isPending } = useIconPacks()
  const [typed, setTyped] = useState('')
  const groups = packs.map((pack) => ({ group: pack.name, items: choicesOf(pack) }))
  const chosen = groups.flatMap(({ items }) => items).find((choice) => choice.value === value)
  // Its plugin may be off: what is kept is shown by its id, and stays until somebody chooses.
  const lost = { value, label: value, words: '' }
  const all = value === '' || chosen !== undefined ? groups : [...groups, { group: 'Not there now', items: [lost] }]
  const search = typed === (chosen ?? lost).label ? '' : typed.trim().toLowerCase()
  return (
    <Select
      label={label}
      placeholder="None"
      searchable
      clearable
      disabled={disabled}
      error={error}
      data={all.map(({ group, items }) => ({ group, items: items.filter((choice) => isFor(choice, search)) }))}
      value={value === '' ? null : value}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      leftSection={value === '' ? null : <NamedIcon icon={value} />}
      nothingFoundMessage={isPending ? 'Icons are being read' : 'No icon has this name.'}
      maxDropdownHeight={280}
      renderOption={({ option }) => (
        <Group gap="sm" wrap="nowrap">
          <NamedIcon icon={option.value} size={20} />
          <Text>{option.label}</Text>
        </Group>
      )}
      onChange={(icon) => onChange(icon ?? '')}
    />
  )
}

function choicesOf({ prefix, icons }: IconPack): Choice[] {
  return Object.entries(icons).flatMap(([key, { name, category, tags, variants }]) =>
    Object.keys(variants).map((variant) => ({
      value: `${prefix}:${key}:${variant}`,
      label: Object.keys(variants).length === 1 ? name : `${name}, ${variant}`,
      words: [category, ...tags].join(' '),
    })),
  )
}

function isFor({ label, words }: Choice, search: string): boolean {
  return `${label} ${words}`.toLowerCase().includes(search)
}
