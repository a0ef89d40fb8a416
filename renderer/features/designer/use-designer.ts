import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { DesignDocument, LabelDocument } from '../../../main/records/label-document.ts'
import { type Design, type DesignAction, reduceDesign, startDesign } from './design/history.ts'

/** What the parts of the designer work with. */
export interface Designer extends Design {
  act: (action: DesignAction) => void
  /** Changes the document as it is now; the steps of one gesture are undone together. */
  change: (change: (document: LabelDocument) => LabelDocument, gesture?: string | null) => void
}

/** The same for drawings. */
export interface DesignTools extends Omit<Designer, 'document' | 'change'> {
  document: DesignDocument
  edit: (change: (document: DesignDocument) => DesignDocument, gesture?: string | null) => void
}

export function useDesigner(initial: LabelDocument): Designer {
  const [design, act] = useReducer(reduceDesign, initial, startDesign)
  const newest = useRef(design.document)
  useEffect(() => {
    newest.current = design.document
  })
  const change = useCallback<Designer['change']>((how, gesture = null) => {
    const document = how(newest.current)
    newest.current = document
    act({ kind: 'edit', document, gesture })
  }, [])
  return useMemo(() => ({ ...design, act, change }), [design, change])
}

/** Null while the document is no drawing. */
export function useDesignTools(designer: Designer): DesignTools | null {
  return useMemo(() => {
    const { document, change, ...rest } = designer
    if (document.kind !== 'design') return null
    return {
      ...rest,
      document,
      edit: (how, gesture) => change((now) => (now.kind === 'design' ? how(now) : now), gesture),
    }
  }, [designer])
}
