import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BarcodeRule, CodeChoice, CodeReading } from '../../main/records/scan-records.ts'
import { callStation, getFrom } from './api.ts'

export interface CommandCode {
  name: string
  label: string
  group: string
  code: string
  quantity: number | null
  /** The work that brings its button; null for what this station answers. */
  comes_with: string | null
  /** SVG in real size. */
  bars: string
  matrix: string
}

export interface Explanation {
  barcode: string
  barcode_hash: string
  symbology: string | null
  readings: CodeReading[]
  plugins: { plugin: string; state: 'matched' | 'failed' | 'unknown'; error: string | null }[]
  rules: { rule: string; fields: Record<string, string> }[]
  meanings: { source: string; choices: CodeChoice[] }[]
}

export interface RuleTrial {
  text: string
  fields: Record<string, string> | null
  problem: string | null
}

export type RuleDraft = Omit<BarcodeRule, 'pk'>

const RULES = '/api/station/barcode-rules/'

/** The codes that stand for buttons, with those of these numbers; they are the same everywhere and always. */
export function commandCodeList(quantities: readonly number[]) {
  return queryOptions({
    queryKey: ['command-codes', quantities],
    queryFn: ({ signal }) =>
      getFrom<CommandCode[]>('/api/station/command-codes/', { quantities: quantities.join(',') }, signal),
    staleTime: Infinity,
  })
}

export function useCommandCodeList(quantities: readonly number[]) {
  return useQuery(commandCodeList(quantities))
}

export function useBarcodeRules() {
  return useQuery({
    queryKey: ['barcode-rules'],
    queryFn: ({ signal }) => getFrom<{ rules: BarcodeRule[]; groups: string[] }>(RULES, {}, signal),
  })
}

export function useSaveRule() {
  return useRuleChange(({ pk, draft }: { pk: number | null; draft: RuleDraft }) =>
    pk === null
      ? callStation<BarcodeRule>('POST', RULES, draft)
      : callStation<BarcodeRule>('PATCH', `${RULES}${pk}/`, draft),
  )
}

export function useDeleteRule() {
  return useRuleChange((pk: number) => callStation<null>('DELETE', `${RULES}${pk}/`))
}

export function useTryRule() {
  return useMutation({
    mutationFn: (trial: { pattern: string; samples: string[] }) =>
      callStation<RuleTrial[]>('POST', `${RULES}test/`, trial),
  })
}

export function useExplainCode() {
  return useMutation({
    mutationFn: (barcode: string) => callStation<Explanation>('POST', '/api/station/barcode/explain/', { barcode }),
  })
}

function useRuleChange<V, T>(mutationFn: (variables: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['barcode-rules'] }) })
}
