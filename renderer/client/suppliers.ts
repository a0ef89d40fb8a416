import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PriceBreak, SupplierPart } from '../../main/records/company-records.ts'
import type { Part } from '../../main/records/stock-records.ts'
import { callStation, getFrom } from './api.ts'

export interface Supplier {
  plugin_slug: string
  supplier_slug: string
  supplier_name: string
}

export interface SupplierSearchResult {
  sku: string
  name: string
  exact: boolean
  description: string
  price: string
  link: string
  id: string
  existing_part_id: number | null
}

export interface ImportedPart {
  part_id: number
  part_detail: Part
  supplier_part_id: number
  pricing: { quantity: number; price: number; currency: string }[]
  parameters: { name: string; value: string }[]
}

/** Those that plugins can ask. */
export function useSuppliers() {
  return useQuery({
    queryKey: ['plugins', 'suppliers'],
    queryFn: ({ signal }) => getFrom<Supplier[]>('/api/supplier/list/', {}, signal),
  })
}

/** What a supplier has; nothing is asked without a term. */
export function useSupplierSearch({ plugin_slug: plugin, supplier_slug: supplier }: Supplier, term: string) {
  return useQuery({
    queryKey: ['plugins', 'supplier-search', plugin, supplier, term],
    queryFn: ({ signal }) =>
      getFrom<SupplierSearchResult[]>('/api/supplier/search/', { plugin, supplier, term }, signal),
    enabled: term !== '',
  })
}

interface ImportOrder {
  supplier: Supplier
  id: string
  /** Of a new part, or null for one that is there. */
  category: number | null
  part: number | null
}

export function useImportPart() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ supplier, id, category, part }: ImportOrder) =>
      callStation<ImportedPart>('POST', '/api/supplier/import/', {
        plugin: supplier.plugin_slug,
        supplier: supplier.supplier_slug,
        part_import_id: id,
        category_id: category,
        part_id: part,
      }),
    onSuccess: () => Promise.all(['parts', 'purchasing'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  })
}

export interface Offer extends SupplierPart {
  supplier_name: string
  prices: PriceBreak[]
}

/** Where a part is bought, and what it costs there. */
export function useOffers(part: number) {
  return useQuery({
    queryKey: ['purchasing', 'offers', part],
    queryFn: async ({ signal }) => {
      const sold = await getFrom<SupplierPart[]>('/api/company/part/', { part }, signal)
      return Promise.all(sold.map((one) => offerOf(one, signal)))
    },
  })
}

async function offerOf(sold: SupplierPart, signal: AbortSignal): Promise<Offer> {
  const [company, prices] = await Promise.all([
    getFrom<{ name: string }>(`/api/company/${sold.supplier}/`, {}, signal),
    getFrom<PriceBreak[]>('/api/company/price-break/', { part: sold.pk }, signal),
  ])
  return { ...sold, supplier_name: company.name, prices }
}
