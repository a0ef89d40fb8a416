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

export function useRelatedOne(address: string, pk: number | string | null, query: Query) {
  return useQuery({
    queryKey: ['related', address, 'one', pk, query],
    queryFn: ({ signal }) => getFrom<RelatedRecord>(`${address}${pk}/`, query, signal),
    enabled: pk !== null,
  })
}

/** How many objects of a list fit. */
export function useMatchCount(address: string, query: { search: string }) {
  return useQuery({
    queryKey: ['related', address, 'count', query],
    queryFn: async ({ signal }) =>
      (await getFrom<PageOf<RelatedRecord>>(address, { ...query, limit: 1 }, signal)).count,
    enabled: query.search !== '',
    placeholderData: keepPreviousData,
  })
}
