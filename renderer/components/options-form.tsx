import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { createElement } from 'react'
import type { OptionField, OptionFields } from '../client/print-options.ts'
import { fieldError } from './field-error.ts'
import { RelatedSelect } from './related-select.tsx'
import styles from './options-form.module.css'

interface OptionsFormProps {
  fields: OptionFields
  values: Readonly<Record<string, unknown>>
  /** Without the option where it goes back to what is usual. */
  onChange: (values: Record<string, unknown>) => void
  /** What the station answered; what it says of an option stands at it. */
  error: unknown
}

/** Options as the station describes them: of a label plugin, of a printer, of an export. */
export function OptionsForm({ fields, values, onChange, error }: OptionsFormProps) {
  const set = (key: string, value: unknown) => {
    const { [key]: _, ...others } = values
    onChange(value === '' || value === null ? others : { ...others, [key]: value })
  }
  return (
    <div className={styles['fields']}>
      {Object.entries(fields).map(([key, field]) =>
        createElement(controlOf(field), {
          key,
          field,
          error: fieldError(error, key),
          value: values[key] ?? field.default ?? '',
          onSet: (value: unknown) => set(key, value),
        }),
      )}
    </div>
  )
}

interface ControlProps {
  field: OptionField
  error: string | null
  value: unknown
  onSet: (value: unknown) => void
}

function controlOf({ type, choices = [], api_url }: OptionField): (props: ControlProps) => React.ReactNode {
  if (choices.length > 0) return ChoiceOption
  if (api_url !== undefined) return RelatedOption
  return CONTROLS[type] ?? TextOption
}

const CONTROLS: Readonly<Record<string, (props: ControlProps) => React.ReactNode>> = {
  boolean: BooleanOption,
  integer: NumberOption,
  decimal: NumberOption,
  float: NumberOption,
}

const labelled = ({ field: { label, help_text, required }, error }: ControlProps) => ({
  label,
  description: help_text,
  required,
  error,
})

function BooleanOption(props: ControlProps) {
  const { required: _, ...label } = labelled(props)
  return (
    <Switch {...label} checked={props.value === true} onChange={(event) => props.onSet(event.currentTarget.checked)} />
  )
}

function NumberOption(props: ControlProps) {
  const { min_value: min, max_value: max, type } = props.field
  return (
    <NumberInput
      {...labelled(props)}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      allowDecimal={type !== 'integer'}
      value={typeof props.value === 'number' ? props.value : ''}
      onChange={props.onSet}
    />
  )
}

function ChoiceOption(props: ControlProps) {
  const choices = props.field.choices ?? []
  return (
    <Select
      {...labelled(props)}
      data={choices.map(({ value, display_name }) => ({ value: String(value), label: display_name }))}
      value={String(props.value)}
      allowDeselect={!props.field.required}
      onChange={(chosen) => props.onSet(choices.find(({ value }) => String(value) === chosen)?.value ?? null)}
    />
  )
}

function RelatedOption(props: ControlProps) {
  const { api_url: address = '', filters = {} } = props.field
  return (
    <RelatedSelect
      {...labelled(props)}
      address={address}
      filters={filters}
      value={typeof props.value === 'number' ? props.value : null}
      onChange={props.onSet}
    />
  )
}

function TextOption(props: ControlProps) {
  return (
    <TextInput
      {...labelled(props)}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onSet(event.currentTarget.value)}
    />
  )
}
