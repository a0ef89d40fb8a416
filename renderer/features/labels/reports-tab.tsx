import { Button, Group, Menu, NativeSelect, Switch, Table, Text, TextInput } from '@mantine/core'
import { IconDots, IconFileText, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { ReportTemplate } from '../../../main/records/output-records.ts'
import { useAllReportTemplates, useCreateReport, useReportAction } from '../../client/report-designs.ts'
import type { ReportModel } from '../../client/reports.ts'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import styles from '../../components/row-table.module.css'
import { StatusChip } from '../../components/status-chip.tsx'
import { REPORT_MODELS } from '../../client/reports.ts'
import { LABEL_MODELS } from '../../components/label-models.ts'
import { PicturesDialog } from './pieces/pictures-dialog.tsx'
import { SnippetsDialog } from './pieces/snippets-dialog.tsx'

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
            <div className={styles['scroll']}>
              <Table stickyHeader>
                <Table.Thead className={styles['head']}>
                  <Table.Tr>
                    <Table.Th>Report</Table.Th>
                    <Table.Th>For</Table.Th>
                    <Table.Th className={styles['optional'] ?? ''}>Paper</Table.Th>
                    <Table.Th>State</Table.Th>
                    <Table.Th>On</Table.Th>
                    <Table.Th className={styles['actions']}>Do</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {known.map((template) => (
                    <ReportRow key={template.pk} template={template} />
                  ))}
                </Table.Tbody>
              </Table>
            </div>
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
  const { pk, name, description, model_type, page_size, landscape, revision, draft, enabled } = template
  const action = useReportAction()
  const navigate = useNavigate()
  return (
    <Table.Tr className={styles['row']}>
      <Table.Td>
        <Link className={styles['link'] ?? ''} to={`/labels/reports/${pk}`}>
          {name}
        </Link>
        <Text size="xs" c="dimmed">
          {description}
        </Text>
        {action.isError && <ErrorBand what={`${name} was not changed`} error={action.error} />}
      </Table.Td>
      <Table.Td>{LABEL_MODELS[model_type].many}</Table.Td>
      <Table.Td className={styles['optional'] ?? ''}>
        {page_size}
        {landscape ? ' landscape' : ''}
      </Table.Td>
      <Table.Td>
        {draft ? (
          <StatusChip kind="question" word={`Draft, ${revision} published`} />
        ) : (
          <StatusChip kind="information" word={`Revision ${revision}`} />
        )}
      </Table.Td>
      <Table.Td>
        <Switch
          aria-label={`${name} is on`}
          checked={enabled}
          disabled={action.isPending}
          onChange={(event) => action.mutate({ pk, action: event.currentTarget.checked ? 'switch on' : 'switch off' })}
        />
      </Table.Td>
      <Table.Td className={styles['actions']}>
        <Group gap={6} wrap="nowrap" justify="flex-end">
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Open ${name}`}
            onClick={() => void navigate(`/labels/reports/${pk}`)}
          >
            Open
          </Button>
          <ReportMenu template={template} action={action} />
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

interface ReportMenuProps {
  template: ReportTemplate
  action: ReturnType<typeof useReportAction>
}

function ReportMenu({ template: { pk, name, template }, action }: ReportMenuProps) {
  const [isDeleting, setDeleting] = useState(false)
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" size="compact-sm" aria-label={`More for ${name}`}>
            <IconDots size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => action.mutate({ pk, action: 'copy' })}>Copy</Menu.Item>
          <Menu.Item component="a" href={`${template}/`} download>
            Save as a file
          </Menu.Item>
          <Menu.Item onClick={() => setDeleting(true)}>Delete…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isDeleting && (
        <Dialog title={`Delete “${name}”?`} scanPolicy="hold" onClose={() => setDeleting(false)} size={420}>
          <Text mb="md">Its revisions and its draft are deleted with it. Reports that were printed stay.</Text>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setDeleting(false)}>
              Keep it
            </Button>
            <Button
              color="#B5230F"
              onClick={() => {
                setDeleting(false)
                action.mutate({ pk, action: 'delete' })
              }}
            >
              Delete
            </Button>
          </Group>
        </Dialog>
      )}
    </>
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
