import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LabelDocument } from '../../main/records/label-document.ts'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import { callStation, getFrom } from './api.ts'

/** Every label there is, also those that are switched off. */
export function useAllLabelTemplates() {
  return useQuery({
    queryKey: ['label-templates', 'all'],
    queryFn: ({ signal }) => getFrom<LabelTemplate[]>('/api/label/template/', {}, signal),
  })
}

/** What the published revision says: its size, its objects, what it asks for. */
export function usePublishedDocument(template: LabelTemplate | undefined) {
  return useQuery({
    queryKey: ['label-templates', 'document', template?.pk, template?.revision],
    queryFn: ({ signal }) =>
      getFrom<{ document: LabelDocument }>(
        `/api/station/label-templates/${template?.pk}/revisions/${template?.revision}/`,
        {},
        signal,
      ),
    select: ({ document }) => document,
    enabled: template !== undefined,
  })
}

/** The address of a label as one file, with its pictures. */
export function templateFile(pk: number): string {
  return `/api/station/label-templates/${pk}/export/`
}

/** From a file of this program, or from a page of HTML made for InvenTree; the report says what it could not take. */
export function useImportTemplate() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.set('file', file)
      const path = '/api/station/label-templates/import/'
      return callStation<{ template: LabelTemplate; report: string[] }>('POST', path, form)
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['label-templates'] }),
  })
}
