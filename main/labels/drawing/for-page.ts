import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type { DotsOnce } from './dots.ts'
import { forPrinter } from './for-printer.ts'
import type { PrinterLabel } from './for-printer.ts'
import type { LaidOutItem, LaidOutLabel, LettersPicture } from './laid-out.ts'
import { isPageText } from './page-letters.ts'
import type { PageLabel, PageStep } from './pdf-label.ts'

/** What a file can show: all that printers can. */
const EVERYTHING: Pick<LabelPrinterDriver, 'cannotDraw'> = { cannotDraw: () => null }

/** All that printers have commands for, and the rest as dots. */
export function forFile(laidOut: LaidOutLabel, dots: DotsOnce): Promise<PrinterLabel> {
  return forPrinter(laidOut, { driver: EVERYTHING, settings: {} }, dots)
}

/** The same, with letters of other scripts as text where a page can have them, so that they are found and copied. */
export async function forPage(laidOut: LaidOutLabel, dots: DotsOnce): Promise<PageLabel> {
  const others = laidOut.items.filter((item) => lettersOf(item) === null)
  const { label } = await forFile({ ...laidOut, items: others }, dots)
  const drawn = new Map(others.map((item, index) => [item, label.steps[index]]))
  const steps = laidOut.items.flatMap((item): PageStep[] => {
    const step = lettersOf(item) ?? drawn.get(item)
    return step === undefined ? [] : [step]
  })
  return { dotsPerMm: laidOut.dotsPerMm, steps }
}

function lettersOf(item: LaidOutItem): LettersPicture | null {
  return 'picture' in item && item.picture.kind === 'letters' && isPageText(item.picture.text) ? item.picture : null
}
