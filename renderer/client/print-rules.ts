import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LabelModel } from './print-jobs.ts'
import type { LoadedRoll } from './print-queue.ts'
import { callStation, getFrom } from './api.ts'

/** What, where and which roll lead to which label on which printer. */
export interface PrintRule {
  pk: number
  /** The first that fits decides. */
  position: number
  name: string
  model_type: LabelModel
  /** As the filters of templates: `part__category=3`. */
  filters: string
  /** Empty: at every station. */
  station: string
  media: LoadedRoll | null
  template: number | null
  machine: string | null
  /** A job is over when its label was scanned. */
  scan_back: boolean
  copies: number
  enabled: boolean
}

export type NewPrintRule = Omit<PrintRule, 'pk' | 'position'>

const RULES = '/api/station/print-rules/'

export function usePrintRules() {
  return useQuery({
    queryKey: ['print-rules', 'list'],
    queryFn: ({ signal }) => getFrom<PrintRule[]>(RULES, {}, signal),
  })
}

export function useAddPrintRule() {
  return useRuleChange((rule: NewPrintRule) => callStation<PrintRule>('POST', RULES, rule))
}

export function useChangePrintRule() {
  return useRuleChange(({ pk, ...changed }: Partial<PrintRule> & { pk: number }) =>
    callStation<PrintRule>('PATCH', `${RULES}${pk}/`, changed),
  )
}

export function useDeletePrintRule() {
  return useRuleChange((pk: number) => callStation<null>('DELETE', `${RULES}${pk}/`))
}

function useRuleChange<V, T>(mutationFn: (variables: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['print-rules'] }) })
}
