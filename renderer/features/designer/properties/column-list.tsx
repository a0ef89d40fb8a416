import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { LabelObject } from '../../../../main/records/label-document.ts'
import styles from './properties.module.css'

export type TableColumn = Extract<LabelObject, { kind: 'table' }>['columns'][number]

interface ColumnListProps {
  columns: TableColumn[]
  onChange: (columns: TableColumn[]) => void
  onLeave: () => void
}

const SIDES = [
  { value: 'left', label: 'Left' },
  { value: 'center', label: 'Mid' },
  { value: 'right', label: 'Right' },
]

/** The columns of a table, from left to right. */
export function ColumnList({ columns, onChange, onLeave }: ColumnListProps) {
  const change = (index: number, values: Partial<TableColumn>) =>
    onChange(columns.map((column, at) => (at === index ? { ...column, ...values } : column)))
  const add = () => onChange([...columns, { title: '', text: '{{ row.name }}', widthMm: 10, align: 'left' }])
  return (
    <fieldset className={styles['wide']} style={{ border: 0, margin: 0, padding: 0 }}>
      <legend style={{ fontSize: 12, fontWeight: 500, marginBottom: 4 }}>Columns: title, text, width, side</legend>
      {columns.map((column, index) => {
        const number = index + 1
        return (
          <div key={index} className={styles['column']}>
            <TextInput
              size="xs"
              aria-label={`Title of column ${number}`}
              value={column.title}
              onBlur={onLeave}
              onChange={(event) => change(index, { title: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              aria-label={`Text of column ${number}`}
              classNames={{ input: styles['source'] ?? '' }}
              value={column.text}
              onBlur={onLeave}
              onChange={(event) => change(index, { text: event.currentTarget.value })}
            />
            <NumberInput
              size="xs"
              aria-label={`Width of column ${number} in mm`}
              min={0.5}
              max={500}
              decimalScale={2}
              value={column.widthMm}
              onBlur={onLeave}
              onChange={(next) => typeof next === 'number' && change(index, { widthMm: next })}
            />
            <NativeSelect
              size="xs"
              aria-label={`Side of column ${number}`}
              data={SIDES}
              value={column.align}
              onChange={({ currentTarget: { value } }) =>
                change(index, { align: value === 'right' || value === 'center' ? value : 'left' })
              }
            />
            <ActionIcon
              variant="subtle"
              aria-label={`Remove column ${number}`}
              disabled={columns.length === 1}
              onClick={() => onChange(columns.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        )
      })}
      <Button size="compact-xs" variant="default" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={add}>
        Column
      </Button>
    </fieldset>
  )
}
