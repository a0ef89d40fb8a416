import { Table } from '@mantine/core'
import { IconPackages } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useStockItems } from '../../client/stock.ts'
import styles from '../../components/row-table.module.css'
import { StatusChip } from '../../components/status-chip.tsx'
import { stockStatusKind } from '../../components/statuses.ts'
import { quantityText } from '../../components/texts.ts'
import { RowPrintButton } from './row-print-button.tsx'
import { StockList } from './stock-list.tsx'
import { useStockAddress } from './use-stock-address.ts'

const EMPTY = {
  icon: <IconPackages size={32} />,
  sentence:
    'Stock items live here: what there is, how many, and where. Fill the station through its API, or start it with the demonstration warehouse.',
}

export function ItemTable() {
  const { search, page, filter, open, linkTo } = useStockAddress()
  return (
    <StockList
      model="stockitem"
      query={useStockItems({ search, page, filters: filter })}
      what="The list of items"
      empty={EMPTY}
      nameOf={({ pk, part_detail }) => part_detail?.name ?? `Item ${pk}`}
      head={
        <>
          <Table.Th>Part</Table.Th>
          <Table.Th className={styles['optional']}>IPN</Table.Th>
          <Table.Th className={styles['optional']}>Serial, batch</Table.Th>
          <Table.Th className={styles['number']}>Quantity</Table.Th>
          <Table.Th>Location</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th className={styles['actions']}>Print</Table.Th>
        </>
      }
    >
      {(item, name) => (
        <>
          <Table.Td className={styles['clip']}>
            <Link
              className={styles['link'] ?? ''}
              to={linkTo(item.pk)}
              {...(item.pk === open ? { 'aria-current': 'true' as const } : {})}
            >
              {name}
            </Link>
          </Table.Td>
          <Table.Td className={`code ${styles['optional']}`}>{item.part_detail?.IPN}</Table.Td>
          <Table.Td className={`code ${styles['optional']}`}>{item.serial ?? item.batch}</Table.Td>
          <Table.Td className={styles['number']}>{quantityText(item.quantity, item.part_detail?.units)}</Table.Td>
          <Table.Td className={styles['clip']} title={item.location_detail?.pathstring}>
            {item.location_detail?.name ?? '-'}
          </Table.Td>
          <Table.Td>
            <StatusChip kind={stockStatusKind(item.status)} word={item.status_text} />
          </Table.Td>
          <Table.Td className={styles['actions']}>
            <RowPrintButton name={name} target={{ model: 'stockitem', items: [item.pk] }} />
          </Table.Td>
        </>
      )}
    </StockList>
  )
}
