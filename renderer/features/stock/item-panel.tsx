import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { StockItem } from '../../../main/records/stock-records.ts'
import { usePrintSwitches } from '../../client/print-switches.ts'
import { useStockItem } from '../../client/stock.ts'
import { Panel } from '../../components/page.tsx'
import { PrintDialog } from '../../components/print-dialog.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { StatusChip } from '../../components/status-chip.tsx'
import { stockStatusKind } from '../../components/statuses.ts'
import { quantityText } from '../../components/texts.ts'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import { ObjectTabs } from '../../plugin-ui/object-tabs.tsx'
import { BarcodeLink } from './barcode-link.tsx'
import { FactsTable } from './facts-table.tsx'
import { LocateButton } from './locate-button.tsx'
import { PanelHead } from './panel-head.tsx'
import { ReportButton } from './report-button.tsx'
import { StockActions } from './stock-actions.tsx'
import { TrackingList } from './tracking-list.tsx'
import { usePrintWithNotice } from './use-print-with-notice.ts'

export function ItemPanel({ pk }: { pk: number }) {
  const item = useStockItem(pk)
  return (
    <Panel label="Item">
      <QueryView query={item} what="The item">
        {(known) => (
          <Stack gap="sm">
            <PanelHead title={known.part_detail?.name ?? `Item ${pk}`}>
              <Group gap="sm">
                <Text className="code" c="dimmed">
                  {known.part_detail?.IPN}
                </Text>
                <StatusChip kind={stockStatusKind(known.status)} word={known.status_text} />
              </Group>
            </PanelHead>
            <Buttons pk={pk} />
            <ObjectTabs
              object={{ model: 'stockitem', id: pk, instance: known, reload: () => void item.refetch() }}
              tabs={[
                { value: 'details', label: 'Details', content: <Details item={known} /> },
                { value: 'change', label: 'Change', content: <StockActions item={known} /> },
                { value: 'history', label: 'History', content: <TrackingList item={pk} /> },
              ]}
            />
          </Stack>
        )}
      </QueryView>
    </Panel>
  )
}

function Buttons({ pk }: { pk: number }) {
  const print = usePrintWithNotice()
  const [hasOptions, setOptions] = useState(false)
  const target = { model: 'stockitem', items: [pk] } as const
  const printNow = () => print.mutate({ ...target, items: [pk] })
  const { hasLabels } = usePrintSwitches()
  useShortcuts(hasLabels ? { 'Ctrl+L': printNow, 'Ctrl+Shift+L': () => setOptions(true) } : {})
  return (
    <Group gap="xs">
      {hasLabels && (
        <>
          <Button leftSection={<IconPrinter size={18} />} loading={print.isPending} onClick={printNow} title="Ctrl+L">
            Print label
          </Button>
          <Button variant="default" onClick={() => setOptions(true)} title="Ctrl+Shift+L">
            Options…
          </Button>
        </>
      )}
      <ReportButton target={{ ...target, items: [pk] }} />
      <LocateButton target={{ item: pk }} />
      {hasOptions && <PrintDialog target={{ ...target, items: [pk] }} onClose={() => setOptions(false)} />}
    </Group>
  )
}

function Details({ item }: { item: StockItem }) {
  const { part_detail: part, location_detail: location } = item
  return (
    <Stack gap="md">
      <FactsTable
        facts={[
          ['Quantity', quantityText(item.quantity, part?.units)],
          ['Location', location && <Link to={`/stock/locations/${location.pk}`}>{location.pathstring}</Link>],
          ['Part', part && <Link to={`/stock/parts/${part.pk}`}>{part.full_name}</Link>],
          ['Description', part?.description],
          ['Serial', item.serial && <span className="code">{item.serial}</span>],
          ['Batch', item.batch && <span className="code">{item.batch}</span>],
          ['Packaging', item.packaging],
          ['Use by', item.expiry_date],
          ['Counted', item.stocktake_date],
          ['Changed', item.updated],
          ['Notes', item.notes],
        ]}
      />
      <BarcodeLink target={{ model: 'stockitem', pk: item.pk }} isLinked={item.barcode_hash !== ''} />
    </Stack>
  )
}
