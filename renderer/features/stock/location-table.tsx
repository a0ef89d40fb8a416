import { Table } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { Link } from 'react-router'
import { ROWS_PER_PAGE, useLocations } from '../../client/stock.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Pager } from '../../components/pager.tsx'
import { QueryView } from '../../components/query-view.tsx'
import styles from '../../components/row-table.module.css'
import { quantityText } from '../../components/texts.ts'
import { NothingFound } from './nothing-found.tsx'
import { RowPrintButton } from './row-print-button.tsx'
import { useStockAddress } from './use-stock-address.ts'

export function LocationTable() {
  const { search, page, open, linkTo, change } = useStockAddress()
  const locations = useLocations({ search, page })
  return (
    <QueryView query={locations} what="The list of locations" rows={16}>
      {({ results, count }) =>
        count === 0 ? (
          search === '' ? (
            <EmptyState
              icon={<IconMapPin size={32} />}
              sentence="Locations live here: halls, racks, shelves and bins."
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
                    <Table.Th>Location</Table.Th>
                    <Table.Th>Where</Table.Th>
                    <Table.Th className={styles['number']}>Items</Table.Th>
                    <Table.Th className={styles['actions']}>Print</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {results.map((location) => (
                    <Table.Tr key={location.pk} className={styles['row']} data-selected={location.pk === open}>
                      <Table.Td>
                        <Link
                          className={styles['link'] ?? ''}
                          to={linkTo(location.pk)}
                          style={{ paddingInlineStart: location.level * 18 }}
                        >
                          {location.name}
                        </Link>
                      </Table.Td>
                      <Table.Td className={styles['clip']}>{location.pathstring}</Table.Td>
                      <Table.Td className={styles['number']}>{quantityText(location.items)}</Table.Td>
                      <Table.Td className={styles['actions']}>
                        <RowPrintButton
                          name={location.name}
                          target={{ model: 'stocklocation', items: [location.pk] }}
                        />
                      </Table.Td>
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
