import { Box, Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { LabelTemplate, Machine } from '../../main/records/records.ts'
import { useLabelPreview, useLabelTemplates, usePrintLabels } from '../client/print-jobs.ts'
import { LabelPreviewChoice } from '../plugin-ui/label-preview-choice.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorBand } from './error-band.tsx'
import { QueryView } from './query-view.tsx'
import styles from './print-dialog.module.css'
import { machineStatus } from './statuses.ts'
import { SvgPicture } from './svg-picture.tsx'
import { countOf } from './texts.ts'
import type { PrintTarget } from './use-print-now.ts'
import { usePrinters } from './use-printers.ts'

interface PrintDialogProps {
  target: PrintTarget
  onClose: () => void
}

/** Print with options: which label, which printer, how many, and how it will look. */
export function PrintDialog({ target, onClose }: PrintDialogProps) {
  const templates = useLabelTemplates(target.model)
  const printers = usePrinters()
  return (
    <Dialog title={`Print ${countOf(target.items.length, 'label')}`} scanPolicy="through" onClose={onClose}>
      <QueryView query={templates} what="The list of labels" rows={3}>
        {(known) => <PrintForm target={target} templates={known} printers={printers} onClose={onClose} />}
      </QueryView>
    </Dialog>
  )
}

interface PrintFormProps extends PrintDialogProps {
  templates: LabelTemplate[]
  printers: Machine[]
}

function PrintForm({ target, templates, printers, onClose }: PrintFormProps) {
  const [template, setTemplate] = useState(templates[0]?.pk ?? null)
  const [chosen, setMachine] = useState<string | null>(null)
  const [copies, setCopies] = useState(1)
  const print = usePrintLabels()
  const machine = chosen ?? printers[0]?.pk ?? null
  const total = target.items.length * copies
  const submit = () => {
    if (template === null) return
    print.mutate({ template, items: target.items, machine, copies }, { onSuccess: onClose })
  }
  return (
    <Stack gap="sm">
      {print.isError && <ErrorBand what="Nothing was printed" error={print.error} />}
      <PreviewOf template={templates.find(({ pk }) => pk === template)} item={target.items[0]} />
      <Select
        label="Label"
        data={templates.map(({ pk, name, width, height }) => ({
          value: String(pk),
          label: `${name}, ${width} x ${height} mm`,
        }))}
        value={template === null ? null : String(template)}
        onChange={(value) => setTemplate(value === null ? null : Number(value))}
        allowDeselect={false}
        error={templates.length === 0 ? 'There is no label for this kind of thing.' : undefined}
      />
      <Group grow align="start">
        <Select
          label="Printer"
          data={printers.map((printer) => ({
            value: printer.pk,
            label: `${printer.name}: ${machineStatus(printer).word}`,
          }))}
          value={machine}
          onChange={setMachine}
          allowDeselect={false}
          error={printers.length === 0 ? 'No printer is set up. Add one on the Machines page.' : undefined}
        />
        <NumberInput
          label="Copies of each"
          min={1}
          max={500}
          value={copies}
          onChange={(value) => setCopies(Math.max(1, Number(value) || 1))}
        />
      </Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          leftSection={<IconPrinter size={18} />}
          loading={print.isPending}
          disabled={template === null || machine === null}
          onClick={submit}
        >
          Print {countOf(total, 'label')}
        </Button>
      </Group>
    </Stack>
  )
}

interface PreviewOfProps {
  template: LabelTemplate | undefined
  item: number | undefined
}

function PreviewOf({ template, item }: PreviewOfProps) {
  const own = <LabelPreview template={template?.pk ?? null} item={item ?? null} />
  if (template === undefined || item === undefined) return own
  return (
    <LabelPreviewChoice template={template} item={item}>
      {own}
    </LabelPreviewChoice>
  )
}

function LabelPreview({ template, item }: { template: number | null; item: number | null }) {
  const preview = useLabelPreview(template, item)
  return (
    <Box className={styles['paper']}>
      <QueryView query={preview} what="The preview" rows={4}>
        {({ svg, warnings }) => (
          <>
            <SvgPicture svg={svg} alt="The label as the printer will draw it" className={styles['label']} />
            {warnings.map((warning) => (
              <Text key={warning} size="sm" c="dimmed">
                {warning}
              </Text>
            ))}
          </>
        )}
      </QueryView>
    </Box>
  )
}
