import type { LabelTemplateRevision } from '../../main/records/label-records.ts'
import { callStation, getFrom } from './api.ts'

/** The next version of a label or a report while somebody works on it. */
export interface TemplateDraft<Document> {
  document: Document
  base_revision: number
  /** To be given back with the next save. */
  version: number
  user: number | null
  updated: string
  /** False: this is what is published. */
  is_draft: boolean
}

/** Somebody else who has the same template open. */
export interface TemplateEditor {
  user: number | null
  since: string
}

export interface TemplateRevision<Document> extends LabelTemplateRevision {
  document: Document
}

/** Where drafts and revisions of a sort lie at the station. */
export interface DraftShelf<Document> {
  /** What its keys in the cache begin with. */
  name: 'label-templates' | 'report-templates'
  read(pk: number): Promise<TemplateDraft<Document>>
  save(pk: number, save: { document: Document; version: number }): Promise<TemplateDraft<Document>>
  drop(pk: number): Promise<TemplateDraft<Document>>
  /** Says that this window has it open, and hears who has too. */
  enter(pk: number, window: string): Promise<TemplateEditor[]>
  leave(pk: number, window: string): Promise<null>
  revisions(pk: number): Promise<LabelTemplateRevision[]>
  revision(pk: number, revision: number): Promise<TemplateRevision<Document>>
}

export function draftShelf<Document>(name: DraftShelf<Document>['name']): DraftShelf<Document> {
  const base = `/api/station/${name}/`
  const draftOf = (pk: number): string => `${base}${pk}/draft/`
  return {
    name,
    revisions: (pk) => getFrom(`${base}${pk}/revisions/`),
    revision: (pk, revision) => getFrom(`${base}${pk}/revisions/${revision}/`),
    read: (pk) => getFrom(draftOf(pk)),
    save: (pk, save) => callStation('PUT', draftOf(pk), save),
    drop: (pk) => callStation('DELETE', draftOf(pk)),
    enter: (pk, window) => callStation('PUT', `${base}${pk}/editors/`, { window }),
    leave: (pk, window) => callStation('DELETE', `${base}${pk}/editors/${window}/`),
  }
}
