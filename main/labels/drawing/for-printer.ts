import type {
  DrawnLabel,
  DrawStep,
  LabelPrinterDriver,
  MachineSettingValues,
  TextStep,
} from '@scanbench/plugin/machine'
import { cropped } from '../../../drivers/protocols/raster.ts'
import { extentOf } from './extents.ts'
import type { DotsOnce } from './dots.ts'
import type { LabelNote } from './label-note.ts'
import type { LaidOutItem, LaidOutLabel } from './laid-out.ts'
import { cutOff } from './lay-out-text.ts'
import { isSideways } from './sheet.ts'
import type { Place } from './sheet.ts'

/** An object that the printer gets as dots, and why. */
export interface DrawnAsDots {
  object: string
  reason: string
}

export interface PrinterLabel {
  label: DrawnLabel
  notes: LabelNote[]
  asDots: DrawnAsDots[]
}

interface Printer {
  driver: Pick<LabelPrinterDriver, 'cannotDraw'>
  settings: MachineSettingValues
}

type Planned =
  | { kind: 'native'; object: string; step: DrawStep }
  | { kind: 'dots'; object: string; item: LaidOutItem; reason: string }

/** By commands of the printer where it has them, object for object; as dots where not. */
export async function forPrinter(
  { widthDots, heightDots, dotsPerMm, items, notes }: LaidOutLabel,
  printer: Printer,
  dots: DotsOnce,
): Promise<PrinterLabel> {
  const label = { widthDots, heightDots, dotsPerMm }
  const planned = items.map((item) => plan(item, printer, label))
  const asDots = planned.flatMap((one) => (one.kind === 'dots' ? [{ object: one.object, reason: one.reason }] : []))
  if (asDots.length === 0)
    return {
      label: { ...label, steps: planned.flatMap((one) => (one.kind === 'native' ? [one.step] : [])) },
      notes,
      asDots,
    }
  const { steps, cut } = await drawn(planned, dots)
  return {
    label: { ...label, steps: steps.flatMap((step) => insideOf(label, step) ?? []) },
    notes: [...notes, ...cut],
    asDots: distinct(asDots),
  }
}

type Size = Pick<DrawnLabel, 'widthDots' | 'heightDots'>

function plan(item: LaidOutItem, { driver, settings }: Printer, label: Size): Planned {
  const { object } = item
  if ('picture' in item) return { kind: 'dots', object, item, reason: item.reason }
  const isBitmap = item.step.kind === 'bitmap'
  const reason = isBitmap ? null : (driver.cannotDraw(item.step, settings) ?? (crosses(item, label) ? BEYOND : null))
  return reason === null ? { kind: 'native', object, step: item.step } : { kind: 'dots', object, item, reason }
}

const BEYOND = 'It reaches beyond the edge of the label'

/** Languages differ in what they do there: some leave it out, some wrap it, some have no such place. */
function crosses(item: LaidOutItem, label: Size): boolean {
  // The box of a text says mostly enough, so that it need not be measured.
  if ('step' in item && item.step.kind === 'text' && isInside(boxOf(item.step), label)) return false
  return !isInside(extentOf(item), label)
}

function isInside({ x, y, ...size }: Place, { widthDots, heightDots }: Size): boolean {
  return x >= 0 && y >= 0 && x + size.widthDots <= widthDots && y + size.heightDots <= heightDots
}

function boxOf({ x, y, rotation, widthDots, lines, fontHeightDots }: TextStep): Place {
  const across = lines * fontHeightDots
  return isSideways(rotation)
    ? { x, y, widthDots: across, heightDots: widthDots }
    : { x, y, widthDots, heightDots: across }
}

/** What of a picture lies on the label; null for nothing. */
function insideOf(label: Size, step: DrawStep): DrawStep | null {
  if (step.kind !== 'bitmap') return step
  const x = Math.max(0, step.x)
  const y = Math.max(0, step.y)
  const widthDots = Math.min(step.x + step.widthDots, label.widthDots) - x
  const heightDots = Math.min(step.y + step.heightDots, label.heightDots) - y
  if (widthDots <= 0 || heightDots <= 0) return null
  if (widthDots === step.widthDots && heightDots === step.heightDots) return step
  return { kind: 'bitmap', x, y, ...cropped(step, { x: x - step.x, y: y - step.y, widthDots, heightDots }) }
}

/** In the order of the template, as what lies above covers nothing but adds to it. */
async function drawn(planned: Planned[], dots: DotsOnce): Promise<{ steps: DrawStep[]; cut: LabelNote[] }> {
  const wanted = planned.flatMap((one) => (one.kind === 'dots' ? [one.item] : []))
  const pictures = wanted.flatMap((item) => ('picture' in item ? [item] : []))
  const stepItems = wanted.flatMap((item) => ('step' in item ? [item] : []))
  const { pictures: pictureDots, steps: stepDots } = await dots.draw(
    pictures.map(({ picture }) => picture),
    stepItems.map(({ step }) => step),
  )
  const results = new Map<LaidOutItem, DrawStep>()
  pictures.forEach((item, index) => results.set(item, pictureDots[index]!.step))
  stepItems.forEach((item, index) => results.set(item, stepDots[index]!))
  const cut = pictures.flatMap(({ object, picture }, index) =>
    pictureDots[index]?.isCutOff === true && picture.kind === 'letters' ? [cutOff(picture.text, object)] : [],
  )
  const steps = planned.flatMap((one) => {
    const step = one.kind === 'native' ? one.step : results.get(one.item)
    return step === undefined ? [] : [step]
  })
  return { steps, cut }
}

function distinct(asDots: DrawnAsDots[]): DrawnAsDots[] {
  return [...new Map(asDots.map((one) => [`${one.object} ${one.reason}`, one])).values()]
}
