import { Table } from '@mantine/core'
import { IconBox } from '@tabler/icons-react'
import { Link } from 'react-router'
import { ROWS_PER_PAGE, useParts } from '../../client/stock.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Pager } from '../../components/pager.tsx'
import { QueryView } from '../../components/query-view.tsx'
import styles from '../../components/row-table.module.css'
import { quantityText } from '../../components/texts.ts'
import { NothingFound } from './nothing-found.tsx'
import { useStockAddress } from './use-stock-address.ts'

export function PartTable() {
  const { search, page, open, linkTo, change } = useStockAddress()
  const parts = useParts({ search, page })
  return (
    <QueryView query={parts} what="The list of parts" rows={16}>
      {({ results, count }) =>
        count === 0 ? (
          search === '' ? (
            <EmptyState
              icon={<IconBox size={32} />}
              sentence="Parts live here: the kinds of things that are in stock."
            />
          ) : (
            <NothingFound />
          )
        ) : (
          <>
            <div className={styles['scroll']}>
              <Table stickyHeader>
                <Table.Thead className={styles['head']}>
                  <Table.Tr>
                    <Table.Th>Part</Table.Th>
                    <Table.Th>IPN</Table.Th>
                    <Table.Th>Category</Table.Th>
                    <Table.Th className={styles['number']}>In stock</Table.Th>
                    <Table.Th className={styles['number']}>Items</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {results.map((part) => (
                    <Table.Tr key={part.pk} className={styles['row']} data-selected={part.pk === open}>
                      <Table.Td className={styles['clip']}>
                        <Link className={styles['link'] ?? ''} to={linkTo(part.pk)}>
                          {part.name}
                        </Link>
                      </Table.Td>
                      <Table.Td className="code">{part.IPN}</Table.Td>
                      <Table.Td>{part.category_name}</Table.Td>
                      <Table.Td className={styles['number']}>{quantityText(part.in_stock, part.units)}</Table.Td>
                      <Table.Td className={styles['number']}>{quantityText(part.stock_item_count)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
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
      }
    </QueryView>
  )
}
