import { Badge, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { type Supplier, type SupplierSearchResult, useSupplierSearch } from '../../../client/suppliers.ts'
import { QueryView } from '../../../components/query-view.tsx'

interface SupplierSearchProps {
  supplier: Supplier
  /** What was asked last. */
  term: string
  onSearch: (term: string) => void
  onChoose: (result: SupplierSearchResult) => void
}

/** Asks the supplier when it is told to: each question may cost something there. */
export function SupplierSearch({ supplier, term, onSearch, onChoose }: SupplierSearchProps) {
  const [typed, setTyped] = useState(term)
  const found = useSupplierSearch(supplier, term)
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const wanted = typed.trim()
          if (wanted === term) void found.refetch()
          else onSearch(wanted)
        }}
      >
        <Group align="end" wrap="nowrap">
          <TextInput
            label="Search"
            placeholder="Name or number"
            data-autofocus
            style={{ flex: 1 }}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            type="submit"
            leftSection={<IconSearch size={18} />}
            loading={found.isFetching}
            disabled={typed.trim() === ''}
          >
            Search
          </Button>
        </Group>
      </form>
      {term !== '' && (
        <QueryView query={found} what={`What ${supplier.supplier_name} has`} rows={4}>
          {(results) =>
            results.length === 0 ? (
              <Text>
                {supplier.supplier_name} has nothing called “{term}”.
              </Text>
            ) : (
              <Results results={results} onChoose={onChoose} />
            )
          }
        </QueryView>
      )}
    </>
  )
}

function Results({ results, onChoose }: { results: SupplierSearchResult[] } & Pick<SupplierSearchProps, 'onChoose'>) {
  return (
    <Table aria-label="Found at the supplier">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Part</Table.Th>
          <Table.Th>Number</Table.Th>
          <Table.Th ta="end">Price</Table.Th>
          <Table.Th aria-label="What to do" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {results.map((result) => (
          <Table.Tr key={result.id}>
            <Table.Td>
              <Stack gap={0}>
                <Group gap={8}>
                  <Text fw={600}>{result.name}</Text>
                  {result.exact && <Badge variant="light">Exact</Badge>}
                  {result.existing_part_id !== null && <Badge variant="light">Here already</Badge>}
                </Group>
                <Text c="dimmed">{result.description}</Text>
              </Stack>
            </Table.Td>
            <Table.Td className="code">{result.sku}</Table.Td>
            <Table.Td ta="end">{result.price}</Table.Td>
            <Table.Td ta="end">
              <Button
                size="compact-md"
                variant="default"
                aria-label={`Choose ${result.name}, ${result.sku}`}
                onClick={() => onChoose(result)}
              >
                Choose
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
