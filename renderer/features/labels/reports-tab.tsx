import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { IconFileText, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ReportTemplate } from '../../../main/records/output-records.ts'
import { useAllReportTemplates, useCreateReport } from '../../client/report-designs.ts'
import { REPORT_MODELS, type ReportModel } from '../../client/reports.ts'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { LABEL_MODELS } from '../../components/label-models.ts'
import { PicturesDialog } from './pieces/pictures-dialog.tsx'
import { SnippetsDialog } from './pieces/snippets-dialog.tsx'
import { TemplateRow } from './template-row.tsx'
import { TemplateTable } from './template-table.tsx'

/** The designs of reports; they are printed from the lists of Stock. */
export function ReportsTab() {
  const templates = useAllReportTemplates()
  const [open, setOpen] = useState<'new' | 'snippets' | 'pictures' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Group gap="sm" px={18} py={12}>
        <Button leftSection={<IconPlus size={18} />} onClick={() => setOpen('new')}>
          New report
        </Button>
        <Button variant="default" onClick={() => setOpen('snippets')}>
          Snippets…
        </Button>
        <Button variant="default" onClick={() => setOpen('pictures')}>
          Pictures…
        </Button>
        <Text c="dimmed">Reports are printed from the lists in Stock, with Ctrl+P.</Text>
      </Group>
      <QueryView query={templates} what="The list of reports">
        {(known) =>
          known.length === 0 ? (
            <EmptyState icon={<IconFileText size={32} />} sentence="Reports of what is in stock are listed here." />
          ) : (
            <TemplateTable what="Report" paper="Paper">
              {known.map((template) => (
                <ReportRow key={template.pk} template={template} />
              ))}
            </TemplateTable>
          )
        }
      </QueryView>
      {open === 'new' && <NewReport onClose={close} />}
      {open === 'snippets' && <SnippetsDialog onClose={close} />}
      {open === 'pictures' && <PicturesDialog onClose={close} />}
    </>
  )
}

function ReportRow({ template }: { template: ReportTemplate }) {
  const { pk, page_size, landscape, template: file } = template
  return (
    <TemplateRow
      sort="report"
      template={template}
      address={`/labels/reports/${pk}`}
      paper={`${page_size}${landscape ? ' landscape' : ''}`}
      file={{ address: `${file}/`, name: '' }}
    />
  )
}

/** It begins as the usual list of its kind. */
function NewReport({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const create = useCreateReport()
  const [name, setName] = useState('')
  const [model, setModel] = useState<string>('stockitem')
  const submit = () =>
    create.mutate(
      { name: name.trim(), model_type: model as ReportModel },
      { onSuccess: ({ pk }) => void navigate(`/labels/reports/${pk}`) },
    )
  return (
    <Dialog title="New report" scanPolicy="hold" onClose={onClose} size={420}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {create.isError && <ErrorBand what="No report was made" error={create.error} />}
        <TextInput
          label="Name"
          data-autofocus
          required
          mb="sm"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label="Of"
          mb="md"
          data={REPORT_MODELS.map((value) => ({ value, label: LABEL_MODELS[value].many }))}
          value={model}
          onChange={(event) => setModel(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            Make it
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
