import { useNavigate, useParams, useSearchParams } from 'react-router'

export type StockTab = 'items' | 'parts' | 'locations'

const TABS: readonly string[] = ['items', 'parts', 'locations'] satisfies StockTab[]

/** What is listed and what is open is in the address, so that Back and links work. */
export function useStockAddress() {
  const params = useParams()
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const tab = (TABS.includes(params['tab'] ?? '') ? params['tab'] : 'items') as StockTab
  const open = params['pk'] === undefined ? null : Number(params['pk'])
  const search = query.get('search') ?? ''
  const page = Number(query.get('page') ?? 0)
  const filter = { location: query.get('location'), part: query.get('part') }

  /** What the list shows, on all its pages, as its address at the station asks for it. */
  const listQuery = new URLSearchParams([...query].filter(([key]) => key !== 'page')).toString()

  /** The address of a thing of this list, with the list as it stands. */
  const linkTo = (pk: number | null) =>
    `/stock/${tab}${pk === null ? '' : `/${pk}`}${query.size > 0 ? `?${query}` : ''}`
  const change = (values: Record<string, string>) => {
    const next = new URLSearchParams(query)
    for (const [key, value] of Object.entries(values)) {
      if (value === '') next.delete(key)
      else next.set(key, value)
    }
    void navigate(`/stock/${tab}${open === null ? '' : `/${open}`}?${next}`, { replace: true })
  }
  return { tab, open, search, page, filter, listQuery, linkTo, change }
}
