import type { DesignDocument, LabelObject } from '../../../../main/records/label-document.ts'
import { type Alignment, aligned, type Axis, distributed, reordered, type Shift } from './arrange.ts'
import { type Bounds, boundsOf, placingOf } from './bounds.ts'
import { freeId, newObject, type ObjectKind } from './new-object.ts'

/** What changed and what is chosen afterwards. */
export interface Edited {
  document: DesignDocument
  chosen: readonly string[]
}

type Chosen = readonly string[]

export function addObject(document: DesignDocument, kind: ObjectKind): Edited {
  const object = newObject(kind, freeId(kind, idsOf(document)), document)
  return { document: { ...document, objects: [...document.objects, object] }, chosen: [object.id] }
}

/** New values for one object; what does not belong to its kind is left out. */
export function changeObject(document: DesignDocument, id: string, values: object): DesignDocument {
  return mapObjects(document, [id], (object) => {
    const known = Object.entries(values).filter(([key]) => Object.hasOwn(object, key))
    return { ...object, ...Object.fromEntries(known) }
  })
}

export function changeObjects(document: DesignDocument, chosen: Chosen, values: object): DesignDocument {
  return chosen.reduce((changed, id) => changeObject(changed, id, values), document)
}

/** Locked ones stay where they are. */
export function moveObjects(document: DesignDocument, chosen: Chosen, dxMm: number, dyMm: number): DesignDocument {
  return placeObjects(document, chosen, (bounds) => ({
    ...bounds,
    xMm: bounds.xMm + dxMm,
    yMm: bounds.yMm + dyMm,
  }))
}

/** The lower right corner goes, the upper left one stays. */
export function sizeObjects(document: DesignDocument, chosen: Chosen, dwMm: number, dhMm: number): DesignDocument {
  return placeObjects(document, chosen, (bounds) => ({
    ...bounds,
    widthMm: bounds.widthMm + dwMm,
    heightMm: bounds.heightMm + dhMm,
  }))
}

export function placeObjects(
  document: DesignDocument,
  chosen: Chosen,
  place: (bounds: Bounds, id: string) => Bounds,
): DesignDocument {
  return mapObjects(document, chosen, (object) =>
    object.isLocked ? object : { ...object, ...placingOf(object, place(boundsOf(object), object.id)) },
  )
}

export function alignObjects(document: DesignDocument, chosen: Chosen, to: Alignment): DesignDocument {
  const label = { xMm: 0, yMm: 0, widthMm: document.widthMm, heightMm: document.heightMm }
  return arranged(document, chosen, (all) => aligned(all, to, label))
}

export function distributeObjects(document: DesignDocument, chosen: Chosen, axis: Axis): DesignDocument {
  return arranged(document, chosen, (all) => distributed(all, axis))
}

export function orderObjects(document: DesignDocument, chosen: Chosen, shift: Shift): DesignDocument {
  return { ...document, objects: reordered(document.objects, new Set(chosen), shift) }
}

/** Locked ones are kept: unlock them first. Groups that are empty now go, too. */
export function removeObjects(document: DesignDocument, chosen: Chosen): Edited {
  const gone = new Set(chosenOf(document, chosen).flatMap(({ id, isLocked }) => (isLocked ? [] : [id])))
  const objects = document.objects.filter(({ id }) => !gone.has(id))
  return { document: withoutEmptyGroups({ ...document, objects }), chosen: chosen.filter((id) => !gone.has(id)) }
}

const ASIDE_MM = 2

/** Copies with new ids, a little aside; what was grouped is grouped again, apart from the original. */
export function pasteObjects(document: DesignDocument, copied: readonly LabelObject[]): Edited {
  const ids = idsOf(document)
  const groupIds = new Set(document.groups.map(({ id }) => id))
  const groups = new Map<string, string>()
  const pasted = copied.map((object) => {
    const id = freeId(object.kind, ids)
    ids.add(id)
    const group = object.group === null ? null : (groups.get(object.group) ?? freeId('group', groupIds))
    if (group !== null && object.group !== null) {
      groups.set(object.group, group)
      groupIds.add(group)
    }
    return { ...object, id, group, isLocked: false, xMm: object.xMm + ASIDE_MM, yMm: object.yMm + ASIDE_MM }
  })
  const added = Array.from(groups, ([from, id]) => {
    const original = document.groups.find((group) => group.id === from)
    return { id, name: original?.name ?? '', when: original?.when ?? '' }
  })
  return {
    document: {
      ...document,
      objects: [...document.objects, ...pasted],
      groups: [...document.groups, ...added],
    },
    chosen: pasted.map(({ id }) => id),
  }
}

export function groupObjects(document: DesignDocument, chosen: Chosen): DesignDocument {
  const id = freeId('group', new Set(document.groups.map((group) => group.id)))
  const grouped = mapObjects(document, chosen, (object) => ({ ...object, group: id }))
  return withoutEmptyGroups({ ...grouped, groups: [...grouped.groups, { id, name: '', when: '' }] })
}

export function ungroupObjects(document: DesignDocument, chosen: Chosen): DesignDocument {
  const gone = new Set(chosenOf(document, chosen).map(({ group }) => group))
  const objects = document.objects.map((object) => (gone.has(object.group) ? { ...object, group: null } : object))
  return withoutEmptyGroups({ ...document, objects })
}

/** Whoever chooses one of a group chooses them all. */
export function withGroups(document: DesignDocument, ids: Chosen): string[] {
  const groups = new Set(chosenOf(document, ids).flatMap(({ group }) => (group === null ? [] : [group])))
  return document.objects
    .filter(({ id, group }) => ids.includes(id) || (group !== null && groups.has(group)))
    .map(({ id }) => id)
}

export function chosenOf(document: DesignDocument, chosen: Chosen): LabelObject[] {
  return document.objects.filter(({ id }) => chosen.includes(id))
}

function arranged(document: DesignDocument, chosen: Chosen, arrange: (all: Bounds[]) => Bounds[]): DesignDocument {
  const free = chosenOf(document, chosen).filter(({ isLocked }) => !isLocked)
  const placed = arrange(free.map(boundsOf))
  const at = new Map(free.map(({ id }, index) => [id, placed[index]]))
  return placeObjects(
    document,
    free.map(({ id }) => id),
    (bounds, id) => at.get(id) ?? bounds,
  )
}

function mapObjects(document: DesignDocument, chosen: Chosen, change: (object: LabelObject) => LabelObject) {
  const wanted = new Set(chosen)
  return { ...document, objects: document.objects.map((object) => (wanted.has(object.id) ? change(object) : object)) }
}

function withoutEmptyGroups(document: DesignDocument): DesignDocument {
  const used = new Set(document.objects.map(({ group }) => group))
  return { ...document, groups: document.groups.filter(({ id }) => used.has(id)) }
}

function idsOf(document: DesignDocument): Set<string> {
  return new Set(document.objects.map(({ id }) => id))
}
