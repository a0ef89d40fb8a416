import { Button, Group, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import type { PrintRule } from '../../../main/records/print-records.ts'
import { useAllLabelTemplates } from '../../client/label-templates.ts'
import type { LabelModel } from '../../client/print-jobs.ts'
import { usePrinterQueues } from '../../client/print-queue.ts'
import { type NewPrintRule, useAddPrintRule, useChangePrintRule } from '../../client/print-rules.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { fieldError, isGeneralError } from '../../components/field-error.ts'
import { usePrinters } from '../../components/use-printers.ts'
import { LABEL_MODELS } from '../../components/label-models.ts'
import { rollText } from './rule-words.ts'

const EMPTY: NewPrintRule = {
  name: '',
  model_type: 'stockitem',
  filters: '',
  station: '',
  media: null,
  template: null,
  machine: null,
  scan_back: false,
  copies: 1,
  enabled: true,
}

/** What, where and which roll; and what then. */
export function RuleDialog({ rule, onClose }: { rule: PrintRule | null; onClose: () => void }) {
  const [values, setValues] = useState<NewPrintRule>(rule ?? EMPTY)
  const add = useAddPrintRule()
  const change = useChangePrintRule()
  const { error, isPending } = rule === null ? add : change
  const set = (changed: Partial<NewPrintRule>) => setValues({ ...values, ...changed })
  const save = (event: SyntheticEvent) => {
    event.preventDefault()
    if (rule === null) add.mutate(values, { onSuccess: onClose })
    else change.mutate({ ...values, pk: rule.pk }, { onSuccess: onClose })
  }
  return (
    <Dialog title={rule === null ? 'Add a rule' : `Rule ${rule.name}`} scanPolicy="through" onClose={onClose}>
      <form onSubmit={save}>
        <Stack gap="sm">
          {isGeneralError(error, 'name', 'filters') && <ErrorBand what="The rule was not saved" error={error} />}
          <TextInput
            label="Name"
            required
            data-autofocus
            error={fieldError(error, 'name')}
            value={values.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Conditions values={values} error={fieldError(error, 'filters')} onChange={set} />
          <Results values={values} onChange={set} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

interface PartProps {
  values: NewPrintRule
  onChange: (changed: Partial<NewPrintRule>) => void
}

function Conditions({ values, error, onChange }: PartProps & { error: string | null }) {
  return (
    <>
      <Group grow align="start">
        <Select
          label="What"
          data={Object.entries(LABEL_MODELS).map(([value, { many }]) => ({ value, label: many }))}
          value={values.model_type}
          allowDeselect={false}
          onChange={(model) => model !== null && onChange({ model_type: model as LabelModel, template: null })}
        />
        <RollSelect values={values} onChange={onChange} />
      </Group>
      <TextInput
        label="Only those with"
        description="Such as part__category=3, location__name__startswith=A"
        error={error}
        value={values.filters}
        onChange={(event) => onChange({ filters: event.currentTarget.value })}
      />
      <TextInput
        label="Where"
        description="The name of a station; empty for all"
        value={values.station}
        onChange={(event) => onChange({ station: event.currentTarget.value })}
      />
    </>
  )
}

/** The rolls that are in printers now, and the one of the rule. */
function RollSelect({ values: { media }, onChange }: PartProps) {
  const loaded = (usePrinterQueues().data ?? []).flatMap((queue) => (queue.media === null ? [] : [queue.media]))
  const rolls = new Map([...loaded, ...(media === null ? [] : [media])].map((roll) => [rollText(roll), roll]))
  return (
    <Select
      label="Loaded roll"
      placeholder="Any"
      clearable
      data={[...rolls.keys()]}
      value={media === null ? null : rollText(media)}
      onChange={(text) => onChange({ media: (text === null ? undefined : rolls.get(text)) ?? null })}
    />
  )
}

function Results({ values, onChange }: PartProps) {
  const templates = useAllLabelTemplates().data ?? []
  const printers = usePrinters()
  return (
    <>
      <Group grow align="start">
        <Select
          label="Label"
          placeholder="The usual one"
          clearable
          data={templates
            .filter(({ model_type }) => model_type === values.model_type)
            .map(({ pk, name }) => ({ value: String(pk), label: name }))}
          value={values.template === null ? null : String(values.template)}
          onChange={(pk) => onChange({ template: pk === null ? null : Number(pk) })}
        />
        <Select
          label="Printer"
          placeholder="The usual one"
          clearable
          data={printers.map(({ pk, name }) => ({ value: pk, label: name }))}
          value={values.machine}
          onChange={(machine) => onChange({ machine })}
        />
      </Group>
      <Group align="end" gap="lg">
        <NumberInput
          label="Copies"
          w={110}
          min={1}
          max={100}
          allowDecimal={false}
          value={values.copies}
          onChange={(copies) => typeof copies === 'number' && onChange({ copies })}
        />
        <Switch
          label="Scan each label after it is printed"
          checked={values.scan_back}
          onChange={(event) => onChange({ scan_back: event.currentTarget.checked })}
        />
      </Group>
    </>
  )
}
