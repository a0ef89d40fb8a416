import { useLocation } from '../../client/stock.ts'
import { QueryView } from '../../components/query-view.tsx'
import { quantityText } from '../../components/texts.ts'
import { Card, type FoundProps } from './card.tsx'

export function LocationCard({ pk, isBefore }: FoundProps) {
  return (
    <QueryView query={useLocation(pk)} what="The location">
      {(location) => (
        <Card
          isBefore={isBefore}
          title={location.pathstring}
          subtitle={<span>{location.description === '' ? 'Location' : location.description}</span>}
          facts={[
            { name: 'Location', value: location.name, isLarge: true },
            { name: 'Items here', value: quantityText(location.items), isLarge: true },
            { name: 'Places inside', value: quantityText(location.sublocations) },
          ]}
          print={{ model: 'stocklocation', items: [location.pk] }}
          address={`/stock/locations/${location.pk}`}
        />
      )}
    </QueryView>
  )
}
