import { Tabs } from '@mantine/core'
import { createElement } from 'react'
import { useNavigate, useParams } from 'react-router'
import { usePrintJobs } from '../../client/print-jobs.ts'
import { Page } from '../../components/page.tsx'
import { HistoryTab } from './history-tab.tsx'
import { PrintTab } from './print-tab.tsx'
import { QueueTab } from './queue-tab.tsx'
import { QuickTab } from './quick-tab.tsx'
import { ReportsTab } from './reports-tab.tsx'
import { RulesTab } from './rules-tab.tsx'
import { TemplatesTab } from './templates-tab.tsx'
import { isOpen } from './open-jobs.ts'

const TABS = {
  print: { label: 'Print', Content: PrintTab },
  queue: { label: 'Queue', Content: QueueTab },
  history: { label: 'History', Content: HistoryTab },
  templates: { label: 'Templates', Content: TemplatesTab },
  reports: { label: 'Reports', Content: ReportsTab },
  rules: { label: 'Rules', Content: RulesTab },
} as const
type Tab = keyof typeof TABS

/** One more way to print, behind a tile of the Print tab. */
const QUICK = 'quick'

const isTab = (name: string | undefined): name is Tab => name !== undefined && Object.hasOwn(TABS, name)

/** Printing, what waits for the printers, and the designs of labels. */
export function LabelsPage() {
  const navigate = useNavigate()
  const { tab: named } = useParams()
  const tab = isTab(named) ? named : 'print'
  const open = usePrintJobs().data?.results.filter(isOpen).length ?? 0
  return (
    <Page title="Labels">
      <Tabs value={tab} onChange={(next) => void navigate(`/labels/${next}`)} px={8} pt={4} keepMounted={false}>
        <Tabs.List>
          {Object.entries(TABS).map(([value, { label }]) => (
            <Tabs.Tab key={value} value={value}>
              {value === 'queue' && open > 0 ? `${label} ${open}` : label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {named === QUICK ? <QuickTab /> : createElement(TABS[tab].Content)}
    </Page>
  )
}
