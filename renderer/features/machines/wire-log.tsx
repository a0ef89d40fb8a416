import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { Machine } from '../../../main/records/machine-records.ts'
import { diagnosticsAddress, useWireLog } from '../../client/machine-work.ts'
import { QueryView } from '../../components/query-view.tsx'

/** A line of the log shows so much; the rest is in the diagnostics. */
const SHOWN = 64

/** The last that went over the line, newest first, and a file of it for those who shall help. */
export function WireLog({ machine }: { machine: Machine }) {
  const wire = useWireLog(machine.pk)
  return (
    <Stack>
      <Group>
        <Button
          component="a"
          href={diagnosticsAddress(machine.pk)}
          download
          variant="default"
          leftSection={<IconDownload size={18} />}
        >
          Save diagnostics
        </Button>
        <Text size="sm" c="dimmed">
          One file with state, settings and this log. Passwords are not in it.
        </Text>
      </Group>
      <QueryView query={wire} what="The wire log">
        {(entries) =>
          entries.length === 0 ? (
            <Text>Nothing went over the line since the program was started.</Text>
          ) : (
            <Table.ScrollContainer minWidth={520} type="native">
              <Table ff="monospace" fz="xs" aria-label="Wire log, newest first">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Time</Table.Th>
                    <Table.Th>To</Table.Th>
                    <Table.Th>Bytes</Table.Th>
                    <Table.Th>Text</Table.Th>
                    <Table.Th>Hexadecimal</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {entries.toReversed().map(({ at, direction, size, text, hex }, index) => (
                    <Table.Tr key={`${at} ${entries.length - index}`}>
                      <Table.Td>{at.slice(11, 23)}</Table.Td>
                      <Table.Td>{direction === 'out' ? 'device' : 'station'}</Table.Td>
                      <Table.Td>{size}</Table.Td>
                      <Table.Td>{text.slice(0, SHOWN)}</Table.Td>
                      <Table.Td>{hex.slice(0, SHOWN * 3)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </QueryView>
    </Stack>
  )
}
