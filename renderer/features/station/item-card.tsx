import type { StockItem } from '../../../main/records/stock-records.ts'
import { useStockItem } from '../../client/stock.ts'
import { QueryView } from '../../components/query-view.tsx'
import { StatusChip } from '../../components/status-chip.tsx'
import { stockStatusKind } from '../../components/statuses.ts'
import { quantityText } from '../../components/texts.ts'
import { Card, type FoundProps } from './card.tsx'
import type { Fact } from './facts.tsx'

export function ItemCard({ pk, isBefore }: FoundProps) {
  return (
    <QueryView query={useStockItem(pk)} what="The item">
      {(item) => (
        <Card
          isBefore={isBefore}
          title={item.part_detail?.name ?? `Item ${item.pk}`}
          subtitle={
            <>
              <span className="code">{item.part_detail?.IPN}</span>
              <StatusChip kind={stockStatusKind(item.status)} word={item.status_text} />
              {item.part_detail?.description !== '' && <span>{item.part_detail?.description}</span>}
            </>
          }
          facts={factsOf(item)}
          print={{ model: 'stockitem', items: [item.pk] }}
          address={`/stock/items/${item.pk}`}
        />
      )}
    </QueryView>
  )
}

function factsOf(item: StockItem): Fact[] {
  const path = (item.location_path ?? []).map(({ name }) => name).join(' / ')
  const facts: Fact[] = [
    { name: 'Quantity', value: quantityText(item.quantity, item.part_detail?.units), isLarge: true },
    { name: 'Location', value: item.location_detail?.name ?? 'No location', isLarge: true },
  ]
  if (item.serial !== null && item.serial !== '') facts.push({ name: 'Serial', value: code(item.serial) })
  if (item.batch !== null && item.batch !== '') facts.push({ name: 'Batch', value: code(item.batch) })
  if (path !== '') facts.push({ name: 'Where', value: path })
  if (item.expiry_date !== null) facts.push({ name: 'Use by', value: item.expiry_date })
  return facts
}

function code(text: string) {
  return <span className="code">{text}</span>
}
