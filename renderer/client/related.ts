import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getFrom, type PageOf, type Query } from './api.ts'

export interface RelatedRecord {
  pk: number | string
  [field: string]: unknown
}

/** The first objects of a list that fit. */
export function useRelated(address: string, query: Query) {
  return useQuery({
    queryKey: ['related', address, query],
    queryFn: async ({ signal }) => {
      const answer = await getFrom<PageOf<RelatedRecord> | RelatedRecord[]>(address, { ...query, limit: 20 }, signal)
      return Array.isArray(answer) ? answer : answer.results
    },
    placeholderData: keepPreviousData,
  })
}

export function useRelatedOne(address: string, pk: number | string | null) {
  return useQuery({
    queryKey: ['related', address, 'one', pk],
    queryFn: ({ signal }) => getFrom<RelatedRecord>(`${address}${pk}/`, {}, signal),
    enabled: pk !== null,
  })
}
