import type { BarcodeStep, DrawStep } from '@scanbench/plugin/machine'
import type { LaidOutItem } from './laid-out.ts'
import { isSideways } from './sheet.ts'
import type { Place } from './sheet.ts'
import { symbolSize } from './symbol-size.ts'
import { SYMBOLOGIES } from './symbol.ts'
import { textWidthDots } from './text-width.ts'

/** The area that an item blackens at most. */
export function extentOf(item: LaidOutItem): Place {
  return 'picture' in item ? item.picture : stepExtent(item.step)
}

function stepExtent(step: DrawStep): Place {
  if (step.kind === 'barcode') {
    const { widthModules, heightModules } = symbolSize(step)
    const isSquare = SYMBOLOGIES[step.symbology].shape === 'square'
    const along = widthModules * step.moduleDots
    return turnedExtent(step, along, heightModules * (isSquare ? step.moduleDots : step.heightDots))
  }
  if (step.kind !== 'text') return step
  const lines = step.text.split('\n')
  const along = Math.max(...lines.map((line) => textWidthDots(line, step.fontWidthDots)))
  // Text that is not at the left begins somewhere within its box: the whole box counts.
  return turnedExtent(
    step,
    step.align === 'left' && step.rotation === 0 ? along : step.widthDots,
    lines.length * step.fontHeightDots,
  )
}

function turnedExtent(
  step: { x: number; y: number; rotation: 0 | 90 | 180 | 270 },
  along: number,
  across: number,
): Place {
  const { x, y, rotation } = step
  return isSideways(rotation)
    ? { x, y, widthDots: across, heightDots: along }
    : { x, y, widthDots: along, heightDots: across }
}

/** The white that a code needs around it. */
export function quietDots({ symbology, moduleDots }: BarcodeStep): number {
  return SYMBOLOGIES[symbology].quietZone * moduleDots
}

export function grown({ x, y, widthDots, heightDots }: Place, dots: number): Place {
  return { x: x - dots, y: y - dots, widthDots: widthDots + 2 * dots, heightDots: heightDots + 2 * dots }
}

export function touches(one: Place, other: Place): boolean {
  return (
    one.x < other.x + other.widthDots &&
    other.x < one.x + one.widthDots &&
    one.y < other.y + other.heightDots &&
    other.y < one.y + one.heightDots
  )
}
