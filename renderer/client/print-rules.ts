import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PrintRule } from '../../main/records/print-records.ts'
import { callStation, getFrom } from './api.ts'

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
