import { Group, Stack, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Part } from '../../../main/records/stock-records.ts'
import { useCategory, usePart } from '../../client/stock.ts'
import { Panel } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { quantityText } from '../../components/texts.ts'
import { ObjectTabs } from '../../plugin-ui/object-tabs.tsx'
import { BarcodeLink } from './barcode-link.tsx'
import { FactsTable } from './facts-table.tsx'
import { PartOffers } from './part-offers.tsx'
import { IconField } from './icon-field.tsx'
import { PanelHead } from './panel-head.tsx'
import { ReportButton } from './report-button.tsx'

export function PartPanel({ pk }: { pk: number }) {
  const known = usePart(pk)
  return (
    <Panel label="Part">
      <QueryView query={known} what="The part">
        {(part) => (
          <Stack gap="md">
            <PanelHead title={part.name}>
              <Text className="code" c="dimmed">
                {part.IPN}
              </Text>
            </PanelHead>
            <Group gap="xs">
              <ReportButton target={{ model: 'part', items: [pk] }} />
            </Group>
            <ObjectTabs
              object={{ model: 'part', id: pk, instance: part, reload: () => void known.refetch() }}
              tabs={[
                { value: 'details', label: 'Details', content: <Details part={part} /> },
                { value: 'suppliers', label: 'Suppliers', content: <PartOffers part={pk} /> },
              ]}
            />
          </Stack>
        )}
      </QueryView>
    </Panel>
  )
}

function Details({ part }: { part: Part }) {
  const { pk } = part
  return (
    <Stack gap="md">
      <FactsTable
        facts={[
          ['Description', part.description],
          ['Category', part.category_name],
          ['In stock', quantityText(part.in_stock, part.units)],
          ['Least', part.minimum_stock > 0 && quantityText(part.minimum_stock, part.units)],
          [
            'Items',
            <Link key="items" to={`/stock/items?part=${pk}`}>
              Show {quantityText(part.stock_item_count)}
            </Link>,
          ],
          ['Keywords', part.keywords],
          ['Notes', part.notes],
        ]}
      />
      {part.category !== null && <CategoryIcon category={part.category} />}
      <BarcodeLink target={{ model: 'part', pk }} isLinked={part.barcode_hash !== ''} />
    </Stack>
  )
}

/** Categories have no page of their own; their parts show what they look like. */
function CategoryIcon({ category }: { category: number }) {
  return (
    <QueryView query={useCategory(category)} what="The category" rows={1}>
      {({ pk, name, icon }) => <IconField kind="category" pk={pk} label={`Icon of the category ${name}`} icon={icon} />}
    </QueryView>
  )
}
