import { Button, Table, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { PrintJob } from '../../../main/records/records.ts'
import { JOBS_PER_PAGE, usePrintJobs } from '../../client/print-jobs.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { JobActions } from '../../components/job-actions.tsx'
import { Page } from '../../components/page.tsx'
import { Pager } from '../../components/pager.tsx'
import { QueryView } from '../../components/query-view.tsx'
import styles from '../../components/row-table.module.css'
import { StatusChip } from '../../components/status-chip.tsx'
import { printDetail, printStatus } from '../../components/statuses.ts'
import { countOf, timeText } from '../../components/texts.ts'

export function PrintJobsPage() {
  const [page, setPage] = useState(0)
  const jobs = usePrintJobs(page)
  return (
    <Page title="Print jobs">
      <QueryView query={jobs} what="The print jobs" rows={10}>
        {({ results, count }) =>
          count === 0 ? (
            <Nothing />
          ) : (
            <>
              <JobTable jobs={results} />
              <div className={styles['foot']}>
                <Pager page={page} rowsPerPage={JOBS_PER_PAGE} count={count} onPage={setPage} />
              </div>
            </>
          )
        }
      </QueryView>
    </Page>
  )
}

function Nothing() {
  const navigate = useNavigate()
  return (
    <EmptyState
      icon={<IconPrinter size={32} />}
      sentence="Every label that is asked for is listed here, with what became of it."
    >
      <Button onClick={() => void navigate('/')}>Scan an item and print its label</Button>
    </EmptyState>
  )
}

function JobTable({ jobs }: { jobs: PrintJob[] }) {
  return (
    <div className={styles['scroll']}>
      <Table stickyHeader>
        <Table.Thead className={styles['head']}>
          <Table.Tr>
            <Table.Th>Job</Table.Th>
            <Table.Th>Time</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Printer</Table.Th>
            <Table.Th>How it went</Table.Th>
            <Table.Th className={styles['actions']}>Do</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {jobs.map((job) => (
            <JobRow key={job.pk} job={job} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function JobRow({ job }: { job: PrintJob }) {
  const { kind, word } = printStatus(job.state)
  return (
    <Table.Tr className={styles['row']} data-testid={`job-${job.pk}`}>
      <Table.Td>{job.pk}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{timeText(job.created)}</Table.Td>
      <Table.Td>
        <StatusChip kind={kind} word={word} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {job.template_name}
        <Text size="xs" c="dimmed">
          {countOf(job.total, 'label')}
        </Text>
      </Table.Td>
      <Table.Td className={styles['clip']}>{job.machine_name ?? '-'}</Table.Td>
      <Table.Td style={{ minWidth: 180 }}>{printDetail(job)}</Table.Td>
      <Table.Td className={styles['actions']}>
        <JobActions job={job} />
      </Table.Td>
    </Table.Tr>
  )
}
