import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import type { StockValue } from '../../main/records/stock-records.ts'
import { callStation, getFrom } from './api.ts'
import { usePlugins } from './plugins.ts'

export interface KnownRates {
  base_currency: string
  /** Units of each for one unit of the base. */
  exchange_rates: Record<string, number>
  updated: string | null
  /** Slug of the plugin that brought them. */
  source: string
}

export function useExchangeRates() {
  return useQuery({
    queryKey: ['currency', 'rates'],
    queryFn: ({ signal }) => getFrom<KnownRates>('/api/currency/exchange/', {}, signal),
  })
}

export function useRefreshRates() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => callStation('POST', '/api/currency/refresh/'),
    onSuccess: () => client.invalidateQueries({ queryKey: ['currency'] }),
  })
}

/** What the stock cost, in the base currency. */
export function useStockValue() {
  return useQuery({
    queryKey: ['currency', 'stock-value'],
    queryFn: ({ signal }) => getFrom<StockValue>('/api/station/stock-value/', {}, signal),
  })
}

/** Plugins that bring rates, whether they are on or off. */
export function useRateSources(): PluginRecord[] {
  const { data = [] } = usePlugins()
  return data.filter(({ mixins, manifest }) => [...Object.keys(mixins), ...(manifest?.mixins ?? [])].includes(RATES))
}

const RATES = 'currencyexchange'
