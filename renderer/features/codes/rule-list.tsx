import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { BarcodeRule } from '../../../main/records/scan-records.ts'
import { useBarcodeRules } from '../../client/codes.ts'
import { useMe } from '../../client/session.ts'
import { QueryView } from '../../components/query-view.tsx'
import { RuleDialog } from './rule-dialog.tsx'

/** Rules for codes that only this house has. */
export function RuleList() {
  const rules = useBarcodeRules()
  const { data: me } = useMe()
  const [edited, setEdited] = useState<BarcodeRule | 'new' | null>(null)
  const mayChange = me?.is_staff === true || me?.is_superuser === true
  return (
    <Stack gap="sm" component="section" aria-label="Rules of the house">
      <Group justify="space-between">
        <Title order={2} size="h4">
          Rules for codes of the house
        </Title>
        {mayChange && <Button onClick={() => setEdited('new')}>Add a rule…</Button>}
      </Group>
      <QueryView query={rules} what="The rules" rows={2}>
        {({ rules: known }) =>
          known.length === 0 ? (
            <Text c="dimmed">No rules yet. A rule says what a code means that no standard knows.</Text>
          ) : (
            <RuleTable rules={known} onEdit={mayChange ? setEdited : null} />
          )
        }
      </QueryView>
      {edited !== null && (
        <RuleDialog
          rule={edited === 'new' ? null : edited}
          groups={rules.data?.groups ?? []}
          onClose={() => setEdited(null)}
        />
      )}
    </Stack>
  )
}

function RuleTable({ rules, onEdit }: { rules: BarcodeRule[]; onEdit: ((rule: BarcodeRule) => void) | null }) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Rule</Table.Th>
          <Table.Th>Pattern</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rules.map((rule) => (
          <Table.Tr key={rule.pk}>
            <Table.Td>{rule.name}</Table.Td>
            <Table.Td className="code">{rule.pattern}</Table.Td>
            <Table.Td>{rule.active ? 'On' : 'Off'}</Table.Td>
            <Table.Td>
              {onEdit !== null && (
                <Button variant="default" size="xs" aria-label={`Change ${rule.name}`} onClick={() => onEdit(rule)}>
                  Change…
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
