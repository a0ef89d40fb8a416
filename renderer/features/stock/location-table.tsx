import { Table } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useLocations } from '../../client/stock.ts'
import styles from '../../components/row-table.module.css'
import { quantityText } from '../../components/texts.ts'
import { NamedIcon } from '../../components/icons/named-icon.tsx'
import { RowPrintButton } from './row-print-button.tsx'
import { StockList } from './stock-list.tsx'
import { useStockAddress } from './use-stock-address.ts'

const EMPTY = {
  icon: <IconMapPin size={32} />,
  sentence: 'Locations live here: halls, racks, shelves and bins.',
}

export function LocationTable() {
  const { search, page, linkTo } = useStockAddress()
  return (
    <StockList
      model="stocklocation"
      nameOf={({ name }) => name}
      query={useLocations({ search, page })}
      what="The list of locations"
      empty={EMPTY}
      head={
        <>
          <Table.Th>Location</Table.Th>
          <Table.Th>Where</Table.Th>
          <Table.Th className={styles['number']}>Items</Table.Th>
          <Table.Th className={styles['actions']}>Print</Table.Th>
        </>
      }
    >
      {({ pk, name, level, pathstring, items, icon }) => (
        <>
          <Table.Td>
            <Link className={styles['link'] ?? ''} to={linkTo(pk)} style={{ paddingInlineStart: level * 18 }}>
              {icon !== '' && <NamedIcon icon={icon} size={16} />} {name}
            </Link>
          </Table.Td>
          <Table.Td className={styles['clip']}>{pathstring}</Table.Td>
          <Table.Td className={styles['number']}>{quantityText(items)}</Table.Td>
          <Table.Td className={styles['actions']}>
            <RowPrintButton name={name} target={{ model: 'stocklocation', items: [pk] }} />
          </Table.Td>
        </>
      )}
    </StockList>
  )
}
