import { useManufacturerPart, usePurchaseOrder, useSupplierPart } from '../../client/purchasing.ts'
import { QueryView } from '../../components/query-view.tsx'
import { Card, type FoundProps } from './card.tsx'
import { OrderActions } from './order-actions.tsx'
import { PartCard } from './part-card.tsx'

/** The label of a seller is about a part of ours. */
export function SupplierPartCard({ pk, isBefore }: FoundProps) {
  return (
    <QueryView query={useSupplierPart(pk)} what="The supplier part">
      {({ part }) => <PartCard pk={part} isBefore={isBefore} />}
    </QueryView>
  )
}

export function ManufacturerPartCard({ pk, isBefore }: FoundProps) {
  return (
    <QueryView query={useManufacturerPart(pk)} what="The manufacturer part">
      {({ part }) => <PartCard pk={part} isBefore={isBefore} />}
    </QueryView>
  )
}

export function PurchaseOrderCard({ pk, isBefore }: FoundProps) {
  return (
    <QueryView query={usePurchaseOrder(pk)} what="The purchase order">
      {(order) => (
        <Card
          isBefore={isBefore}
          title={order.reference}
          subtitle={<span>{order.description === '' ? 'Purchase order' : order.description}</span>}
          facts={[
            { name: 'State', value: order.status_text, isLarge: true },
            ...(order.supplier_name === null ? [] : [{ name: 'Supplier', value: order.supplier_name }]),
          ]}
          print={{ model: 'purchaseorder', items: [order.pk] }}
          address={null}
          actions={<OrderActions order={order} />}
        />
      )}
    </QueryView>
  )
}
