import { Combobox, Textarea, useCombobox } from '@mantine/core'
import { useRef, useState } from 'react'
import { type Completion, complete, completionAt, insertField, type KnownField } from '../data/fields.ts'
import { FieldMenu } from './field-menu.tsx'
import styles from './properties.module.css'

interface LiquidInputProps {
  label: string
  hint: string | undefined
  rows: number
  value: string | undefined
  fields: readonly KnownField[]
  onChange: (text: string) => void
  onLeave: () => void
}

/** A text with fields in it: they are completed while typing, or chosen from a list. */
export function LiquidInput({ label, hint, rows, value, fields, onChange, onLeave }: LiquidInputProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [completion, setCompletion] = useState<Completion | null>(null)
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() })

  const look = () => {
    const { value: text = '', selectionStart = 0 } = box.current ?? {}
    const found = completionAt(text, selectionStart, fields)
    setCompletion(found)
    if (found === null) list.closeDropdown()
    else {
      list.openDropdown()
      list.updateSelectedOptionIndex()
    }
  }
  const put = ({ text, caret }: { text: string; caret: number }) => {
    onChange(text)
    setCompletion(null)
    list.closeDropdown()
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(caret, caret)
    })
  }
  const choose = (path: string) => {
    const field = completion?.fields.find((one) => one.path === path)
    if (completion !== null && field !== undefined) put(complete(box.current?.value ?? '', completion, field))
  }
  const insert = (field: KnownField) => {
    const text = box.current?.value ?? ''
    put(insertField(text, box.current?.selectionStart ?? text.length, field))
  }
  return (
    <Combobox store={list} onOptionSubmit={choose} withinPortal>
      <Combobox.DropdownTarget>
        <div className={styles['wide']}>
          <Combobox.EventsTarget>
            <Textarea
              ref={box}
              label={label}
              {...(hint === undefined ? {} : { description: hint })}
              inputWrapperOrder={['label', 'input', 'description']}
              placeholder={value === undefined ? 'Different' : ''}
              minRows={rows}
              maxRows={8}
              autosize
              size="xs"
              value={value ?? ''}
              classNames={{ input: styles['source'] ?? '' }}
              onChange={(event) => {
                onChange(event.currentTarget.value)
                look()
              }}
              onSelect={() => completion !== null && look()}
              onBlur={() => {
                list.closeDropdown()
                onLeave()
              }}
              rightSection={<FieldMenu fields={fields} onChoose={insert} />}
            />
          </Combobox.EventsTarget>
        </div>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={completion === null}>
        <Combobox.Options aria-label="Fields">
          {completion?.fields.map(({ path, sample }) => (
            <Combobox.Option key={path} value={path} className={styles['field'] ?? ''}>
              <span>{path}</span>
              <small>{sample}</small>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
