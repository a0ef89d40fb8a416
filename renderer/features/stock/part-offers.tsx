import { Anchor, Stack, Table, Text, Title } from '@mantine/core'
import { type Offer, useOffers } from '../../client/suppliers.ts'
import { QueryView } from '../../components/query-view.tsx'
import { quantityText, unitPriceText } from '../../components/texts.ts'
import { FactsTable } from './facts-table.tsx'

/** Where a part is bought, under which number, and what it costs. */
export function PartOffers({ part }: { part: number }) {
  return (
    <QueryView query={useOffers(part)} what="The suppliers of the part" rows={3}>
      {(offers) =>
        offers.length === 0 ? (
          <Text c="dimmed">Nobody sells this part yet. Import on the Parts page brings it from a supplier.</Text>
        ) : (
          <Stack gap="lg">
            {offers.map((offer) => (
              <OneOffer key={offer.pk} offer={offer} />
            ))}
          </Stack>
        )
      }
    </QueryView>
  )
}

function OneOffer({ offer }: { offer: Offer }) {
  const { supplier_name, SKU, MPN, packaging, pack_quantity, link, prices } = offer
  return (
    <section aria-label={supplier_name}>
      <Title order={3} size="h5">
        {supplier_name}
      </Title>
      <FactsTable
        facts={[
          [
            'Number',
            <span key="number" className="code">
              {SKU}
            </span>,
          ],
          ['Of the maker', MPN],
          ['Packaging', packaging],
          ['In a pack', pack_quantity],
          [
            'Address',
            link !== '' && (
              <Anchor href={link} target="_blank" rel="noreferrer">
                {link}
              </Anchor>
            ),
          ],
        ]}
      />
      {prices.length > 0 && (
        <Table aria-label={`Prices of ${supplier_name}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>From</Table.Th>
              <Table.Th ta="end">Each</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {prices.map(({ pk, quantity, price, price_currency }) => (
              <Table.Tr key={pk}>
                <Table.Td>{quantityText(quantity)}</Table.Td>
                <Table.Td ta="end">{price === null ? '-' : unitPriceText(price, price_currency)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}
