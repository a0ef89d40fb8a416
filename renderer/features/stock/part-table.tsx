import { Table } from '@mantine/core'
import { IconBox } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useParts } from '../../client/stock.ts'
import styles from '../../components/row-table.module.css'
import { quantityText } from '../../components/texts.ts'
import { StockList } from './stock-list.tsx'
import { useStockAddress } from './use-stock-address.ts'

const EMPTY = { icon: <IconBox size={32} />, sentence: 'Parts live here: the kinds of things that are in stock.' }

export function PartTable() {
  const { search, page, linkTo } = useStockAddress()
  return (
    <StockList
      model="part"
      nameOf={({ name }) => name}
      query={useParts({ search, page })}
      what="The list of parts"
      empty={EMPTY}
      head={
        <>
          <Table.Th>Part</Table.Th>
          <Table.Th>IPN</Table.Th>
          <Table.Th>Category</Table.Th>
          <Table.Th className={styles['number']}>In stock</Table.Th>
          <Table.Th className={styles['number']}>Items</Table.Th>
        </>
      }
    >
      {({ pk, name, IPN, category_name, in_stock, units, stock_item_count }) => (
        <>
          <Table.Td className={styles['clip']}>
            <Link className={styles['link'] ?? ''} to={linkTo(pk)}>
              {name}
            </Link>
          </Table.Td>
          <Table.Td className="code">{IPN}</Table.Td>
          <Table.Td>{category_name}</Table.Td>
          <Table.Td className={styles['number']}>{quantityText(in_stock, units)}</Table.Td>
          <Table.Td className={styles['number']}>{quantityText(stock_item_count)}</Table.Td>
        </>
      )}
    </StockList>
  )
}
