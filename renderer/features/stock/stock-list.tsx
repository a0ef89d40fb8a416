import { Table } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ReportModel } from '../../client/reports.ts'
import { ROWS_PER_PAGE } from '../../client/stock.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Pager } from '../../components/pager.tsx'
import { QueryView } from '../../components/query-view.tsx'
import styles from '../../components/row-table.module.css'
import { NothingFound } from './nothing-found.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { SelectAllHead, SelectCell, useStockSelection } from './stock-selection.tsx'
import { useStockAddress } from './use-stock-address.ts'

interface StockListProps<T extends { pk: number }> {
  model: ReportModel
  query: UseQueryResult<{ count: number; results: T[] }>
  /** What is listed, for the error: "The list of parts". */
  what: string
  /** While there is nothing at all. */
  empty: { icon: ReactNode; sentence: string }
  nameOf: (one: T) => string
  /** The cells of the head. */
  head: ReactNode
  /** The cells of a row. */
  children: (one: T, name: string) => ReactNode
}

/** A page of the warehouse as a table: its states, head, rows and the way to other pages. */
export function StockList<T extends { pk: number }>(props: StockListProps<T>) {
  const { model, query, what, empty, nameOf, head, children } = props
  const { search, page, open, change } = useStockAddress()
  const { selected } = useStockSelection()
  return (
    <QueryView query={query} what={what} rows={16}>
      {({ results, count }) => {
        if (count === 0) return search === '' ? <EmptyState {...empty} /> : <NothingFound />
        return (
          <>
            <div className={styles['scroll']}>
              <Table stickyHeader>
                <Table.Thead className={styles['head']}>
                  <Table.Tr>
                    <SelectAllHead pks={results.map(({ pk }) => pk)} />
                    {head}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {results.map((one) => (
                    <Table.Tr
                      key={one.pk}
                      className={styles['row']}
                      data-selected={one.pk === open || selected.has(one.pk)}
                    >
                      <SelectCell pk={one.pk} name={nameOf(one)} />
                      {children(one, nameOf(one))}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
            <div className={styles['foot']}>
              <SelectionBar model={model} />
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
