import { Button, FileButton, Group, TextInput } from '@mantine/core'
import { IconPlus, IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import { templateFile, useAllLabelTemplates, useImportTemplate } from '../../client/label-templates.ts'
import { NoteBand } from '../../components/note-band.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { TemplateRow } from './template-row.tsx'
import { TemplateTable } from './template-table.tsx'

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
            <TemplateTable what="Label" paper="Size">
              {found.map((template) => (
                <LabelRow key={template.pk} template={template} />
              ))}
            </TemplateTable>
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

const KINDS: Readonly<Record<LabelTemplate['kind'], string>> = {
  design: 'Design',
  zpl: 'ZPL',
  tspl: 'TSPL',
  epl: 'EPL',
  'esc-pos': 'ESC/POS',
}

function LabelRow({ template }: { template: LabelTemplate }) {
  const { pk, name, width, height, kind } = template
  return (
    <TemplateRow
      sort="label"
      template={template}
      address={`/labels/templates/${pk}`}
      paper={`${width} x ${height} mm, ${KINDS[kind]}`}
      file={{ address: templateFile(pk), name: `${name}.json` }}
    />
  )
}
