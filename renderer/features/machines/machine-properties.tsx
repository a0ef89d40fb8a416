import { Progress, Table, Text } from '@mantine/core'
import type { MachineProperty } from '../../../main/records/machine-records.ts'

/** What the device says of itself. */
export function MachineProperties({ properties }: { properties: MachineProperty[] }) {
  if (properties.length === 0) return <Text>The device has reported nothing about itself yet.</Text>
  return (
    <Table maw={560}>
      <Table.Tbody>
        {properties.map((property) => (
          <Table.Tr key={`${property.group} ${property.key}`}>
            <Table.Th w={200}>{property.key}</Table.Th>
            <Table.Td>
              <Value property={property} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Value({ property: { type, value, key, max_progress } }: { property: MachineProperty }) {
  if (type === 'bool') return value.toLowerCase() === 'true' ? 'Yes' : 'No'
  if (type !== 'progress') return value
  const percent = (Number(value) / (max_progress ?? 100)) * 100
  return (
    <>
      {value} of {max_progress ?? 100}
      <Progress value={percent} aria-label={key} />
    </>
  )
}
