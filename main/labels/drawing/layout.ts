import { AppError } from '@scanbench/plugin'
import type { DrawStep } from '@scanbench/plugin/machine'
import type {
  BoxObject,
  CounterObject,
  DateObject,
  DesignDocument,
  EllipseObject,
  ImageObject,
  LabelObject,
  LineObject,
} from '../../records/label-document.ts'
import { dateText, readDate } from './date-text.ts'
import type { LaidOutLabel } from './laid-out.ts'
import { layOutBarcode } from './lay-out-barcode.ts'
import { layOutTable } from './lay-out-table.ts'
import { layOutLetters } from './lay-out-text.ts'
import { isTrue, renderText } from './liquid-text.ts'
import { placeOf, toDots } from './sheet.ts'
import type { Sheet } from './sheet.ts'

export type LabelSurroundings = Pick<Sheet, 'context' | 'dotsPerMm' | 'scale' | 'index' | 'now' | 'isDraft' | 'asset'>

/** A template filled with data, in the dots of one printer. */
export function layOut(document: DesignDocument, surroundings: LabelSurroundings): LaidOutLabel {
  const sheet: Sheet = { ...surroundings, items: [], notes: [] }
  const groups = new Map(document.groups.map(({ id, when }) => [id, when]))
  for (const object of document.objects) layOutNoted(object, groups.get(object.group ?? '') ?? '', sheet)
  const { items, notes, dotsPerMm } = sheet
  const widthDots = toDots(document.widthMm, sheet)
  const heightDots = toDots(document.heightMm, sheet)
  return { widthDots, heightDots, dotsPerMm, items, notes }
}

/** What goes wrong is said of the object. */
function layOutNoted(object: LabelObject, groupWhen: string, sheet: Sheet): void {
  try {
    if (isTrue(groupWhen, sheet.context) && isTrue(object.when, sheet.context)) layOutObject(object, sheet)
  } catch (error) {
    if (!(error instanceof AppError) || !sheet.isDraft) throw error
    sheet.notes.push({ kind: 'not drawn', object: object.id, message: error.message, fix: null })
  }
}

type Kinds = { [Kind in LabelObject['kind']]: (object: Extract<LabelObject, { kind: Kind }>, sheet: Sheet) => void }

const KINDS: Kinds = {
  text: (object, sheet) => layOutLetters(renderText(object.text, sheet.context), object, sheet),
  barcode: layOutBarcode,
  image: layOutImage,
  line: layOutLine,
  box: layOutBox,
  ellipse: layOutEllipse,
  table: layOutTable,
  counter: layOutCounter,
  date: layOutDate,
}

function layOutObject(object: LabelObject, sheet: Sheet): void {
  const draw = KINDS[object.kind] as (object: LabelObject, sheet: Sheet) => void
  draw(object, sheet)
}

function push(object: LabelObject, step: DrawStep, sheet: Sheet): void {
  sheet.items.push({ object: object.id, step })
}

function layOutLine(object: LineObject, sheet: Sheet): void {
  const thicknessDots = Math.max(1, toDots(object.thicknessMm, sheet))
  const length = Math.max(thicknessDots, toDots(object.lengthMm, sheet))
  const isAcross = object.direction === 'across'
  const widthDots = isAcross ? length : thicknessDots
  const heightDots = isAcross ? thicknessDots : length
  const x = toDots(object.xMm, sheet)
  const y = toDots(object.yMm, sheet)
  push(object, { kind: 'box', x, y, widthDots, heightDots, thicknessDots }, sheet)
}

function layOutBox(object: BoxObject, sheet: Sheet): void {
  const place = placeOf(object, sheet)
  const thickness = Math.max(1, toDots(object.thicknessMm, sheet))
  const thicknessDots = Math.min(thickness, place.widthDots, place.heightDots)
  push(object, { kind: 'box', ...place, thicknessDots }, sheet)
}

function layOutEllipse(object: EllipseObject, sheet: Sheet): void {
  const place = placeOf(object, sheet)
  const thickness = Math.max(1, toDots(object.thicknessMm, sheet))
  const most = Math.max(1, Math.ceil(Math.min(place.widthDots, place.heightDots) / 2))
  push(object, { kind: 'ellipse', ...place, thicknessDots: Math.min(thickness, most) }, sheet)
}

function layOutImage(object: ImageObject, sheet: Sheet): void {
  const named = renderText(object.source, sheet.context)
  if (named === '') return
  const source = named.startsWith('data:') ? named : sheet.asset(named)
  if (source === null) {
    const message = `There is no image "${named}" on this station.`
    sheet.notes.push({ kind: 'image', object: object.id, message, fix: null })
    return
  }
  const { rotation, tone } = object
  const picture = { kind: 'image', source, ...placeOf(object, sheet), rotation, tone } as const
  sheet.items.push({ object: object.id, picture, reason: 'An image' })
}

function layOutCounter(object: CounterObject, sheet: Sheet): void {
  const count = object.start + object.step * sheet.index
  const digits = String(Math.abs(count)).padStart(object.digits, '0')
  const counter = count < 0 ? `-${digits}` : digits
  layOutLetters(renderText(object.text, { ...sheet.context, counter }), object, sheet)
}

function layOutDate(object: DateObject, sheet: Sheet): void {
  const given = renderText(object.date, sheet.context)
  if (given === '' && object.date !== '') return
  const date = given === '' ? new Date(sheet.now) : readDate(given)
  if (date === null)
    throw new AppError('RENDER_FAILED', `"${given}" is no date. Check the date "${object.date}" of the template.`)
  date.setDate(date.getDate() + object.plusDays)
  layOutLetters(dateText(date, object.pattern), object, sheet)
}
