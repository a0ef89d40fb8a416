import { ActionIcon, Popover, ScrollArea, TextInput, UnstyledButton } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import { useState } from 'react'
import type { KnownField } from '../data/fields.ts'
import styles from './properties.module.css'

/** All fields with what they are just now, to be found by name or by value. */
export function FieldMenu({
  fields,
  onChoose,
}: {
  fields: readonly KnownField[]
  onChoose: (field: KnownField) => void
}) {
  const [isOpen, open] = useState(false)
  const [search, setSearch] = useState('')
  const wanted = search.toLowerCase()
  const found = fields.filter(({ path, sample }) => `${path} ${sample}`.toLowerCase().includes(wanted))
  return (
    <Popover opened={isOpen} onChange={open} position="bottom-end" width={340} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon variant="subtle" size={26} aria-label="Insert a field" onClick={() => open(!isOpen)}>
          <IconBraces size={16} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <TextInput
          size="xs"
          aria-label="Find a field"
          placeholder="Find a field or a value"
          data-autofocus
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <ScrollArea.Autosize mah={260} mt={6} viewportProps={{ tabIndex: 0, 'aria-label': 'Fields' }}>
          {found.length === 0 && <p className={styles['none']}>No field has this name.</p>}
          {found.map((field) => (
            <UnstyledButton
              key={field.path}
              className={styles['field'] ?? ''}
              onClick={() => {
                open(false)
                onChoose(field)
              }}
            >
              <span>{field.path}</span>
              <small>{field.sample}</small>
            </UnstyledButton>
          ))}
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  )
}
