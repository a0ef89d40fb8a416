import { Button, FileButton, Group, Table, TextInput } from '@mantine/core'
import { IconPlus, IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import { useAllLabelTemplates, useImportTemplate } from '../../client/label-templates.ts'
import { NoteBand } from '../../components/note-band.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { QueryView } from '../../components/query-view.tsx'
import styles from '../../components/row-table.module.css'
import { TemplateRow } from './template-row.tsx'

/** The designs of labels, and what is done with a design as a whole. */
export function TemplatesTab() {
  const navigate = useNavigate()
  const templates = useAllLabelTemplates()
  const take = useImportTemplate()
  const [text, setText] = useState('')
  return (
    <>
      <Group gap="sm" px={18} py={12}>
        <TextInput
          aria-label="Find a label"
          placeholder="Find: name, description"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          style={{ flex: '1 1 200px', maxWidth: 360 }}
        />
        <Button leftSection={<IconPlus size={18} />} onClick={() => void navigate('/labels/templates/new')}>
          New
        </Button>
        <FileButton accept=".json,.html,.htm" onChange={(file) => file !== null && take.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={take.isPending}>
              Take from a file…
            </Button>
          )}
        </FileButton>
      </Group>
      {take.isError && <ErrorBand what="No label was taken from the file" error={take.error} />}
      {take.isSuccess && <Taken template={take.data.template} report={take.data.report} />}
      <QueryView query={templates} what="The list of labels">
        {(known) => {
          const found = known.filter((template) => isFound(template, text))
          return found.length === 0 ? (
            <EmptyState
              icon={<IconTag size={32} />}
              sentence="No label has this name. Designs of labels are listed here."
            />
          ) : (
            <TemplateTable templates={found} />
          )
        }}
      </QueryView>
    </>
  )
}

/** What came of a file, and what it had that a label cannot have here. */
function Taken({ template: { pk, name }, report }: { template: LabelTemplate; report: readonly string[] }) {
  return (
    <NoteBand
      kind={report.length === 0 ? 'accepted' : 'question'}
      sentence={
        <>
          “{name}” is taken from the file.
          {report.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </>
      }
    >
      <Link to={`/labels/templates/${pk}`}>Open</Link>
    </NoteBand>
  )
}

function isFound({ name, description }: LabelTemplate, text: string): boolean {
  const said = `${name} ${description}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => said.includes(word))
}

function TemplateTable({ templates }: { templates: readonly LabelTemplate[] }) {
  return (
    <div className={styles['scroll']}>
      <Table stickyHeader>
        <Table.Thead className={styles['head']}>
          <Table.Tr>
            <Table.Th>Label</Table.Th>
            <Table.Th>For</Table.Th>
            <Table.Th className={styles['optional'] ?? ''}>Size</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>On</Table.Th>
            <Table.Th className={styles['actions']}>Do</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {templates.map((template) => (
            <TemplateRow key={template.pk} template={template} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
