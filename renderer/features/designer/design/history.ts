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

type Reducers = {
  [Kind in DesignAction['kind']]: (design: Design, action: Extract<DesignAction, { kind: Kind }>) => Design
}

const REDUCERS: Reducers = {
  edit: (design, edit) => edited(design, edit),
  choose: (design, { ids }) => ({ ...design, chosen: known(ids, design.document), gesture: null }),
  settle: (design) => ({ ...design, gesture: null }),
  undo: undone,
  redo: redone,
  // What somebody else saved: one can still go back to one's own.
  replace: (design, { document }) => edited(design, { document, chosen: [], gesture: null }),
}

/** Pure: the same design and action always give the same design. */
export function reduceDesign(design: Design, action: DesignAction): Design {
  const reduce = REDUCERS[action.kind] as (design: Design, action: DesignAction) => Design
  return reduce(design, action)
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
