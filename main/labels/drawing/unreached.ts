import type { LabelMargins, LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import type { Place } from './sheet.ts'

interface Printer {
  driver: LabelPrinterDriver
  settings: MachineSettingValues
}

/** Less than this can be seen nowhere, and comes from rounding to dots. */
const NOTHING_MM = 0.1

/**
 * What a printer leaves white of a label of this size, in mm from the edges of what is drawn: its head does not come there, or
 * what is drawn there is moved over the edge. Null when it reaches all of it.
 */
export function unreachedMargins(
  { driver, settings }: Printer,
  size: { widthMm: number; heightMm: number },
): LabelMargins | null {
  const { leftMm, topMm, rightMm, bottomMm } = driver.unreached(size, settings) ?? besideHead(settings, size)
  const [right, down] = [settings['OFFSET_RIGHT_MM'], settings['OFFSET_DOWN_MM']].map((mm) => Number(mm ?? 0)) as [
    number,
    number,
  ]
  const margins = {
    leftMm: seen(leftMm - right),
    topMm: seen(topMm - down),
    rightMm: seen(rightMm + right),
    bottomMm: seen(bottomMm + down),
  }
  return Object.values(margins).every((mm) => mm === 0) ? null : margins
}

/** Printers begin at the left end of their head. */
function besideHead({ HEAD_WIDTH_MM }: MachineSettingValues, { widthMm }: { widthMm: number }): LabelMargins {
  const headMm = Number(HEAD_WIDTH_MM ?? 0)
  return { leftMm: 0, topMm: 0, rightMm: headMm > 0 ? widthMm - headMm : 0, bottomMm: 0 }
}

function seen(mm: number): number {
  return mm < NOTHING_MM ? 0 : Math.round(mm * 100) / 100
}

/** Where a place lies on a label in dots: within what is printed, partly in white that the printer leaves, or beyond the edge. */
export function reachOf(
  { x, y, widthDots, heightDots }: Place,
  label: { widthDots: number; heightDots: number; dotsPerMm: number },
  margins: LabelMargins | null,
): 'printed' | 'not reached' | 'outside' {
  const isWithin = ({ leftMm, topMm, rightMm, bottomMm }: LabelMargins) =>
    x >= Math.floor(leftMm * label.dotsPerMm) &&
    y >= Math.floor(topMm * label.dotsPerMm) &&
    x + widthDots <= label.widthDots - Math.floor(rightMm * label.dotsPerMm) &&
    y + heightDots <= label.heightDots - Math.floor(bottomMm * label.dotsPerMm)
  if (!isWithin(NO_MARGINS)) return 'outside'
  return margins === null || isWithin(margins) ? 'printed' : 'not reached'
}

const NO_MARGINS: LabelMargins = { leftMm: 0, topMm: 0, rightMm: 0, bottomMm: 0 }
const SIDES = { leftMm: 'left', rightMm: 'right', topMm: 'top', bottomMm: 'bottom' } as const satisfies Record<
  keyof LabelMargins,
  string
>

/** As in "1.5 mm at the left and right". */
export function marginWords(margins: LabelMargins): string {
  const sides = Object.entries(SIDES).map(([key, side]) => ({ side, mm: margins[key as keyof LabelMargins] }))
  const bySize = Map.groupBy(
    sides.filter(({ mm }) => mm > 0),
    ({ mm }) => Math.round(mm * 10) / 10,
  )
  return Array.from(bySize, ([mm, same]) => `${mm} mm at the ${same.map(({ side }) => side).join(' and ')}`).join(', ')
}
