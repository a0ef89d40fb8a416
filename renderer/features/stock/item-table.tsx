import { Button, Checkbox, Group, Table, Text } from '@mantine/core'
import { IconPackages, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { StockItem } from '../../../main/records/stock-records.ts'
import { ROWS_PER_PAGE, useStockItems } from '../../client/stock.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Pager } from '../../components/pager.tsx'
import { PrintDialog } from '../../components/print-dialog.tsx'
import { QueryView } from '../../components/query-view.tsx'
import styles from '../../components/row-table.module.css'
import { StatusChip } from '../../components/status-chip.tsx'
import { stockStatusKind } from '../../components/statuses.ts'
import { quantityText } from '../../components/texts.ts'
import { NothingFound } from './nothing-found.tsx'
import { RowPrintButton } from './row-print-button.tsx'
import { useStockAddress } from './use-stock-address.ts'

export function ItemTable() {
  const { search, page, filter, change } = useStockAddress()
  const items = useStockItems({ search, page, filters: filter })
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  return (
    <QueryView query={items} what="The list of items" rows={16}>
      {({ results, count }) =>
        count === 0 ? (
          <Nothing />
        ) : (
          <>
            <Rows items={results} selected={selected} onSelect={setSelected} />
            <div className={styles['foot']}>
              <Selection selected={selected} onClear={() => setSelected(new Set())} />
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

function Nothing() {
  const { search } = useStockAddress()
  if (search !== '') return <NothingFound />
  return (
    <EmptyState
      icon={<IconPackages size={32} />}
      sentence="Stock items live here: what there is, how many, and where. Fill the station through its API, or start it with the demonstration warehouse."
    />
  )
}

interface RowsProps {
  items: StockItem[]
  selected: ReadonlySet<number>
  onSelect: (selected: ReadonlySet<number>) => void
}

function Rows({ items, selected, onSelect }: RowsProps) {
  const areAll = items.every(({ pk }) => selected.has(pk))
  const toggle = (pk: number) => {
    const next = new Set(selected)
    if (!next.delete(pk)) next.add(pk)
    onSelect(next)
  }
  return (
    <div className={styles['scroll']}>
      <Table stickyHeader>
        <Table.Thead className={styles['head']}>
          <Table.Tr>
            <Table.Th w={40}>
              <Checkbox
                aria-label="Select all rows of this page"
                checked={areAll}
                indeterminate={!areAll && selected.size > 0}
                onChange={() => onSelect(areAll ? new Set() : new Set(items.map(({ pk }) => pk)))}
              />
            </Table.Th>
            <Table.Th>Part</Table.Th>
            <Table.Th className={styles['optional']}>IPN</Table.Th>
            <Table.Th className={styles['optional']}>Serial, batch</Table.Th>
            <Table.Th className={styles['number']}>Quantity</Table.Th>
            <Table.Th>Location</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th className={styles['actions']}>Print</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Row key={item.pk} item={item} isSelected={selected.has(item.pk)} onToggle={() => toggle(item.pk)} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Row({ item, isSelected, onToggle }: { item: StockItem; isSelected: boolean; onToggle: () => void }) {
  const { open, linkTo } = useStockAddress()
  const name = item.part_detail?.name ?? `Item ${item.pk}`
  return (
    <Table.Tr className={styles['row']} data-selected={item.pk === open || isSelected}>
      <Table.Td>
        <Checkbox aria-label={`Select ${name}, number ${item.pk}`} checked={isSelected} onChange={onToggle} />
      </Table.Td>
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
    </Table.Tr>
  )
}

function Selection({ selected, onClear }: { selected: ReadonlySet<number>; onClear: () => void }) {
  const [isPrinting, setPrinting] = useState(false)
  if (selected.size === 0) return null
  return (
    <Group mb={8} gap="sm">
      <Text fw={600} aria-live="polite">
        {selected.size} selected
      </Text>
      <Button size="compact-md" leftSection={<IconPrinter size={16} />} onClick={() => setPrinting(true)}>
        Print labels
      </Button>
      <Button size="compact-md" variant="default" onClick={onClear}>
        Clear
      </Button>
      {isPrinting && (
        <PrintDialog target={{ model: 'stockitem', items: [...selected] }} onClose={() => setPrinting(false)} />
      )}
    </Group>
  )
}
