import { useMutation, useQuery } from '@tanstack/react-query'
import type { Scan } from '../../main/records/records.ts'
import { callStation, getFrom, type PageOf } from './api.ts'

export function useScans() {
  return useQuery({
    queryKey: ['scans'],
    queryFn: async ({ signal }) => {
      const page = await getFrom<PageOf<Scan>>('/api/station/scans/', { limit: 50 }, signal)
      return page.results
    },
  })
}

/** A code typed by hand goes the way of a scan. */
export function useTypeCode() {
  return useMutation({
    mutationFn: (barcode: string) => callStation<Record<string, unknown>>('POST', '/api/barcode/', { barcode }),
  })
}
