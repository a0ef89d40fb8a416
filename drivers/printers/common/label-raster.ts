import { AppError } from '@scanbench/plugin'
import type { BitmapStep, DrawnLabel } from '@scanbench/plugin/machine'
import { blankRaster, paste } from '../../protocols/raster.ts'
import type { Raster } from '../../protocols/raster.ts'

/** A label that is made of dots alone, for printers that have no other commands. */
export function labelRaster(label: DrawnLabel): Raster {
  const raster = blankRaster(label.widthDots, label.heightDots)
  for (const step of bitmapsOf(label)) paste(raster, step, step.x, step.y)
  return raster
}

/** Its pieces. */
export function bitmapsOf({ steps }: DrawnLabel): BitmapStep[] {
  return steps.map((step) => {
    if (step.kind === 'bitmap') return step
    throw new AppError('RENDER_FAILED', `This printer draws dots alone, and the label has a ${step.kind} in it.`)
  })
}

/** The whole raster as a step at its place. */
export function bitmapStep({ widthDots, heightDots, bits }: Raster, x: number, y: number): BitmapStep {
  return { kind: 'bitmap', x, y, widthDots, heightDots, bits }
}
