import type { LabelDocument, LabelObject } from '../../../../main/records/label-document.ts'
import { nameOf } from '../design/object-words.ts'
import { compareLines } from './compare-lines.ts'
import { shown } from './shown-value.ts'

/** One difference between two documents, in words. */
export interface Difference {
  /** What it is about: an object, or the label. */
  name: string
  change: string
}

/** What one has to do to the older one to get the newer one. */
export function compareDocuments(older: LabelDocument, newer: LabelDocument): Difference[] {
  const label: Difference[] = []
  const sizes = [older, newer].map(({ widthMm, heightMm }) => `${widthMm} x ${heightMm} mm`)
  if (sizes[0] !== sizes[1]) label.push({ name: 'Label', change: `size ${sizes.join(' → ')}` })
  if (!same(older.prompts, newer.prompts)) label.push({ name: 'Label', change: 'other questions when printing' })
  if (!same(older.samples, newer.samples)) label.push({ name: 'Label', change: 'other sample rows' })
  if (older.kind === 'design' && newer.kind === 'design')
    return [...label, ...compareObjects(older.objects, newer.objects), ...orderOf(older.objects, newer.objects)]
  if (older.kind !== newer.kind) return [...label, { name: 'Label', change: `${older.kind} → ${newer.kind}` }]
  if ('source' in older && 'source' in newer) return [...label, ...compareLines(older.source, newer.source)]
  return label
}

function compareObjects(older: readonly LabelObject[], newer: readonly LabelObject[]): Difference[] {
  const before = new Map(older.map((object) => [object.id, object]))
  const after = new Set(newer.map(({ id }) => id))
  const gone = older.filter(({ id }) => !after.has(id)).map((object) => ({ name: nameOf(object), change: 'removed' }))
  const other = newer.flatMap((object) => {
    const was = before.get(object.id)
    if (was === undefined) return [{ name: nameOf(object), change: 'added' }]
    return changesOf(was, object).map((change) => ({ name: nameOf(object), change }))
  })
  return [...gone, ...other]
}

function changesOf(before: LabelObject, after: LabelObject): string[] {
  const was = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after)
    .filter(([key, value]) => !same(was.get(key), value))
    .map(([key, value]) => `${WORDS[key] ?? key} ${shown(was.get(key))} → ${shown(value)}`)
}

const WORDS: Readonly<Record<string, string>> = {
  xMm: 'x',
  yMm: 'y',
  widthMm: 'width',
  heightMm: 'height',
  lengthMm: 'length',
  thicknessMm: 'thickness',
  largestMm: 'largest letters',
  smallestMm: 'smallest letters',
  isLocked: 'locked',
  when: 'condition',
}

function orderOf(older: readonly LabelObject[], newer: readonly LabelObject[]): Difference[] {
  return same(idsAlsoIn(newer, older), idsAlsoIn(older, newer))
    ? []
    : [{ name: 'Label', change: 'another order of objects' }]
}

function idsAlsoIn(others: readonly LabelObject[], all: readonly LabelObject[]): string[] {
  const known = new Set(others.map(({ id }) => id))
  return all.map(({ id }) => id).filter((id) => known.has(id))
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
