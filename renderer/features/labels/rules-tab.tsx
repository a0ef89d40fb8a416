import { Button, Group, Switch, Table, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import type { PrintRule } from '../../../main/records/print-records.ts'
import { useAllLabelTemplates } from '../../client/label-templates.ts'
import { useChangePrintRule, useDeletePrintRule, usePrintRules } from '../../client/print-rules.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import styles from '../../components/row-table.module.css'
import { usePrinters } from '../../components/use-printers.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { conditionText, resultText } from './rule-words.ts'

/** Which label goes to which printer, by itself: the first rule that fits decides. */
export function RulesTab() {
  const rules = usePrintRules()
  const [edited, edit] = useState<PrintRule | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={18} />} onClick={() => edit('new')}>
      Add a rule
    </Button>
  )
  return (
    <>
      <Group gap="sm" px={18} py={12} justify="space-between">
        <Text size="sm" c="dimmed">
          The first rule that fits decides. Without one, the label of the kind goes to the usual printer.
        </Text>
        {(rules.data ?? []).length > 0 && add}
      </Group>
      <QueryView query={rules} what="The rules">
        {(known) =>
          known.length === 0 ? (
            <EmptyState
              icon={<IconRoute size={32} />}
              sentence="Rules choose label and printer by what is printed, where, and which roll is loaded."
            >
              {add}
            </EmptyState>
          ) : (
            <RuleTable rules={known.toSorted((one, other) => one.position - other.position)} onEdit={edit} />
          )
        }
      </QueryView>
      {edited !== null && <RuleDialog rule={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
    </>
  )
}

interface RuleTableProps {
  rules: readonly PrintRule[]
  onEdit: (rule: PrintRule) => void
}

function RuleTable({ rules, onEdit }: RuleTableProps) {
  return (
    <div className={styles['scroll']}>
      <Table stickyHeader>
        <Table.Thead className={styles['head']}>
          <Table.Tr>
            <Table.Th>Rule</Table.Th>
            <Table.Th>When</Table.Th>
            <Table.Th>Then</Table.Th>
            <Table.Th>On</Table.Th>
            <Table.Th className={styles['actions']}>Do</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rules.map((rule, index) => (
            <RuleRow
              key={rule.pk}
              rule={rule}
              before={rules[index - 1]}
              after={rules[index + 1]}
              onEdit={() => onEdit(rule)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

interface RuleRowProps {
  rule: PrintRule
  before: PrintRule | undefined
  after: PrintRule | undefined
  onEdit: () => void
}

function RuleRow({ rule, before, after, onEdit }: RuleRowProps) {
  const templates = useAllLabelTemplates().data ?? []
  const printers = usePrinters()
  const change = useChangePrintRule()
  const remove = useDeletePrintRule()
  const error = change.error ?? remove.error
  const moveTo = (place: PrintRule | undefined) => () =>
    place !== undefined && change.mutate({ pk: rule.pk, position: place.position })
  return (
    <Table.Tr className={styles['row']}>
      <Table.Td>
        {rule.name}
        {error && <ErrorBand what="The rule was not changed" error={error} />}
      </Table.Td>
      <Table.Td>{conditionText(rule)}</Table.Td>
      <Table.Td>
        {resultText(rule, {
          template: templates.find(({ pk }) => pk === rule.template)?.name ?? null,
          printer: printers.find(({ pk }) => pk === rule.machine)?.name ?? null,
        })}
      </Table.Td>
      <Table.Td>
        <Switch
          aria-label={`${rule.name} is on`}
          checked={rule.enabled}
          onChange={(event) => change.mutate({ pk: rule.pk, enabled: event.currentTarget.checked })}
        />
      </Table.Td>
      <Table.Td className={styles['actions']}>
        <Group gap={6} wrap="nowrap" justify="flex-end">
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${rule.name} earlier`}
            disabled={before === undefined}
            onClick={moveTo(before)}
          >
            <IconArrowUp size={16} />
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${rule.name} later`}
            disabled={after === undefined}
            onClick={moveTo(after)}
          >
            <IconArrowDown size={16} />
          </Button>
          <Button variant="default" size="compact-sm" aria-label={`Edit ${rule.name}`} onClick={onEdit}>
            Edit
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Delete ${rule.name}`}
            onClick={() => remove.mutate(rule.pk)}
          >
            Delete
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
