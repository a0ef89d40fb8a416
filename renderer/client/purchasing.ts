import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ManufacturerPart, OrderAction, PurchaseOrder, SupplierPart } from '../../main/records/company-records.ts'
import { callStation, getFrom } from './api.ts'

export function useSupplierPart(pk: number) {
  return useQuery({
    queryKey: ['purchasing', 'supplierpart', pk],
    queryFn: ({ signal }) => getFrom<SupplierPart>(`/api/company/part/${pk}/`, {}, signal),
  })
}

export function useManufacturerPart(pk: number) {
  return useQuery({
    queryKey: ['purchasing', 'manufacturerpart', pk],
    queryFn: ({ signal }) => getFrom<ManufacturerPart>(`/api/company/part/manufacturer/${pk}/`, {}, signal),
  })
}

export function usePurchaseOrder(pk: number) {
  return useQuery({
    queryKey: ['purchasing', 'purchaseorder', pk],
    queryFn: ({ signal }) => getFrom<PurchaseOrder>(`/api/order/po/${pk}/`, {}, signal),
  })
}

/** Brings an order into another state; a plugin may forbid it. */
export function useChangeOrder(pk: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (action: OrderAction) => callStation<PurchaseOrder>('POST', `/api/order/po/${pk}/${action}/`, {}),
    onSuccess: (order) => client.setQueryData(['purchasing', 'purchaseorder', pk], order),
  })
}
