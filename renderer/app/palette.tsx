import { Combobox, Text, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Dialog } from '../components/dialog.tsx'
import { choiceOf } from './palette-choice.ts'
import styles from './palette.module.css'
import { type PaletteEntry, usePaletteEntries } from './use-palette-entries.ts'

/** Ctrl+K: go somewhere, do something, find something. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const store = useCombobox({ opened: true })
  const entries = choiceOf(usePaletteEntries(text), text)
  const open = (id: string) => {
    const entry = entries.find((known) => known.id === id)
    onClose()
    entry?.run()
  }
  return (
    <Dialog title="Commands" scanPolicy="through" onClose={onClose} size={560}>
      <Combobox store={store} onOptionSubmit={open}>
        <Combobox.EventsTarget>
          <TextInput
            aria-label="Go to, do, find"
            placeholder="Go to, do, find"
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <div className={styles['list']}>
          <Entries key={entries.map(({ id }) => id).join()} entries={entries} onShown={store.selectFirstOption} />
        </div>
      </Combobox>
    </Dialog>
  )
}

interface EntriesProps {
  entries: PaletteEntry[]
  /** Other entries are there than before. */
  onShown: () => void
}

function Entries({ entries, onShown }: EntriesProps) {
  useEffect(() => {
    onShown()
  }, [onShown])
  return (
    <Combobox.Options aria-label="Commands">
      {entries.map(({ id, title, hint }) => (
        <Combobox.Option key={id} value={id} className={styles['entry'] ?? ''}>
          <span>{title}</span>
          <Text span size="sm" className={styles['hint'] ?? ''}>
            {hint}
          </Text>
        </Combobox.Option>
      ))}
      {entries.length === 0 && <Combobox.Empty>Nothing has that name.</Combobox.Empty>}
    </Combobox.Options>
  )
}
