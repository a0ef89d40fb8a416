import { useQuery } from '@tanstack/react-query'
import type { ManufacturerPart, PurchaseOrder, SupplierPart } from '../../main/records/company-records.ts'
import { getFrom } from './api.ts'

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
