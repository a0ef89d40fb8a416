import { Button, Group, Stack, Text } from '@mantine/core'
import { useNavigate } from 'react-router'
import type { ImportedPart } from '../../../client/suppliers.ts'
import { countOf, quantityText, unitPriceText } from '../../../components/texts.ts'
import { FactsTable } from '../facts-table.tsx'

interface ImportedSummaryProps {
  imported: ImportedPart
  onClose: () => void
}

/** What was made, and the way to it. */
export function ImportedSummary({ imported, onClose }: ImportedSummaryProps) {
  const { part_id, part_detail: part, pricing, parameters } = imported
  const navigate = useNavigate()
  const open = () => {
    onClose()
    void navigate(`/stock/parts/${part_id}?tab=suppliers`)
  }
  return (
    <Stack gap="sm">
      <Text aria-live="polite">
        <strong>{part.full_name}</strong> is here, with {countOf(pricing.length, 'price')} of the supplier.
      </Text>
      <FactsTable
        facts={[
          ['Category', part.category_name],
          ...pricing.map(
            ({ quantity, price, currency }) =>
              [`From ${quantityText(quantity)}`, unitPriceText(price, currency)] as const,
          ),
          ...parameters.map(({ name, value }) => [name, value] as const),
        ]}
      />
      {parameters.length > 0 && <Text c="dimmed">The station keeps no parameters of parts; note what you need.</Text>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button data-autofocus onClick={open}>
          Open the part
        </Button>
      </Group>
    </Stack>
  )
}
