import { messageOf } from '@scanbench/plugin'
import type { BarcodeStep, DrawnLabel, DrawStep, LabelMargins } from '@scanbench/plugin/machine'
import type { CommandsDocument } from '../../records/label-document.ts'
import { isOfOneWidth } from '../commands/render-commands.ts'
import { brokenLines, isBlock } from '../drawing/broken-lines.ts'
import { extentOf } from '../drawing/extents.ts'
import type { LabelNote } from '../drawing/label-note.ts'
import { isSideways } from '../drawing/sheet.ts'
import type { Place } from '../drawing/sheet.ts'
import { isSmallModule } from '../drawing/small-module.ts'
import { textWidthDots } from '../drawing/text-width.ts'
import { marginWords, reachOf } from '../drawing/unreached.ts'
import { intruderOf, neededWhite, sidesOf } from './quiet-zones.ts'

/** A note about one thing that hand-written commands draw. */
export interface PaperNote extends LabelNote {
  /** Its place in the label: the same thing with other values has it, too. */
  step: number
}

interface Sheet {
  widthDots: number
  heightDots: number
  dotsPerMm: number
  /** Every letter is as wide as the other, and the decoder knows how wide a text is. */
  isOfOneWidth: boolean
  /** White that the printer leaves at the edges. */
  unreached: LabelMargins | null
}

/** What can be seen of hand-written commands in what they draw; the size is that which the template says. */
export function checkPaper(
  { steps, dotsPerMm }: DrawnLabel,
  { widthMm, heightMm, language }: Pick<CommandsDocument, 'widthMm' | 'heightMm' | 'language'>,
  unreached: LabelMargins | null,
): PaperNote[] {
  const sheet = {
    widthDots: Math.round(widthMm * dotsPerMm),
    heightDots: Math.round(heightMm * dotsPerMm),
    dotsPerMm,
    isOfOneWidth: isOfOneWidth(language),
    unreached,
  }
  const refused = steps.flatMap((step, index) => refusalOf(step, index))
  const drawn = steps.filter((_, index) => refused.every(({ step }) => step !== index))
  const found = drawn.flatMap((step) => {
    const at = `at ${inMm(step.x, dotsPerMm)} x ${inMm(step.y, dotsPerMm)} mm`
    return notesOf(step, drawn, sheet).map(([kind, message]) => ({
      kind,
      object: null,
      message: `${nameOf(step)} ${at} ${message}`,
      fix: null,
      step: steps.indexOf(step),
    }))
  })
  return [...refused, ...found]
}

/** A printer draws nothing, or something else, where data is none of its code. */
function refusalOf(step: DrawStep, index: number): PaperNote[] {
  try {
    extentOf({ object: '', step })
    return []
  } catch (error) {
    return [{ kind: 'not drawn', object: null, message: messageOf(error), fix: null, step: index }]
  }
}

type Finding = [kind: LabelNote['kind'], message: string]

function notesOf(step: DrawStep, all: readonly DrawStep[], sheet: Sheet): Finding[] {
  const findings: Finding[] = []
  const reach = reachOf(areaOf(step, sheet), sheet, sheet.unreached)
  if (reach === 'outside') findings.push([reach, 'reaches beyond the edge of the label.'])
  if (reach === 'not reached' && sheet.unreached !== null)
    findings.push([reach, `is cut off: the printer leaves ${marginWords(sheet.unreached)} white.`])
  if (step.kind === 'text' && isBlock(step) && brokenLines(step).length > step.lines)
    findings.push(['cut off', `is too long for its ${step.lines} lines; printers print the rest over the last one.`])
  if (step.kind === 'barcode') findings.push(...codeNotes(step, all, sheet))
  return findings
}

function codeNotes(step: BarcodeStep, all: readonly DrawStep[], sheet: Sheet): Finding[] {
  const { dotsPerMm } = sheet
  const findings: Finding[] = []
  const others = all.filter((other) => other !== step)
  const inkOf = (other: DrawStep) => (other.kind === 'box' ? sidesOf(other) : [areaOf(other, sheet)])
  const intruder = intruderOf(step, others, inkOf)
  if (intruder !== undefined) {
    const what = nameOf(intruder)
    const white = neededWhite(step, dotsPerMm)
    findings.push([
      'quiet zone',
      `needs ${white} around it, and ${what[0]?.toLowerCase()}${what.slice(1)} stands there.`,
    ])
  }
  if (isSmallModule(step.moduleDots, dotsPerMm)) findings.push(['small code', 'is small; scanners must come close.'])
  return findings
}

/** Of a text the letters count, and not what is left of the line behind them. */
function areaOf(step: DrawStep, sheet: Sheet): Place {
  if (step.kind !== 'text') return extentOf({ object: '', step })
  const { x, y, rotation, fontWidthDots, fontHeightDots, widthDots, align } = step
  const lines = isBlock(step) ? brokenLines(step).slice(0, step.lines) : step.text.split('\n')
  const letters = Math.max(...lines.map((line) => textWidthDots(line, fontWidthDots)))
  // A block that is not at the left needs its width: its lines end at the other edge, or stand in the middle.
  const along = sheet.isOfOneWidth || align !== 'left' ? widthDots : letters
  const across = lines.length * fontHeightDots
  return isSideways(rotation)
    ? { x, y, widthDots: across, heightDots: along }
    : { x, y, widthDots: along, heightDots: across }
}

const MOST_LETTERS = 24
const NAMES: Readonly<Record<Exclude<DrawStep['kind'], 'text' | 'barcode'>, string>> = {
  box: 'A line or box',
  ellipse: 'An ellipse',
  bitmap: 'A picture',
}

function nameOf(step: DrawStep): string {
  if (step.kind === 'text') return `The text “${shortened(step.text)}”`
  return step.kind === 'barcode' ? `The code “${shortened(step.data)}”` : NAMES[step.kind]
}

function shortened(text: string): string {
  const letters = Array.from(text.replaceAll(/\s+/gu, ' '))
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : letters.join('')
}

function inMm(dots: number, dotsPerMm: number): number {
  return Math.round((dots * 10) / dotsPerMm) / 10
}
