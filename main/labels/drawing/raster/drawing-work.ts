import type { BitmapStep } from '@scanbench/plugin/machine'
import { readCode, readCodes } from './code-reader.ts'
import type { DrawingAnswers, DrawingKind, DrawingOrder, DrawingOrders } from './drawing-order.ts'
import { writePng } from './png.ts'
import { Rasterizer } from './rasterizer.ts'

let opened: Promise<Rasterizer> | null = null

type Work = { [Kind in DrawingKind]: (order: DrawingOrders[Kind]) => Promise<DrawingAnswers[Kind]> }

const WORK: Work = {
  async dots({ pictures, steps }) {
    const rasterizer = await rasterizerOnce()
    const drawn = await Promise.all(pictures.map((picture) => rasterizer.picture(picture)))
    return {
      pictures: drawn.map(({ step, isCutOff }) => ({ step: ownDots(step), isCutOff })),
      steps: steps.map((step) => ownDots(rasterizer.step(step))),
    }
  },
  async look({ label }) {
    const rasterizer = await rasterizerOnce()
    return { png: writePng(rasterizer.label(label), label.dotsPerMm) }
  },
  async read({ label, places }) {
    const rasterizer = await rasterizerOnce()
    if (places === null) return { codes: await readCodes(rasterizer.label(label)) }
    const found = places.map((place) => readCode(place, label, (part) => rasterizer.part(label, part)))
    return { codes: (await Promise.all(found)).flat() }
  },
}

/** The rasterizer remembers what it drew, and dots that are given away are gone from here. */
function ownDots(step: BitmapStep): BitmapStep {
  return { ...step, bits: step.bits.slice() }
}

function rasterizerOnce(): Promise<Rasterizer> {
  opened ??= Rasterizer.open()
  return opened
}

export function doDrawing({ kind, order }: DrawingOrder): Promise<DrawingAnswers[DrawingKind]> {
  const work = WORK[kind] as (order: DrawingOrders[DrawingKind]) => Promise<DrawingAnswers[DrawingKind]>
  return work(order)
}
