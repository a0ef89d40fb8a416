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

/** Where drafts of a sort lie at the station. */
export interface DraftShelf<Document> {
  read(pk: number): Promise<TemplateDraft<Document>>
  save(pk: number, save: { document: Document; version: number }): Promise<TemplateDraft<Document>>
  drop(pk: number): Promise<TemplateDraft<Document>>
  /** Says that this window has it open, and hears who has too. */
  enter(pk: number, window: string): Promise<TemplateEditor[]>
  leave(pk: number, window: string): Promise<null>
}

export function draftShelf<Document>(base: string): DraftShelf<Document> {
  const draftOf = (pk: number): string => `${base}${pk}/draft/`
  return {
    read: (pk) => getFrom(draftOf(pk)),
    save: (pk, save) => callStation('PUT', draftOf(pk), save),
    drop: (pk) => callStation('DELETE', draftOf(pk)),
    enter: (pk, window) => callStation('PUT', `${base}${pk}/editors/`, { window }),
    leave: (pk, window) => callStation('DELETE', `${base}${pk}/editors/${window}/`),
  }
}
