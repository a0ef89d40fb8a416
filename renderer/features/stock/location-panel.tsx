import { Button, Group, Stack } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { StockLocation } from '../../../main/records/stock-records.ts'
import { usePrintSwitches } from '../../client/print-switches.ts'
import { useLocation } from '../../client/stock.ts'
import { Panel } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { quantityText } from '../../components/texts.ts'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import { ObjectTabs } from '../../plugin-ui/object-tabs.tsx'
import { BarcodeLink } from './barcode-link.tsx'
import { FactsTable } from './facts-table.tsx'
import { IconField } from './icon-field.tsx'
import { LocateButton } from './locate-button.tsx'
import { PanelHead } from './panel-head.tsx'
import { ReportButton } from './report-button.tsx'
import { usePrintWithNotice } from './use-print-with-notice.ts'

export function LocationPanel({ pk }: { pk: number }) {
  const known = useLocation(pk)
  const print = usePrintWithNotice()
  const printNow = () => print.mutate({ model: 'stocklocation', items: [pk] })
  const { hasLabels } = usePrintSwitches()
  useShortcuts(hasLabels ? { 'Ctrl+L': printNow } : {})
  return (
    <Panel label="Location">
      <QueryView query={known} what="The location">
        {(location) => (
          <Stack gap="md">
            <PanelHead title={location.name} />
            <Group gap="xs">
              {hasLabels && (
                <Button
                  leftSection={<IconPrinter size={18} />}
                  loading={print.isPending}
                  title="Ctrl+L"
                  onClick={printNow}
                >
                  Print label
                </Button>
              )}
              <ReportButton target={{ model: 'stocklocation', items: [pk] }} />
              <LocateButton target={{ location: pk }} />
            </Group>
            <ObjectTabs
              object={{ model: 'stocklocation', id: pk, instance: location, reload: () => void known.refetch() }}
              tabs={[{ value: 'details', label: 'Details', content: <Details location={location} /> }]}
            />
          </Stack>
        )}
      </QueryView>
    </Panel>
  )
}

function Details({ location }: { location: StockLocation }) {
  const { pk } = location
  return (
    <Stack gap="md">
      <FactsTable
        facts={[
          ['Where', location.pathstring],
          ['Description', location.description],
          ['Places inside', quantityText(location.sublocations)],
          [
            'Items',
            <Link key="items" to={`/stock/items?location=${pk}`}>
              Show {quantityText(location.items)}
            </Link>,
          ],
        ]}
      />
      <IconField kind="location" pk={pk} label="Icon" icon={location.custom_icon} />
      <BarcodeLink target={{ model: 'stocklocation', pk }} isLinked={location.barcode_hash !== ''} />
    </Stack>
  )
}
