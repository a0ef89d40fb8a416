import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LabelAsset } from '../../main/records/label-records.ts'
import type { ReportAsset, ReportSnippet } from '../../main/records/output-records.ts'
import { readApiError } from './api-error.ts'
import { callStation, getFrom } from './api.ts'

const SNIPPETS = '/api/report/snippet/'
const PICTURES = '/api/report/asset/'

export function useReportSnippets() {
  return useQuery({
    queryKey: ['report-snippets', 'all'],
    queryFn: ({ signal }) => getFrom<ReportSnippet[]>(SNIPPETS, {}, signal),
  })
}

/** What a snippet says; nothing is asked for one that is not there yet. */
export function useSnippetSource(snippet: ReportSnippet | null) {
  return useQuery({
    queryKey: ['report-snippets', 'source', snippet?.pk],
    queryFn: async ({ signal }) => {
      const answer = await fetch(`${snippet?.snippet}/`, { signal })
      if (!answer.ok) throw readApiError(answer.status, null)
      return answer.text()
    },
    enabled: snippet !== null,
    gcTime: 0,
  })
}

export interface SnippetInput {
  /** Null: a new one. */
  pk: number | null
  name: string
  description: string
  source: string
}

export function useSaveSnippet() {
  return usePieceChange('report-snippets', ({ pk, name, description, source }: SnippetInput) => {
    const form = formOf({ description, snippet: new File([source], name, { type: 'text/html' }) })
    return pk === null
      ? callStation<ReportSnippet>('POST', SNIPPETS, form)
      : callStation<ReportSnippet>('PATCH', `${SNIPPETS}${pk}/`, form)
  })
}

export function useDeleteSnippet() {
  return usePieceChange('report-snippets', (pk: number) => callStation<null>('DELETE', `${SNIPPETS}${pk}/`))
}

/** The pictures that labels and reports share. */
export function usePictures() {
  return useQuery({
    queryKey: ['label-assets', 'all'],
    queryFn: ({ signal }) => getFrom<LabelAsset[]>('/api/station/label-assets/', {}, signal),
  })
}

export function useAddPicture() {
  return usePieceChange('label-assets', (asset: File) =>
    callStation<ReportAsset>('POST', PICTURES, formOf({ asset, description: '' })),
  )
}

export function useDeletePicture() {
  return usePieceChange('label-assets', (pk: number) => callStation<null>('DELETE', `${PICTURES}${pk}/`))
}

function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

function usePieceChange<V, T>(key: string, mutationFn: (variables: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: [key] }) })
}
