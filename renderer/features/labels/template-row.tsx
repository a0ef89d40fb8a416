import { Button, Group, Menu, Switch, Table, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import { templateFile, useTemplateAction } from '../../client/label-templates.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import styles from '../../components/row-table.module.css'
import { saveFile } from '../../components/save-file.ts'
import { StatusChip } from '../../components/status-chip.tsx'
import { LABEL_MODELS } from '../../components/label-models.ts'

const KINDS: Readonly<Record<LabelTemplate['kind'], string>> = {
  design: 'Design',
  zpl: 'ZPL',
  tspl: 'TSPL',
  epl: 'EPL',
  'esc-pos': 'ESC/POS',
}

export function TemplateRow({ template }: { template: LabelTemplate }) {
  const { pk, name, description, model_type, width, height, kind, revision, draft, enabled } = template
  const action = useTemplateAction()
  return (
    <Table.Tr className={styles['row']}>
      <Table.Td>
        <Link className={styles['link'] ?? ''} to={`/labels/templates/${pk}`}>
          {name}
        </Link>
        <Text size="xs" c="dimmed">
          {description}
        </Text>
        {action.isError && <ErrorBand what={`${name} was not changed`} error={action.error} />}
      </Table.Td>
      <Table.Td>{LABEL_MODELS[model_type].many}</Table.Td>
      <Table.Td className={styles['optional'] ?? ''} style={{ whiteSpace: 'nowrap' }}>
        {width} x {height} mm, {KINDS[kind]}
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
        <TemplateActions template={template} action={action} />
      </Table.Td>
    </Table.Tr>
  )
}

interface TemplateActionsProps {
  template: LabelTemplate
  action: ReturnType<typeof useTemplateAction>
}

function TemplateActions({ template: { pk, name }, action }: TemplateActionsProps) {
  const navigate = useNavigate()
  const [isDeleting, setDeleting] = useState(false)
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Open ${name}`}
        onClick={() => void navigate(`/labels/templates/${pk}`)}
      >
        Open
      </Button>
      <Menu>
        <Menu.Target>
          <Button variant="default" size="compact-sm" aria-label={`More for ${name}`}>
            <IconDots size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => action.mutate({ pk, action: 'copy' })}>Copy</Menu.Item>
          <Menu.Item onClick={() => saveFile(templateFile(pk), `${name}.json`)}>Save as a file</Menu.Item>
          <Menu.Item onClick={() => setDeleting(true)}>Delete…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isDeleting && (
        <Dialog title={`Delete “${name}”?`} scanPolicy="hold" onClose={() => setDeleting(false)} size={420}>
          <Text mb="md">
            Its revisions and its draft are deleted with it. Labels that were printed stay in the history.
          </Text>
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
    </Group>
  )
}
