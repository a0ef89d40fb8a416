import { useMutation, useQuery } from '@tanstack/react-query'
import type { CodeChoice, Scan } from '../../main/records/scan-records.ts'
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

/** Says which of several things a scan means. */
export function useChooseMeaning() {
  return useMutation({
    mutationFn: ({ scan, choice: { model, pk } }: { scan: number; choice: CodeChoice }) =>
      callStation<Scan>('POST', `/api/station/scans/${scan}/choose/`, { model, pk }),
  })
}
