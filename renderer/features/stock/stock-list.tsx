import { Table } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ROWS_PER_PAGE } from '../../client/stock.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Pager } from '../../components/pager.tsx'
import { QueryView } from '../../components/query-view.tsx'
import styles from '../../components/row-table.module.css'
import { NothingFound } from './nothing-found.tsx'
import { useStockAddress } from './use-stock-address.ts'

interface StockListProps<T> {
  query: UseQueryResult<{ count: number; results: T[] }>
  /** What is listed, for the error: "The list of parts". */
  what: string
  /** While there is nothing at all. */
  empty: { icon: ReactNode; sentence: string }
  /** The cells of the head. */
  head: ReactNode
  /** One row. */
  children: (one: T) => ReactNode
}

/** A page of the warehouse as a table: its states, head, rows and the way to other pages. */
export function StockList<T>({ query, what, empty, head, children }: StockListProps<T>) {
  const { search, page, change } = useStockAddress()
  return (
    <QueryView query={query} what={what} rows={16}>
      {({ results, count }) => {
        if (count === 0) return search === '' ? <EmptyState {...empty} /> : <NothingFound />
        return (
          <>
            <div className={styles['scroll']}>
              <Table stickyHeader>
                <Table.Thead className={styles['head']}>
                  <Table.Tr>{head}</Table.Tr>
                </Table.Thead>
                <Table.Tbody>{results.map(children)}</Table.Tbody>
              </Table>
            </div>
            <div className={styles['foot']}>
              <Pager
                page={page}
                rowsPerPage={ROWS_PER_PAGE}
                count={count}
                onPage={(next) => change({ page: next === 0 ? '' : String(next) })}
              />
            </div>
          </>
        )
      }}
    </QueryView>
  )
}
