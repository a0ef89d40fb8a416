import { Group, NumberInput, Select } from '@mantine/core'
import type { LabelPrompt } from '../../main/records/label-document.ts'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import { SHEET_PLUGIN } from '../client/label-sheets.ts'
import { MACHINE_PLUGIN } from '../client/print-jobs.ts'
import { usePrintOptions } from '../client/print-options.ts'
import { ErrorBand } from './error-band.tsx'
import { OptionsForm } from './options-form.tsx'
import { type Answers, PromptFields } from './prompt-fields.tsx'
import { SheetPlaces } from './sheet-places.tsx'
import { machineStatus } from './statuses.ts'

export interface PrintValues {
  template: number | null
  plugin: string
  /** What somebody chose; null: the usual one. */
  machine: string | null
  copies: number
  options: Readonly<Record<string, unknown>>
  printerOptions: Readonly<Record<string, unknown>>
  answers: Answers
}

interface PrintFieldsProps {
  templates: readonly LabelTemplate[]
  plugins: readonly PluginRecord[]
  printers: readonly Machine[]
  prompts: readonly LabelPrompt[]
  /** How many there are, copies aside. */
  labels: number
  machine: string | null
  values: PrintValues
  onChange: (values: Partial<PrintValues>) => void
  error: unknown
}

/** Which label, by what, with which options. */
export function PrintFields(props: PrintFieldsProps) {
  const { templates, plugins, prompts, labels, machine, values, onChange } = props
  const isOnPrinter = values.plugin === MACHINE_PLUGIN
  const options = usePrintOptions(values.plugin, isOnPrinter ? machine : null)
  return (
    <>
      <Select
        label="Label"
        data={templates.map(({ pk, name, width, height }) => ({
          value: String(pk),
          label: `${name}, ${width} x ${height} mm`,
        }))}
        value={values.template === null ? null : String(values.template)}
        onChange={(value) => onChange({ template: value === null ? null : Number(value), answers: {} })}
        allowDeselect={false}
        error={templates.length === 0 ? 'There is no label for this kind of thing.' : undefined}
      />
      {plugins.length > 1 && (
        <Select
          label="Print with"
          data={plugins.map(({ key, meta, name }) => ({ value: key, label: meta?.['human_name'] ?? name ?? key }))}
          value={values.plugin}
          onChange={(plugin) => plugin !== null && onChange({ plugin, options: {}, printerOptions: {} })}
          allowDeselect={false}
        />
      )}
      {isOnPrinter && <PrinterFields {...props} />}
      <PromptFields
        prompts={prompts}
        answers={values.answers}
        onAnswer={(key, value) => onChange({ answers: { ...values.answers, [key]: value } })}
      />
      {options.isError && <ErrorBand what="The options could not be read" error={options.error} />}
      <OptionsForm
        fields={options.data?.plugin ?? {}}
        values={values.options}
        onChange={(changed) => onChange({ options: changed })}
        error={props.error}
      />
      {values.plugin === SHEET_PLUGIN && values.template !== null && options.data !== undefined && (
        <SheetPlaces
          template={values.template}
          labels={labels}
          fields={options.data.plugin}
          values={values.options}
          onChange={(used) => onChange({ options: { ...values.options, ...used } })}
        />
      )}
      <OptionsForm
        fields={options.data?.printer ?? {}}
        values={values.printerOptions}
        onChange={(changed) => onChange({ printerOptions: changed })}
        error={null}
      />
    </>
  )
}

function PrinterFields({ printers, machine, values, onChange }: PrintFieldsProps) {
  return (
    <Group grow align="start">
      <Select
        label="Printer"
        data={printers.map((printer) => ({
          value: printer.pk,
          label: `${printer.name}: ${machineStatus(printer).word}`,
        }))}
        value={machine}
        onChange={(chosen) => chosen !== null && onChange({ machine: chosen, printerOptions: {} })}
        allowDeselect={false}
        error={printers.length === 0 ? 'No printer is set up. Add one on the Machines page.' : undefined}
      />
      <NumberInput
        label="Copies of each"
        min={1}
        max={500}
        value={values.copies}
        onChange={(copies) => onChange({ copies: Math.max(1, Number(copies) || 1) })}
      />
    </Group>
  )
}
