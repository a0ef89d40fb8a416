import { useMutation, useQuery } from '@tanstack/react-query'
import type { LabelDocument } from '../../main/records/label-document.ts'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import { callStation, getFrom } from './api.ts'

export interface LabelSize {
  width: number
  height: number
}

const QUICK = '/api/station/quick-label/'

export function useQuickDocument({ width, height }: LabelSize) {
  return useQuery({
    queryKey: ['quick-label', width, height],
    queryFn: ({ signal }) => getFrom<{ document: LabelDocument }>(QUICK, { width, height }, signal),
    select: ({ document }) => document,
    staleTime: Infinity,
  })
}

export interface QuickPrint extends LabelSize {
  text: string
  code: string
  machine: string
  copies: number
  /** Why it is printed also where its code does not read back. */
  release_reason: string
}

export function usePrintQuick() {
  return useMutation({
    mutationFn: async ({ width, height, text, code, ...how }: QuickPrint) => {
      const { pk } = await callStation<LabelTemplate>('POST', QUICK, { width, height })
      const rows = [{ text, code }]
      return callStation<PrintJob>('POST', '/api/station/print-jobs/', { template: pk, rows, ...how })
    },
  })
}
