import type { BoxStep, EllipseStep } from '@scanbench/plugin/machine'
import { bytesPerRow } from '../../../../drivers/protocols/raster.ts'
import type { Raster } from '../../../../drivers/protocols/raster.ts'
import type { DotArea } from '../symbol-area.ts'

/** Blackens an area; what lies outside is cut off. */
function fill(raster: Raster, { x, y, widthDots, heightDots }: DotArea): void {
  const left = Math.max(0, x)
  const right = Math.min(raster.widthDots, x + widthDots)
  const bottom = Math.min(raster.heightDots, y + heightDots)
  if (right <= left) return
  for (let row = Math.max(0, y); row < bottom; row++) fillRow(raster, row, left, right)
}

export function fillRow({ widthDots, bits }: Raster, row: number, left: number, right: number): void {
  const start = row * bytesPerRow(widthDots)
  const first = left >> 3
  const last = (right - 1) >> 3
  const headMask = 0xff >> (left & 7)
  const tailMask = (0xff << (7 - ((right - 1) & 7))) & 0xff
  if (first === last) {
    bits[start + first]! |= headMask & tailMask
    return
  }
  bits[start + first]! |= headMask
  bits.fill(0xff, start + first + 1, start + last)
  bits[start + last]! |= tailMask
}

export function drawBox(raster: Raster, { x, y, widthDots, heightDots, thicknessDots }: Omit<BoxStep, 'kind'>): void {
  const thickness = Math.min(thicknessDots, widthDots, heightDots)
  const across = { x, widthDots, heightDots: thickness }
  const down = { y, widthDots: thickness, heightDots }
  fill(raster, { ...across, y })
  fill(raster, { ...across, y: y + heightDots - thickness })
  fill(raster, { ...down, x })
  fill(raster, { ...down, x: x + widthDots - thickness })
}

/** Row by row: what lies in the outer ellipse and not in the inner one. */
export function drawEllipse(
  raster: Raster,
  { x, y, widthDots, heightDots, thicknessDots }: Omit<EllipseStep, 'kind'>,
): void {
  for (let row = 0; row < heightDots; row++) {
    const outer = halfChord(widthDots, heightDots, row)
    const inner = halfChord(widthDots - 2 * thicknessDots, heightDots - 2 * thicknessDots, row - thicknessDots)
    const middle = widthDots / 2
    const from = Math.round(middle - outer)
    const to = Math.round(middle + outer)
    const holeFrom = inner === 0 ? to : Math.round(middle - inner)
    const holeTo = inner === 0 ? to : Math.round(middle + inner)
    fill(raster, { x: x + from, y: y + row, widthDots: holeFrom - from, heightDots: 1 })
    fill(raster, { x: x + holeTo, y: y + row, widthDots: to - holeTo, heightDots: 1 })
  }
}

/** Half the width of an ellipse in the middle of one of its rows; 0 outside. */
function halfChord(widthDots: number, heightDots: number, row: number): number {
  if (widthDots <= 0 || heightDots <= 0 || row < 0 || row >= heightDots) return 0
  const fromMiddle = (row + 0.5 - heightDots / 2) / (heightDots / 2)
  return (widthDots / 2) * Math.sqrt(Math.max(0, 1 - fromMiddle * fromMiddle))
}
