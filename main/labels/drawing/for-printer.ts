import type { DrawnLabel, DrawStep, LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import type { DotsOnce } from './dots.ts'
import type { LabelNote } from './label-note.ts'
import type { LaidOutItem, LaidOutLabel } from './laid-out.ts'
import { cutOff } from './lay-out-text.ts'

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
  const planned = items.map((item) => plan(item, printer))
  const label = { widthDots, heightDots, dotsPerMm }
  const asDots = planned.flatMap((one) => (one.kind === 'dots' ? [{ object: one.object, reason: one.reason }] : []))
  if (asDots.length === 0)
    return {
      label: { ...label, steps: planned.flatMap((one) => (one.kind === 'native' ? [one.step] : [])) },
      notes,
      asDots,
    }
  const { steps, cut } = await drawn(planned, dots)
  return { label: { ...label, steps }, notes: [...notes, ...cut], asDots: distinct(asDots) }
}

function plan(item: LaidOutItem, { driver, settings }: Printer): Planned {
  const { object } = item
  if ('picture' in item) return { kind: 'dots', object, item, reason: item.reason }
  const reason = item.step.kind === 'bitmap' ? null : driver.cannotDraw(item.step, settings)
  return reason === null ? { kind: 'native', object, step: item.step } : { kind: 'dots', object, item, reason }
}

/** In the order of the template, as what lies above covers nothing but adds to it. */
async function drawn(planned: Planned[], dots: DotsOnce): Promise<{ steps: DrawStep[]; cut: LabelNote[] }> {
  const wanted = planned.flatMap((one) => (one.kind === 'dots' ? [one.item] : []))
  const pictures = wanted.flatMap((item) => ('picture' in item ? [item] : []))
  const stepItems = wanted.flatMap((item) => ('step' in item ? [item] : []))
  const [pictureDots, stepDots] = await Promise.all([
    dots.pictures(pictures.map(({ picture }) => picture)),
    dots.steps(stepItems.map(({ step }) => step)),
  ])
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
