import { usePart } from '../../client/stock.ts'
import { QueryView } from '../../components/query-view.tsx'
import { quantityText } from '../../components/texts.ts'
import { Card, type FoundProps } from './card.tsx'

/** A part is a kind of thing: there is no label for it, but its items are one touch away. */
export function PartCard({ pk, isBefore }: FoundProps) {
  return (
    <QueryView query={usePart(pk)} what="The part">
      {(part) => (
        <Card
          isBefore={isBefore}
          title={part.name}
          subtitle={
            <>
              <span className="code">{part.IPN}</span>
              <span>{part.description}</span>
            </>
          }
          facts={[
            { name: 'In stock', value: quantityText(part.in_stock, part.units), isLarge: true },
            { name: 'Items', value: quantityText(part.stock_item_count), isLarge: true },
            ...(part.category_name === null ? [] : [{ name: 'Category', value: part.category_name }]),
            ...(part.minimum_stock > 0 ? [{ name: 'Least', value: quantityText(part.minimum_stock, part.units) }] : []),
          ]}
          print={null}
          address={`/stock/parts/${part.pk}`}
        />
      )}
    </QueryView>
  )
}
