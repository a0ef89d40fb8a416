import { Stack, Table, Text } from '@mantine/core'
import type { Machine } from '../../../main/records/machine-records.ts'
import type { PrinterAbility } from '../../client/printer-abilities.ts'

interface Words {
  name: string
  /** Where it can. */
  how: string
}

const BY_BUTTON = 'By its button above.'
const UNDER_MORE = 'Under the three dots above.'

const WORDS: Readonly<Record<PrinterAbility['name'], Words>> = {
  identity: { name: 'Say what it is', how: 'Asked when it connects; the answer is under Reported.' },
  status: { name: 'Say how it is', how: 'Asked before and during every job, and now and then.' },
  counters: { name: 'Tell its counters', how: 'Asked when it connects; the answer is under Reported.' },
  media: { name: 'Tell which roll is in it', how: 'It stands in the answer to how it is.' },
  feed: { name: 'Feed a label', how: BY_BUTTON },
  calibrate: { name: 'Calibrate', how: BY_BUTTON },
  'configuration label': { name: 'Print its configuration', how: UNDER_MORE },
  pause: { name: 'Pause', how: BY_BUTTON },
  resume: { name: 'Resume', how: 'By the button above, while it is paused.' },
  cancel: { name: 'Throw away what waits in it', how: UNDER_MORE },
  reset: { name: 'Restart the printer', how: UNDER_MORE },
}

/** All that people expect of a printer: where it can, how; where not, why and what to do instead. */
export function PrinterAbilities({ machine: { abilities } }: { machine: Machine }) {
  if (abilities.length === 0) return <Text>The driver of this printer is missing; nothing is known of it.</Text>
  return (
    <Stack gap="xs">
      <Text>The test label of the station is printed by every printer.</Text>
      <Table maw={800}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={170}>Can it …</Table.Th>
            <Table.Th>How, or what to do instead</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {abilities.map(({ name, cannot }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{WORDS[name].name}</Table.Th>
              <Table.Td>
                <Text span fw={600}>
                  {cannot === null ? 'Yes. ' : 'No. '}
                </Text>
                {cannot ?? WORDS[name].how}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
