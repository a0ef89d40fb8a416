import type { BarcodeStep } from '@scanbench/plugin/machine'
import { symbolOf, SYMBOLOGIES } from './symbol.ts'

export interface DotArea {
  x: number
  y: number
  widthDots: number
  heightDots: number
}

/** The black areas of a code as they lie on the label, turned. */
export function symbolAreas(step: BarcodeStep): DotArea[] {
  const { moduleDots } = step
  const symbol = symbolOf(step)
  const rowDots = SYMBOLOGIES[step.symbology].shape === 'square' ? moduleDots : step.heightDots
  const whole = { widthDots: symbol.widthModules * moduleDots, heightDots: symbol.heightModules * rowDots }
  return symbol.rectangles.map(({ x, y, width }) =>
    turned({ x: x * moduleDots, y: y * rowDots, widthDots: width * moduleDots, heightDots: rowDots }, whole, step),
  )
}

/** Where a piece of something upright lies after the whole was turned clockwise and put down at (x, y). */
export function turned(
  { x, y, widthDots, heightDots }: DotArea,
  whole: { widthDots: number; heightDots: number },
  at: { x: number; y: number; rotation: BarcodeStep['rotation'] },
): DotArea {
  const right = whole.widthDots - x - widthDots
  const below = whole.heightDots - y - heightDots
  if (at.rotation === 0) return { x: at.x + x, y: at.y + y, widthDots, heightDots }
  if (at.rotation === 180) return { x: at.x + right, y: at.y + below, widthDots, heightDots }
  const [left, top] = at.rotation === 90 ? [below, x] : [y, right]
  return { x: at.x + left, y: at.y + top, widthDots: heightDots, heightDots: widthDots }
}
