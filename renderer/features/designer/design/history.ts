import type { LabelDocument } from '../../../../main/records/label-document.ts'

/** A document that is worked on: what is chosen in it, and the way back. */
export interface Design {
  document: LabelDocument
  chosen: readonly string[]
  /** The oldest first. */
  past: readonly Step[]
  /** The next one first. */
  future: readonly Step[]
  /** What is being done: steps of the same gesture are undone together. */
  gesture: string | null
}

interface Step {
  document: LabelDocument
  chosen: readonly string[]
}

export type DesignAction =
  | { kind: 'edit'; document: LabelDocument; chosen?: readonly string[]; gesture: string | null }
  | { kind: 'choose'; ids: readonly string[] }
  | { kind: 'settle' }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'replace'; document: LabelDocument }

export function startDesign(document: LabelDocument): Design {
  return { document, chosen: [], past: [], future: [], gesture: null }
}

/** Pure: the same design and action always give the same design. */
export function reduceDesign(design: Design, action: DesignAction): Design {
  switch (action.kind) {
    case 'edit':
      return edited(design, action)
    case 'choose':
      return { ...design, chosen: known(action.ids, design.document), gesture: null }
    case 'settle':
      return { ...design, gesture: null }
    case 'undo':
      return undone(design)
    case 'redo':
      return redone(design)
    case 'replace':
      // What somebody else published or saved: one can still go back to one's own.
      return edited(design, { document: action.document, chosen: [], gesture: null })
  }
}

interface Edit {
  document: LabelDocument
  chosen?: readonly string[]
  gesture: string | null
}

function edited(design: Design, { document, chosen = design.chosen, gesture }: Edit): Design {
  if (document === design.document) return { ...design, chosen: known(chosen, document) }
  const isSameGesture = gesture !== null && gesture === design.gesture
  const past = isSameGesture ? design.past : [...design.past, stepOf(design)]
  return { document, chosen: known(chosen, document), past, future: [], gesture }
}

function undone(design: Design): Design {
  const before = design.past.at(-1)
  if (before === undefined) return design
  return { ...before, past: design.past.slice(0, -1), future: [stepOf(design), ...design.future], gesture: null }
}

function redone(design: Design): Design {
  const [after, ...future] = design.future
  if (after === undefined) return design
  return { ...after, past: [...design.past, stepOf(design)], future, gesture: null }
}

const stepOf = ({ document, chosen }: Design): Step => ({ document, chosen })

function known(ids: readonly string[], document: LabelDocument): readonly string[] {
  if (document.kind !== 'design') return []
  const all = new Set(document.objects.map(({ id }) => id))
  return ids.filter((id) => all.has(id))
}
