import { Kbd, Table } from '@mantine/core'
import { Dialog } from '../components/dialog.tsx'
import { SHORTCUTS } from './shortcuts.ts'

export function HelpSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" scanPolicy="through" onClose={onClose}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Key</Table.Th>
            <Table.Th>Does</Table.Th>
            <Table.Th>Where</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {SHORTCUTS.map(({ keys, does, where }) => (
            <Table.Tr key={keys}>
              <Table.Td>
                <Kbd>{keys}</Kbd>
              </Table.Td>
              <Table.Td>{does}</Table.Td>
              <Table.Td>{where}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  )
}
