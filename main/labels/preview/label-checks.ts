import type { LabelMargins } from '@scanbench/plugin/machine'
import type { DesignDocument, LabelObject } from '../../records/label-document.ts'
import { extentOf } from '../drawing/extents.ts'
import type { LabelNote } from '../drawing/label-note.ts'
import type { LaidOutLabel } from '../drawing/laid-out.ts'
import { namesIn } from '../drawing/liquid-text.ts'
import { marginWords, reachOf } from '../drawing/unreached.ts'
import { inkOf, intruderOf, neededWhite } from './quiet-zones.ts'

type Context = Readonly<Record<string, unknown>>

/** What can be seen of a design without printing it. Without an object (null) nobody knows what fields there are. */
export function checkLabel(
  document: DesignDocument,
  context: Context | null,
  { laidOut, unreached }: { laidOut: LaidOutLabel; unreached: LabelMargins | null },
): LabelNote[] {
  return [
    ...(context === null ? [] : document.objects.flatMap((object) => fieldNotes(object, context))),
    ...emptyNotes(document, laidOut),
    ...outsideNotes(document, laidOut, unreached),
    ...quietZoneNotes(laidOut),
  ]
}

/** The texts of an object that are Liquid. */
function sourcesOf(object: LabelObject): string[] {
  const own: string[] = []
  if ('text' in object) own.push(object.text)
  if ('data' in object) own.push(object.data)
  if ('source' in object) own.push(object.source)
  if ('date' in object) own.push(object.date)
  if (object.kind === 'table') own.push(...object.columns.map(({ text }) => text))
  return [...own, object.when]
}

/** Values that an object brings itself. */
const OWN_NAMES = new Set(['row', 'row_number', 'counter', 'answers', 'forloop'])

function fieldNotes(object: LabelObject, context: Context): LabelNote[] {
  const names = new Set(sourcesOf(object).flatMap(namesOrNone))
  return Array.from(names)
    .filter((name) => !OWN_NAMES.has(name.split('.')[0] ?? '') && !isKnown(name, context))
    .map((name) => ({
      kind: 'unknown field',
      object: object.id,
      message: `There is no field "${name}" for this kind of label.`,
      fix: null,
    }))
}

/** Texts with errors are said when they are drawn. */
function namesOrNone(source: string): string[] {
  try {
    return namesIn(source)
  } catch {
    return []
  }
}

/** Below a value that is empty here nobody knows what there is. */
function isKnown(name: string, context: Context): boolean {
  let value: unknown = context
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return true
    if (value !== context && Object.keys(value).length === 0) return true
    if (!Object.hasOwn(value, part)) return false
    value = (value as Context)[part]
  }
  return true
}

/** Texts with a field that gave nothing: a fixed condition would hide them. */
function emptyNotes({ objects }: DesignDocument, { items, notes }: LaidOutLabel): LabelNote[] {
  const told = new Set([...items, ...notes].map(({ object }) => object))
  return objects
    .filter((object) => object.kind === 'text' && object.when === '' && object.group === null && !told.has(object.id))
    .map(({ id }) => ({
      kind: 'missing data',
      object: id,
      message: 'This text is empty for the object of the preview.',
      fix: null,
    }))
}

const NO_MARGINS: LabelMargins = { leftMm: 0, topMm: 0, rightMm: 0, bottomMm: 0 }

function outsideNotes({ objects }: DesignDocument, laidOut: LaidOutLabel, unreached: LabelMargins | null): LabelNote[] {
  const { items, widthDots, heightDots, dotsPerMm } = laidOut
  const size = { widthMm: widthDots / dotsPerMm, heightMm: heightDots / dotsPerMm }
  return Array.from(Map.groupBy(items, ({ object }) => object)).flatMap(([id, parts]) => {
    const reaches = parts.map((part) => reachOf(extentOf(part), laidOut, unreached))
    const kind = (['outside', 'not reached'] as const).find((one) => reaches.includes(one))
    if (kind === undefined) return []
    const object = objects.find((one) => one.id === id)
    const message =
      kind === 'outside' || unreached === null
        ? 'This reaches beyond the edge of the label and is cut off there.'
        : `The printer cannot print here: it leaves ${marginWords(unreached)} white, and this is cut off there.`
    const fix = object === undefined ? null : movedInside(object, size, unreached ?? NO_MARGINS)
    return [{ kind, object: id, message, fix }]
  })
}

/** The place nearest to its own where it is printed as a whole; null when it is too large for that. */
function movedInside(
  object: LabelObject,
  label: { widthMm: number; heightMm: number },
  { leftMm, topMm, rightMm, bottomMm }: LabelMargins,
) {
  const { xMm, yMm } = object
  const widthMm =
    'widthMm' in object ? object.widthMm : object.direction === 'across' ? object.lengthMm : object.thicknessMm
  const heightMm =
    'heightMm' in object ? object.heightMm : object.direction === 'down' ? object.lengthMm : object.thicknessMm
  const [right, bottom] = [label.widthMm - rightMm - widthMm, label.heightMm - bottomMm - heightMm]
  if (right < leftMm || bottom < topMm) return null
  return { xMm: between(leftMm, xMm, right), yMm: between(topMm, yMm, bottom) }
}

/** In hundredths of a millimetre that lie between the two. */
function between(least: number, millimetres: number, most: number): number {
  const hundredths = Math.min(Math.max(Math.ceil(least * 100), millimetres * 100), Math.floor(most * 100))
  return Math.round(hundredths) / 100
}

/** Nothing may stand in the white around a code. */
function quietZoneNotes({ items, dotsPerMm }: LaidOutLabel): LabelNote[] {
  return items.flatMap(({ object, ...item }) => {
    if (!('step' in item) || item.step.kind !== 'barcode') return []
    const others = items.filter((other) => other.object !== object)
    const intruder = intruderOf(item.step, others, inkOf)
    if (intruder === undefined) return []
    const message = `The code needs ${neededWhite(item.step, dotsPerMm)} around it, and "${intruder.object}" stands there.`
    return [{ kind: 'quiet zone', object, message, fix: null } as const]
  })
}
