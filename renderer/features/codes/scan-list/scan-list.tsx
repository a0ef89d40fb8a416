import { Box, CloseButton, Group, Stack, Table, Text, Title } from '@mantine/core'
import { StatusChip } from '../../../components/status-chip.tsx'
import { codeText, timeText } from '../../../components/texts.ts'
import { ListedName } from './listed-name.tsx'
import type { ListedScan, ScanList as List } from './scan-list.ts'
import { ScanListActions } from './scan-list-actions.tsx'
import { useScanList } from './use-scan-list.ts'

/** What is scanned while this page is open, each thing once, for doing something with all of it. */
export function ScanList() {
  const [list, dispatch] = useScanList()
  return (
    <Stack gap="sm" component="section" aria-label="Scan list">
      <Title order={2} size="h4">
        Scan list
      </Title>
      <Refusal refusal={list.refusal} />
      {list.scans.length === 0 ? (
        <Text c="dimmed">Scan items, locations or parts: they are listed here, each of them once.</Text>
      ) : (
        <>
          <ScanListActions scans={list.scans} onClear={() => dispatch({ kind: 'clear' })} />
          <ListedScans scans={list.scans} onRemove={(scan) => dispatch({ kind: 'remove', scan })} />
        </>
      )}
    </Stack>
  )
}

/** Always there, so that it is read out when it fills. */
function Refusal({ refusal }: Pick<List, 'refusal'>) {
  return (
    <Box component="output">
      {refusal !== null && (
        <Group gap="sm">
          <StatusChip kind="rejected" word="Not added" />
          <Text>{refusal.reason}</Text>
          <Text className="code">{codeText(refusal.code)}</Text>
        </Group>
      )}
    </Box>
  )
}

interface ListedScansProps {
  scans: readonly ListedScan[]
  onRemove: (scan: ListedScan) => void
}

function ListedScans({ scans, onRemove }: ListedScansProps) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What</Table.Th>
          <Table.Th>Code</Table.Th>
          <Table.Th>Scanned</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {scans.map((scan) => (
          <Table.Tr key={`${scan.model} ${scan.pk}`}>
            <Table.Td>
              <ListedName scan={scan} />
            </Table.Td>
            <Table.Td className="code">{codeText(scan.code)}</Table.Td>
            <Table.Td>{timeText(scan.at)}</Table.Td>
            <Table.Td>
              <CloseButton aria-label={`Take ${codeText(scan.code)} off the list`} onClick={() => onRemove(scan)} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
