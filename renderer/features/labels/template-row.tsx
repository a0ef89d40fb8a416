import { Button, Group, Menu, Switch, Table, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import { type TemplateSort, useTemplateAction } from '../../client/template-actions.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { LABEL_MODELS } from '../../components/label-models.ts'
import styles from '../../components/row-table.module.css'
import { saveFile } from '../../components/save-file.ts'
import { StatusChip } from '../../components/status-chip.tsx'

/** What templates of both sorts have. */
type Template = Pick<LabelTemplate, 'pk' | 'name' | 'description' | 'model_type' | 'revision' | 'draft' | 'enabled'>

interface TemplateRowProps {
  sort: TemplateSort
  template: Template
  /** Where it is opened. */
  address: string
  /** What it goes on: "50 x 30 mm, Design". */
  paper: string
  file: TemplateFile
}

interface TemplateFile {
  address: string
  /** Empty: as the station calls it. */
  name: string
}

/** What is still there when the template is gone. */
const STAYS: Readonly<Record<TemplateSort, string>> = {
  label: 'Labels that were printed stay in the history.',
  report: 'Reports that were printed stay.',
}

/** A template in the list of its sort. */
export function TemplateRow({ sort, template, address, paper, file }: TemplateRowProps) {
  const { pk, name, description, model_type, revision, draft, enabled } = template
  const action = useTemplateAction(sort)
  const navigate = useNavigate()
  return (
    <Table.Tr className={styles['row']}>
      <Table.Td>
        <Link className={styles['link'] ?? ''} to={address}>
          {name}
        </Link>
        <Text size="xs" c="dimmed">
          {description}
        </Text>
        {action.isError && <ErrorBand what={`${name} was not changed`} error={action.error} />}
      </Table.Td>
      <Table.Td>{LABEL_MODELS[model_type].many}</Table.Td>
      <Table.Td className={styles['optional'] ?? ''} style={{ whiteSpace: 'nowrap' }}>
        {paper}
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
            onClick={() => void navigate(address)}
          >
            Open
          </Button>
          <TemplateMenu
            name={name}
            stays={STAYS[sort]}
            file={file}
            onAct={(act) => action.mutate({ pk, action: act })}
          />
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

interface TemplateMenuProps {
  name: string
  stays: string
  file: TemplateFile
  onAct: (action: 'copy' | 'delete') => void
}

function TemplateMenu({ name, stays, file, onAct }: TemplateMenuProps) {
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
          <Menu.Item onClick={() => onAct('copy')}>Copy</Menu.Item>
          <Menu.Item onClick={() => saveFile(file.address, file.name)}>Save as a file</Menu.Item>
          <Menu.Item onClick={() => setDeleting(true)}>Delete…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isDeleting && (
        <Dialog title={`Delete “${name}”?`} scanPolicy="hold" onClose={() => setDeleting(false)} size={420}>
          <Text mb="md">Its revisions and its draft are deleted with it. {stays}</Text>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setDeleting(false)}>
              Keep it
            </Button>
            <Button
              color="#B5230F"
              onClick={() => {
                setDeleting(false)
                onAct('delete')
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
