import { Table, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import type { StockTracking } from '../../../main/records/stock-records.ts'
import { useTracking } from '../../client/stock.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { QueryView } from '../../components/query-view.tsx'

export function TrackingList({ item }: { item: number }) {
  const tracking = useTracking(item)
  return (
    <QueryView query={tracking} what="The history">
      {({ results }) =>
        results.length === 0 ? (
          <EmptyState icon={<IconHistory size={28} />} sentence="Every change of this item will be listed here." />
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>What and when</Table.Th>
                <Table.Th>Who</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {results.map((entry) => (
                <Table.Tr key={entry.pk}>
                  <Table.Td>
                    {entry.label}
                    <Text size="sm">{[changeText(entry), entry.notes].filter((text) => text !== '').join('. ')}</Text>
                    <Text size="xs" c="dimmed">
                      {entry.date}
                    </Text>
                  </Table.Td>
                  <Table.Td>{entry.user_detail?.username ?? 'station'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )
      }
    </QueryView>
  )
}

const SHOWN: Readonly<Record<string, string>> = { added: 'added', removed: 'taken', quantity: 'now', status: 'status' }

function changeText({ deltas }: StockTracking): string {
  const amounts = Object.entries(SHOWN).flatMap(([key, word]) => {
    const amount = deltas[key]
    return typeof amount === 'number' || typeof amount === 'string' ? [`${word} ${amount}`] : []
  })
  const place = nameOf(deltas['location_detail'])
  return [...amounts, ...(place === null ? [] : [`to ${place}`])].join(', ')
}

function nameOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : null
}
