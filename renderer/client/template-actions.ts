import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callStation } from './api.ts'

/** What templates are made for: each sort has its own addresses. */
export type TemplateSort = 'label' | 'report'

type Call = (sort: TemplateSort, pk: number) => Promise<unknown>

const ACTIONS = {
  'switch on': (sort, pk) => callStation('PATCH', addressOf(sort, pk), { enabled: true }),
  'switch off': (sort, pk) => callStation('PATCH', addressOf(sort, pk), { enabled: false }),
  copy: (sort, pk) => callStation('POST', `/api/station/${sort}-templates/${pk}/copy/`),
  delete: (sort, pk) => callStation('DELETE', addressOf(sort, pk)),
} as const satisfies Record<string, Call>

export type TemplateAction = keyof typeof ACTIONS

/** What is done with a template as a whole. */
export function useTemplateAction(sort: TemplateSort) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ pk, action }: { pk: number; action: TemplateAction }) => ACTIONS[action](sort, pk),
    onSuccess: () => client.invalidateQueries({ queryKey: [`${sort}-templates`] }),
  })
}

const addressOf = (sort: TemplateSort, pk: number): string => `/api/${sort}/template/${pk}/`
