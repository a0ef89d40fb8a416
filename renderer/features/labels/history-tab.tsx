import { Group, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import type { PrintState } from '../../../main/records/print-records.ts'
import { JOBS_PER_PAGE, useFoundPrintJobs } from '../../client/print-jobs.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Pager } from '../../components/pager.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { printStatus } from '../../components/statuses.ts'
import { usePrinters } from '../../components/use-printers.ts'
import { JobRow } from './job-row.tsx'
import styles from './queue-tab.module.css'

const STATES: readonly PrintState[] = ['printed', 'sent', 'unknown', 'held', 'failed', 'cancelled', 'queued', 'sending']

/** Every label that was asked for, and what became of it. */
export function HistoryTab() {
  const [state, setState] = useState<string | null>(null)
  const [machine, setMachine] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [page, setPage] = useState(0)
  const [opened, open] = useState<number | null>(null)
  const [search] = useDebouncedValue(typed, 200)
  const jobs = useFoundPrintJobs({ state, machine, search }, page)
  const printers = usePrinters()
  const change = (apply: () => void) => {
    apply()
    setPage(0)
  }
  return (
    <div className={styles['tab']}>
      <Group gap="sm" align="end">
        <TextInput
          label="Find"
          placeholder="Label, reason"
          value={typed}
          onChange={(event) => change(() => setTyped(event.currentTarget.value))}
        />
        <Select
          label="State"
          placeholder="All"
          clearable
          data={STATES.map((value) => ({ value, label: printStatus(value).word }))}
          value={state}
          onChange={(value) => change(() => setState(value))}
        />
        <Select
          label="Printer"
          placeholder="All"
          clearable
          data={printers.map(({ pk, name }) => ({ value: pk, label: name }))}
          value={machine}
          onChange={(value) => change(() => setMachine(value))}
        />
      </Group>
      <QueryView query={jobs} what="The history" rows={8}>
        {({ results, count }) =>
          count === 0 ? (
            <EmptyState
              icon={<IconHistory size={32} />}
              sentence="No job is like this. Every label that is asked for is listed here, with what became of it."
            />
          ) : (
            <>
              <ol className={styles['jobs']} aria-label="Print jobs">
                {results.map((job) => (
                  <JobRow
                    key={job.pk}
                    job={job}
                    line={[]}
                    isOpened={opened === job.pk}
                    onOpen={() => open(opened === job.pk ? null : job.pk)}
                  />
                ))}
              </ol>
              <Pager page={page} rowsPerPage={JOBS_PER_PAGE} count={count} onPage={setPage} />
            </>
          )
        }
      </QueryView>
    </div>
  )
}
