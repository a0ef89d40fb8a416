import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Part, PartCategory, StockItem, StockLocation, StockTracking } from '../../main/records/stock-records.ts'
import { callStation, getFrom, type PageOf, type Query } from './api.ts'

export const ROWS_PER_PAGE = 100

export interface ListQuery {
  search: string
  /** Counted from 0. */
  page: number
  ordering?: string
  filters?: Query
}

const ITEM_DETAIL = { part_detail: true, location_detail: true, path_detail: true }

function pageQuery({ search, page, ordering, filters }: ListQuery): Query {
  return { ...filters, search, ordering, limit: ROWS_PER_PAGE, offset: page * ROWS_PER_PAGE }
}

export function useStockItems(list: ListQuery) {
  return useQuery({
    queryKey: ['stock', 'list', list],
    queryFn: ({ signal }) => getFrom<PageOf<StockItem>>('/api/stock/', { ...ITEM_DETAIL, ...pageQuery(list) }, signal),
    placeholderData: keepPreviousData,
  })
}

export function useStockItem(pk: number | null) {
  return useQuery({
    queryKey: ['stock', 'one', pk],
    queryFn: ({ signal }) => getFrom<StockItem>(`/api/stock/${pk}/`, ITEM_DETAIL, signal),
    enabled: pk !== null,
  })
}

export function useParts(list: ListQuery) {
  return useQuery({
    queryKey: ['parts', 'list', list],
    queryFn: ({ signal }) => getFrom<PageOf<Part>>('/api/part/', pageQuery(list), signal),
    placeholderData: keepPreviousData,
  })
}

export function usePart(pk: number | null) {
  return useQuery({
    queryKey: ['parts', 'one', pk],
    queryFn: ({ signal }) => getFrom<Part>(`/api/part/${pk}/`, {}, signal),
    enabled: pk !== null,
  })
}

export function useLocations(list: ListQuery) {
  return useQuery({
    queryKey: ['locations', 'list', list],
    queryFn: ({ signal }) => getFrom<PageOf<StockLocation>>('/api/stock/location/', pageQuery(list), signal),
    placeholderData: keepPreviousData,
  })
}

export function useLocation(pk: number | null) {
  return useQuery({
    queryKey: ['locations', 'one', pk],
    queryFn: ({ signal }) => getFrom<StockLocation>(`/api/stock/location/${pk}/`, { path_detail: true }, signal),
    enabled: pk !== null,
  })
}

export function useTracking(item: number) {
  return useQuery({
    queryKey: ['tracking', item],
    queryFn: ({ signal }) =>
      getFrom<PageOf<StockTracking>>('/api/stock/track/', { item, user_detail: true, limit: 50 }, signal),
  })
}

export type StockChange = 'count' | 'add' | 'remove' | 'transfer'

export interface StockChangeRequest {
  change: StockChange
  item: number
  quantity: string
  location: number | null
  notes: string
}

export function useChangeStock() {
  const refresh = useRefreshStock()
  return useMutation({
    mutationFn: ({ change, item, quantity, location, notes }: StockChangeRequest) =>
      callStation<unknown>('POST', `/api/stock/${change}/`, {
        items: [{ pk: item, quantity }],
        notes,
        ...(change === 'transfer' ? { location } : {}),
      }),
    onSuccess: refresh,
  })
}

/** All that there is of each item goes to another place, in one change. */
export function useMoveItems() {
  const refresh = useRefreshStock()
  return useMutation({
    async mutationFn({ items, location }: { items: readonly number[]; location: number }) {
      const found = await Promise.all(items.map((pk) => getFrom<StockItem>(`/api/stock/${pk}/`, {})))
      const moved = found.map(({ pk, quantity }) => ({ pk, quantity: String(quantity) }))
      return callStation<unknown>('POST', '/api/stock/transfer/', { items: moved, location, notes: '' })
    },
    onSuccess: refresh,
  })
}

export type LinkTarget = { model: 'part' | 'stockitem' | 'stocklocation'; pk: number }

export function useLinkBarcode() {
  const refresh = useRefreshStock()
  return useMutation({
    mutationFn: ({ barcode, target }: { barcode: string; target: LinkTarget }) =>
      callStation<unknown>('POST', '/api/barcode/link/', { barcode, [target.model]: target.pk }),
    onSuccess: refresh,
  })
}

export function useUnlinkBarcode() {
  const refresh = useRefreshStock()
  return useMutation({
    mutationFn: ({ model, pk }: LinkTarget) => callStation<unknown>('POST', '/api/barcode/unlink/', { [model]: pk }),
    onSuccess: refresh,
  })
}

/** The events say it as well; this makes one's own change show without waiting for them. */
function useRefreshStock() {
  const client = useQueryClient()
  return () =>
    Promise.all(['stock', 'parts', 'locations', 'tracking'].map((key) => client.invalidateQueries({ queryKey: [key] })))
}

export function useCategory(pk: number | null) {
  return useQuery({
    queryKey: ['parts', 'category', pk],
    queryFn: ({ signal }) => getFrom<PartCategory>(`/api/part/category/${pk}/`, {}, signal),
    enabled: pk !== null,
  })
}

/** Gives a place or a category an icon, or takes it away. */
export function useSetIcon(kind: 'location' | 'category', pk: number) {
  const refresh = useRefreshStock()
  return useMutation({
    mutationFn: (icon: string) =>
      kind === 'location'
        ? callStation('PATCH', `/api/stock/location/${pk}/`, { custom_icon: icon })
        : callStation('PATCH', `/api/part/category/${pk}/`, { icon }),
    onSuccess: refresh,
  })
}
