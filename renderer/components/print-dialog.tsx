import { Button, Group, Stack } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import { usePrintThrough } from '../client/label-files.ts'
import { type LastChoice, useLastChoices } from '../client/last-choices.ts'
import { useLabelPreview } from '../client/label-preview.ts'
import { usePublishedDocument } from '../client/label-templates.ts'
import { usePlugins } from '../client/plugins.ts'
import { MACHINE_PLUGIN, useLabelTemplates } from '../client/print-jobs.ts'
import { LabelPreviewChoice } from '../plugin-ui/label-preview-choice.tsx'
import { BatchCheckNote } from './batch-check-note.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorBand } from './error-band.tsx'
import { LabelPreview } from './label-preview.tsx'
import { PrintFields, type PrintValues } from './print-fields.tsx'
import { openPrompts } from './prompt-fields.tsx'
import { QueryView } from './query-view.tsx'
import { saveFile } from './save-file.ts'
import { countOf } from './texts.ts'
import { UnreadNote } from './unread-note.tsx'
import type { PrintTarget } from '../client/print-queue.ts'
import { MOST_CHECKED, useBatchCheck } from './use-batch-check.ts'
import { usePrinters } from './use-printers.ts'

interface PrintDialogProps {
  target: PrintTarget
  onClose: () => void
}

/** Print with options: which label, by what, how many, and how it will look. */
export function PrintDialog({ target, onClose }: PrintDialogProps) {
  const templates = useLabelTemplates(target.model)
  const plugins = usePlugins()
  const last = useLastChoices(target.model)
  return (
    <Dialog title={`Print ${countOf(target.items.length, 'label')}`} scanPolicy="through" onClose={onClose}>
      <QueryView query={templates} what="The list of labels" rows={3}>
        {(known) => (
          <QueryView query={plugins} what="The list of label plugins" rows={3}>
            {(all) => (
              <QueryView query={last} what="How it was printed last" rows={3}>
                {(choices) => (
                  <PrintForm
                    target={target}
                    templates={known}
                    plugins={all.filter(printsLabels)}
                    choices={choices}
                    onClose={onClose}
                  />
                )}
              </QueryView>
            )}
          </QueryView>
        )}
      </QueryView>
    </Dialog>
  )
}

const printsLabels = ({ active, mixins }: PluginRecord): boolean => active && 'labels' in mixins

interface PrintFormProps extends PrintDialogProps {
  templates: LabelTemplate[]
  plugins: PluginRecord[]
  choices: readonly LastChoice[]
}

function PrintForm({ target, templates, plugins, choices, onClose }: PrintFormProps) {
  const printers = usePrinters()
  const isThere = (choice: LastChoice): boolean =>
    templates.some(({ pk }) => pk === choice.template) && plugins.some(({ key }) => key === choice.plugin)
  const memory = choices.filter(isThere)
  const [values, setValues] = useState(() => valuesAtFirst(templates, memory))
  const print = usePrintThrough()
  const navigate = useNavigate()
  const template = templates.find(({ pk }) => pk === values.template)
  const prompts = usePublishedDocument(template).data?.prompts ?? []
  const machine = machineOf(values, printers)
  const isOnPrinter = values.plugin === MACHINE_PLUGIN
  const [looked, setLooked] = useState(0)
  const requestOf = (item: number | undefined) => previewRequest(template, item, values, isOnPrinter ? machine : null)
  const shown = requestOf(target.items[looked])
  const preview = useLabelPreview(shown)
  const all =
    target.items.length < 2 ? [] : target.items.slice(0, MOST_CHECKED).flatMap((item) => requestOf(item) ?? [])
  const check = useBatchCheck(all)
  const isUnread =
    isOnPrinter &&
    ((preview.data?.codes.some(({ is_read }) => !is_read) ?? false) || check.faults.some((fault) => fault.isUnread))
  const [reason, setReason] = useState('')
  const isBlocked = template === undefined || (isOnPrinter && machine === null) || (isUnread && reason.trim() === '')
  const submit = () => {
    if (template === undefined) return
    const { plugin, options, printerOptions, answers: prompts, copies } = values
    const release_reason = isUnread ? reason : ''
    const own = isOnPrinter ? { machine, copies, driver_options: printerOptions, release_reason } : options
    print.mutate(
      { template: template.pk, items: target.items, plugin, options: { ...own, prompts } },
      {
        onSuccess: (file) => {
          if (file !== null) saveFile(file, '')
          onClose()
        },
      },
    )
  }
  const more = () => void navigate(`/labels/print?model=${target.model}&items=${target.items.join(',')}`)
  return (
    <Stack gap="sm">
      {print.isError && <ErrorBand what="Nothing was printed" error={print.error} />}
      {template !== undefined && shown !== null && (
        <LabelPreviewChoice template={template} item={shown.item}>
          <LabelPreview request={shown} />
        </LabelPreviewChoice>
      )}
      {all.length > 0 && (
        <BatchCheckNote check={check} most={all.length} count={target.items.length} onShow={setLooked} />
      )}
      {isUnread && <UnreadNote reason={reason} onReason={setReason} />}
      <PrintFields
        templates={templates}
        plugins={plugins}
        printers={printers}
        prompts={prompts}
        labels={target.items.length}
        machine={machine}
        values={values}
        onChange={(changed) => setValues(asRemembered(values, changed, memory))}
        error={print.error}
      />
      <Group justify="flex-end">
        <Button variant="subtle" onClick={more}>
          More on the Labels page
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          leftSection={<IconPrinter size={18} />}
          loading={print.isPending}
          disabled={isBlocked || openPrompts(prompts, values.answers).length > 0}
          onClick={submit}
        >
          Print {countOf(target.items.length * (isOnPrinter ? values.copies : 1), 'label')}
        </Button>
      </Group>
    </Stack>
  )
}

/** As it was printed the last time. */
function valuesAtFirst(templates: LabelTemplate[], memory: readonly LastChoice[]): PrintValues {
  const template = memory[0]?.template ?? templates[0]?.pk ?? null
  const first = { plugin: MACHINE_PLUGIN, machine: null, copies: 1, options: {}, printerOptions: {}, answers: {} }
  return { ...first, template, ...valuesOf(memory[0]) }
}

/** Another label, printer or way of printing comes with what was chosen for it the last time. */
function asRemembered(before: PrintValues, changed: Partial<PrintValues>, memory: readonly LastChoice[]): PrintValues {
  const values = { ...before, ...changed }
  if (changed.template !== undefined)
    return { ...values, ...valuesOf(memory.find(({ template }) => template === values.template)) }
  if (changed.machine === undefined && changed.plugin === undefined) return values
  const isOnPrinter = values.plugin === MACHINE_PLUGIN
  return {
    ...values,
    ...valuesOf(
      memory.find(
        ({ template, plugin, machine }) =>
          template === values.template && plugin === values.plugin && (!isOnPrinter || machine === values.machine),
      ),
    ),
  }
}

function valuesOf(choice: LastChoice | undefined): Partial<PrintValues> {
  if (choice === undefined) return {}
  const { plugin, machine, copies, options } = choice
  return plugin === MACHINE_PLUGIN
    ? { plugin, machine, copies, options: {}, printerOptions: options }
    : { plugin, options, printerOptions: {} }
}

function machineOf({ machine }: PrintValues, printers: readonly Machine[]): string | null {
  return printers.find(({ pk }) => pk === machine)?.pk ?? printers[0]?.pk ?? null
}

/** One of the labels; null while there is none to show. */
function previewRequest(
  template: LabelTemplate | undefined,
  item: number | undefined,
  { answers }: PrintValues,
  machine: string | null,
) {
  if (template === undefined || item === undefined) return null
  return { template: template.pk, item, values: { answers }, machine }
}
