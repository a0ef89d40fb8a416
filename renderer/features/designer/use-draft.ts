import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../client/api-error.ts'
import type { DraftShelf, TemplateDraft } from '../../client/template-drafts.ts'

/** How the draft stands at the station. */
export type DraftState<Document> =
  | { kind: 'saved'; at: string }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'failed'; error: unknown }
  /** Somebody else saved in the meantime; nothing is overwritten until a person has compared. */
  | { kind: 'conflict'; theirs: TemplateDraft<Document> }

export interface DraftKeeper<Document> {
  draft: TemplateDraft<Document>
  state: DraftState<Document>
  /** Saves at once what has not been saved yet; resolves with what the station has then, or null. */
  flush: () => Promise<TemplateDraft<Document> | null>
  /** What the station answered to something else than a save, and what the designer shows of it. */
  adopt: (draft: TemplateDraft<Document>, shown: Document) => void
  /** Looks whether somebody else saved. */
  look: () => Promise<void>
  /** After publishing: what is shown is what the station has. */
  refresh: () => Promise<void>
  /** Over what somebody else saved, after comparing. */
  overwrite: (theirs: TemplateDraft<Document>) => Promise<void>
}

/** Long enough for a word, short enough that nothing is lost. */
const PAUSE_MS = 700

interface DraftOptions<Document> {
  shelf: DraftShelf<Document>
  template: number
  loaded: TemplateDraft<Document>
  /** As the designer shows it. */
  document: Document
  /** Others may try things out; nothing of it is kept. */
  isAllowed: boolean
}

/** Keeps the draft at the station by itself, one save after the other. */
export function useDraft<Document>(options: DraftOptions<Document>): DraftKeeper<Document> {
  const { shelf, template, loaded, document, isAllowed } = options
  const [draft, setDraft] = useState(loaded)
  const [state, setState] = useState<DraftState<Document>>({ kind: 'saved', at: loaded.updated })
  // What the station has, as the very object that was sent: a change is told by its identity.
  const stored = useRef({ document, version: loaded.version })
  const newest = useRef(document)
  const saving = useRef<Promise<TemplateDraft<Document> | null> | null>(null)
  useEffect(() => {
    newest.current = document
  })

  const save = useCallback(async (): Promise<TemplateDraft<Document> | null> => {
    const sent = newest.current
    setState({ kind: 'saving' })
    try {
      const answer = await shelf.save(template, { document: sent, version: stored.current.version })
      stored.current = { document: sent, version: answer.version }
      setDraft(answer)
      setState(sent === newest.current ? { kind: 'saved', at: answer.updated } : { kind: 'changed' })
      return answer
    } catch (error) {
      const isConflict = error instanceof ApiError && error.code === 'CONFLICT'
      setState(isConflict ? { kind: 'conflict', theirs: await shelf.read(template) } : { kind: 'failed', error })
      return null
    }
  }, [shelf, template])

  const flush = useCallback(async (): Promise<TemplateDraft<Document> | null> => {
    if (saving.current !== null) await saving.current
    if (stored.current.document === newest.current) return draft
    const own = save()
    saving.current = own
    const answer = await own
    saving.current = null
    return answer
  }, [draft, save])

  const { updated } = draft
  const isConflict = state.kind === 'conflict'
  useEffect(() => {
    if (isConflict || !isAllowed) return undefined
    if (stored.current.document === document) {
      // Undone before it was saved.
      setState((before) => (before.kind === 'changed' ? { kind: 'saved', at: updated } : before))
      return undefined
    }
    setState((before) => (before.kind === 'saving' ? before : { kind: 'changed' }))
    const timer = setTimeout(() => void flush(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [document, isAllowed, isConflict, updated, flush])

  const adopt = useCallback((answer: TemplateDraft<Document>, shown: Document) => {
    stored.current = { document: shown, version: answer.version }
    setDraft(answer)
    setState({ kind: 'saved', at: answer.updated })
  }, [])

  const overwrite = useCallback(
    async (theirs: TemplateDraft<Document>) => {
      stored.current = { ...stored.current, version: theirs.version }
      await save()
    },
    [save],
  )
  const refresh = useCallback(async () => {
    adopt(await shelf.read(template), stored.current.document)
  }, [shelf, template, adopt])

  const look = useCallback(async () => {
    if (saving.current !== null) await saving.current
    const theirs = await shelf.read(template)
    if (saving.current === null && theirs.version > stored.current.version) setState({ kind: 'conflict', theirs })
  }, [shelf, template])
  return { draft, state, flush, adopt, refresh, look, overwrite }
}
