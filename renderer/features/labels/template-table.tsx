import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from '../../components/row-table.module.css'

interface TemplateTableProps {
  /** Heads of what differs: what is listed, and what it goes on. */
  what: string
  paper: string
  /** A `TemplateRow` each. */
  children: ReactNode
}

/** The designs of labels, or of reports. */
export function TemplateTable({ what, paper, children }: TemplateTableProps) {
  return (
    <div className={styles['scroll']}>
      <Table stickyHeader>
        <Table.Thead className={styles['head']}>
          <Table.Tr>
            <Table.Th>{what}</Table.Th>
            <Table.Th>For</Table.Th>
            <Table.Th className={styles['optional'] ?? ''}>{paper}</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>On</Table.Th>
            <Table.Th className={styles['actions']}>Do</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  )
}
