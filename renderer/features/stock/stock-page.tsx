import { Badge, CloseButton, Group, Tabs, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ReportModel } from '../../client/reports.ts'
import { usePrintSwitches } from '../../client/print-switches.ts'
import { useStationEvent } from '../../client/station-events.tsx'
import { Page } from '../../components/page.tsx'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import { ExportButton } from './export-button.tsx'
import { ImportPartButton } from './import-part/import-part-button.tsx'
import { ItemPanel } from './item-panel.tsx'
import { ItemTable } from './item-table.tsx'
import { LocationPanel } from './location-panel.tsx'
import { LocationTable } from './location-table.tsx'
import { PartPanel } from './part-panel.tsx'
import { PartTable } from './part-table.tsx'
import { ReportButton, StockReport } from './report-button.tsx'
import { StockSelectionProvider, useStockSelection } from './stock-selection.tsx'
import { type StockTab, useStockAddress } from './use-stock-address.ts'

interface Tab {
  label: string
  model: ReportModel
  Table: () => React.ReactNode
  Panel: PanelOf
}

const TABS: Record<StockTab, Tab> = {
  items: { label: 'Items', model: 'stockitem', Table: ItemTable, Panel: ItemPanel },
  parts: { label: 'Parts', model: 'part', Table: PartTable, Panel: PartPanel },
  locations: { label: 'Locations', model: 'stocklocation', Table: LocationTable, Panel: LocationPanel },
}

type PanelOf = (props: { pk: number }) => React.ReactNode

/** What is bought and ordered has no tab of its own. */
const TAB_OF: Readonly<Record<string, StockTab>> = { stockitem: 'items', part: 'parts', stocklocation: 'locations' }

/** A scan on this page opens what it names. */
export function StockPage() {
  const { tab } = useStockAddress()
  return (
    <StockSelectionProvider key={tab}>
      <StockView />
    </StockSelectionProvider>
  )
}

function StockView() {
  const { tab, open } = useStockAddress()
  const navigate = useNavigate()
  useStationEvent((event) => {
    if (event.type !== 'scan.resolved' || event.data.match === null) return
    const found = TAB_OF[event.data.match.model]
    if (found !== undefined) void navigate(`/stock/${found}/${event.data.match.pk}`)
  })
  const { Table, Panel, model } = TABS[tab]
  return (
    <Page
      title="Stock"
      actions={<Actions key={tab} model={model} />}
      side={open !== null && <Panel key={open} pk={open} />}
    >
      <Tabs value={tab} onChange={(next) => void navigate(`/stock/${next}`)} px={8} pt={4} keepMounted={false}>
        <Tabs.List>
          {Object.entries(TABS).map(([value, { label }]) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Table />
    </Page>
  )
}

/** A report is of what is open, else of what is ticked, else of the list as it stands. */
function Actions({ model }: { model: ReportModel }) {
  const { tab, open, listQuery } = useStockAddress()
  const { selected } = useStockSelection()
  const [isReporting, setReporting] = useState(false)
  const items = open === null ? [...selected] : [open]
  const { hasReports } = usePrintSwitches()
  useShortcuts({ 'Ctrl+P': () => setReporting(hasReports) })
  return (
    <>
      <FindBox />
      {tab === 'parts' && <ImportPartButton />}
      <ExportButton />
      <ReportButton target={{ model, query: listQuery }} />
      {isReporting && (
        <StockReport
          target={items.length > 0 ? { model, items } : { model, query: listQuery }}
          onClose={() => setReporting(false)}
        />
      )}
    </>
  )
}

function FindBox() {
  const { search, filter, change } = useStockAddress()
  const [typed, setTyped] = useState(search)
  const box = useRef<HTMLInputElement>(null)
  const find = useDebouncedCallback((text: string) => change({ search: text, page: '' }), 200)
  useShortcuts({ F3: () => box.current?.focus() })
  return (
    <>
      <TextInput
        ref={box}
        aria-label="Find in stock"
        placeholder="Find: name, number, serial, location (F3)"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        rightSection={typed !== '' && <CloseButton size="sm" aria-label="Clear" onClick={() => set('')} />}
        value={typed}
        onChange={(event) => set(event.currentTarget.value)}
        style={{ flex: '1 1 240px', maxWidth: 460 }}
      />
      <Group gap={6}>
        {Object.entries(filter).map(
          ([key, value]) =>
            value !== null && (
              <Badge
                key={key}
                variant="outline"
                size="lg"
                tt="none"
                color="gray"
                c="var(--mantine-color-text)"
                rightSection={
                  <CloseButton size="xs" aria-label={`Remove filter ${key}`} onClick={() => change({ [key]: '' })} />
                }
              >
                Only {key} {value}
              </Badge>
            ),
        )}
      </Group>
    </>
  )

  function set(text: string): void {
    setTyped(text)
    find(text)
  }
}
