import type { BarcodeStep, BoxStep } from '@scanbench/plugin/machine'
import { extentOf, grown, quietDots, touches } from '../drawing/extents.ts'
import type { LaidOutItem } from '../drawing/laid-out.ts'
import { isSideways } from '../drawing/sheet.ts'
import type { Place } from '../drawing/sheet.ts'
import { SYMBOLOGIES } from '../drawing/symbol.ts'

/** The first whose ink stands in the white that a code needs around it; undefined for none. */
export function intruderOf<Other>(
  step: BarcodeStep,
  others: readonly Other[],
  inkOf: (other: Other) => readonly Place[],
): Other | undefined {
  const zone = zoneOf(step)
  return others.find((other) => inkOf(other).some((area) => touches(area, zone)))
}

/** In words of a note. */
export function neededWhite(step: BarcodeStep, dotsPerMm: number): string {
  return `${Math.ceil((quietDots(step) * 10) / dotsPerMm) / 10} mm of white`
}

/** Bars need it where they begin and end, and not along their sides: there stands what people read. */
function zoneOf(step: BarcodeStep): Place {
  const extent = extentOf({ object: '', step })
  const whole = grown(extent, quietDots(step))
  if (SYMBOLOGIES[step.symbology].shape !== 'bars') return whole
  return isSideways(step.rotation)
    ? { ...extent, y: whole.y, heightDots: whole.heightDots }
    : { ...extent, x: whole.x, widthDots: whole.widthDots }
}

/** Where an item blackens the label at most. */
export function inkOf(item: LaidOutItem): readonly Place[] {
  return 'step' in item && item.step.kind === 'box' ? sidesOf(item.step) : [extentOf(item)]
}

/** A frame around a code is white inside. */
export function sidesOf({ x, y, widthDots, heightDots, thicknessDots: thick }: BoxStep): readonly Place[] {
  return [
    { x, y, widthDots, heightDots: thick },
    { x, y: y + heightDots - thick, widthDots, heightDots: thick },
    { x, y, widthDots: thick, heightDots },
    { x: x + widthDots - thick, y, widthDots: thick, heightDots },
  ]
}
