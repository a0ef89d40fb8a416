import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { KnownField } from '../data/fields.ts'
import { ColumnList, type TableColumn } from './column-list.tsx'
import { ImageSource } from './image-source.tsx'
import { LiquidInput } from './liquid-input.tsx'
import styles from './properties.module.css'
import type { PropertyField } from './property-fields.ts'

interface PropertyControlProps {
  field: PropertyField
  /** Undefined where several objects have different ones. */
  value: unknown
  fields: readonly KnownField[]
  onChange: (value: unknown) => void
  onLeave: () => void
}

type Draw<Kind extends PropertyField['kind']> = (
  props: Omit<PropertyControlProps, 'field'> & { field: Extract<PropertyField, { kind: Kind }> },
) => ReactNode

/** One value of an object. */
export function PropertyControl({ field, ...props }: PropertyControlProps) {
  const draw = CONTROLS[field.kind] as (props: PropertyControlProps) => ReactNode
  return draw({ field, ...props })
}

const order: ('label' | 'input' | 'description')[] = ['label', 'input', 'description']
const DIFFERENT = 'Different'
/** In the small boxes of numbers. */
const OTHERS = '…'

const CONTROLS: { readonly [Kind in PropertyField['kind']]: Draw<Kind> } = {
  mm: ({ field, value, onChange, onLeave }) => (
    <NumberInput
      {...commonOf(field)}
      className={styles['quarter'] ?? ''}
      min={field.least}
      max={5000}
      step={0.5}
      decimalScale={2}
      placeholder={OTHERS}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => typeof next === 'number' && onChange(next)}
      onBlur={onLeave}
    />
  ),
  'mm or none': ({ field, value, onChange, onLeave }) => (
    <NumberInput
      {...commonOf(field)}
      className={styles['half'] ?? ''}
      min={field.least}
      max={50}
      step={0.05}
      decimalScale={3}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
      onBlur={onLeave}
    />
  ),
  whole: ({ field, value, onChange, onLeave }) => (
    <NumberInput
      {...commonOf(field)}
      className={styles['quarter'] ?? ''}
      min={field.least}
      max={field.most}
      allowDecimal={false}
      placeholder={OTHERS}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => typeof next === 'number' && onChange(next)}
      onBlur={onLeave}
    />
  ),
  text: ({ field, value, onChange, onLeave }) => (
    <TextInput
      {...commonOf(field)}
      className={styles['half'] ?? ''}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onLeave}
    />
  ),
  choice: ({ field, value, onChange }) => (
    <NativeSelect
      {...commonOf(field)}
      className={styles['half'] ?? ''}
      data={[...(value === undefined ? [{ value: '', label: DIFFERENT }] : []), ...field.choices]}
      value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
      onChange={({ currentTarget }) => {
        if (currentTarget.value !== '')
          onChange(field.isNumber === true ? Number(currentTarget.value) : currentTarget.value)
      }}
    />
  ),
  flag: ({ field, value, onChange }) => (
    <Checkbox
      label={field.label}
      size="xs"
      className={styles['wide'] ?? ''}
      checked={value === true}
      indeterminate={value === undefined}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  ),
  liquid: ({ field, value, fields, onChange, onLeave }) => (
    <LiquidInput
      label={field.label}
      hint={field.hint}
      rows={field.rows}
      value={typeof value === 'string' ? value : undefined}
      fields={fields}
      onChange={onChange}
      onLeave={onLeave}
    />
  ),
  columns: ({ value, onChange, onLeave }) => (
    <ColumnList columns={Array.isArray(value) ? (value as TableColumn[]) : []} onChange={onChange} onLeave={onLeave} />
  ),
  image: ({ value, onChange }) => <ImageSource source={typeof value === 'string' ? value : ''} onChange={onChange} />,
}

function commonOf({ label, hint }: PropertyField) {
  return {
    label,
    size: 'xs',
    inputWrapperOrder: order,
    ...(hint === undefined ? {} : { description: hint }),
  } as const
}
