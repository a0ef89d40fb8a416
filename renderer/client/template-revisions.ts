import { useQuery } from '@tanstack/react-query'
import type { DraftShelf } from './template-drafts.ts'

/** What was published of a label or a report, newest first. */
export function useTemplateRevisions<Document>(shelf: DraftShelf<Document>, pk: number) {
  return useQuery({ queryKey: [shelf.name, 'revisions', pk], queryFn: () => shelf.revisions(pk) })
}

export function useTemplateRevision<Document>(shelf: DraftShelf<Document>, pk: number, revision: number) {
  return useQuery({
    queryKey: [shelf.name, 'revision', pk, revision],
    queryFn: () => shelf.revision(pk, revision),
    staleTime: Infinity,
  })
}
