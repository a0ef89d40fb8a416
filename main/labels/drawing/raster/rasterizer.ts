import type { BarcodeStep, BitmapStep, DrawnLabel, DrawStep } from '@scanbench/plugin/machine'
import { blankRaster, paste, turned } from '../../../../drivers/protocols/raster.ts'
import type { Raster } from '../../../../drivers/protocols/raster.ts'
import type { ImagePicture, Picture } from '../laid-out.ts'
import { extentOf, touches } from '../extents.ts'
import { recentOnly } from '../recent-only.ts'
import type { Place } from '../sheet.ts'
import { symbolOf, SYMBOLOGIES } from '../symbol.ts'
import { DotCanvas } from './canvas.ts'
import { drawImage } from './images.ts'
import { Letters } from './letters.ts'
import { drawBox, drawEllipse } from './shapes.ts'
import { symbolRaster } from './symbol-raster.ts'

export interface DrawnPicture {
  step: BitmapStep
  /** The end of its text had to go. */
  isCutOff: boolean
}

/** Turns whatever is on a label into dots. */
export class Rasterizer {
  readonly #canvas: DotCanvas
  readonly #letters: Letters
  readonly #images = recentOnly<Promise<Raster>>(50)
  readonly #symbols = recentOnly<Raster>(500)

  private constructor(canvas: DotCanvas) {
    this.#canvas = canvas
    this.#letters = new Letters(canvas)
  }

  static async open(): Promise<Rasterizer> {
    return new Rasterizer(await DotCanvas.open())
  }

  async picture(picture: Picture): Promise<DrawnPicture> {
    if (picture.kind === 'image') return { step: bitmap(picture, await this.#image(picture)), isCutOff: false }
    const { raster, isCutOff } = this.#letters.picture(picture)
    return { step: bitmap(picture, raster), isCutOff }
  }

  #image(picture: ImagePicture): Promise<Raster> {
    const { source, widthDots, heightDots, rotation, tone } = picture
    const key = `${widthDots} ${heightDots} ${rotation} ${tone} ${source}`
    return this.#images(key, () => drawImage(this.#canvas, picture))
  }

  step(step: DrawStep): BitmapStep {
    if (step.kind === 'bitmap') return step
    if (step.kind === 'text') return bitmap(step, this.#letters.step(step))
    if (step.kind === 'barcode') return bitmap(step, this.#symbol(step))
    const raster = blankRaster(step.widthDots, step.heightDots)
    if (step.kind === 'box') drawBox(raster, { ...step, x: 0, y: 0 })
    else drawEllipse(raster, { ...step, x: 0, y: 0 })
    return bitmap(step, raster)
  }

  #symbol(step: BarcodeStep): Raster {
    const { symbology, data, moduleDots, heightDots, rotation, errorCorrection } = step
    const key = `${symbology} ${moduleDots} ${heightDots} ${rotation} ${errorCorrection ?? ''} ${data}`
    return this.#symbols(key, () => {
      const rowDots = SYMBOLOGIES[symbology].shape === 'square' ? moduleDots : heightDots
      return turned(symbolRaster(symbolOf(step), { moduleDots, rowDots, edgeDots: 0 }), rotation)
    })
  }

  /** The whole label, as it comes out of the printer. */
  label({ widthDots, heightDots, steps }: DrawnLabel): Raster {
    const raster = blankRaster(widthDots, heightDots)
    for (const step of steps) this.#drawOn(raster, step)
    return raster
  }

  /** What of it lies in a place: only what touches that is drawn. */
  part(label: DrawnLabel, { x, y, widthDots, heightDots }: Place): Raster {
    const place = { x, y, widthDots, heightDots }
    const near = label.steps.filter((step) => touches(extentOf({ object: '', step }), place))
    const steps = near.map((step) => ({ ...step, x: step.x - x, y: step.y - y }))
    return this.label({ ...label, widthDots, heightDots, steps })
  }

  #drawOn(raster: Raster, step: DrawStep): void {
    if (step.kind === 'box') drawBox(raster, step)
    else if (step.kind === 'ellipse') drawEllipse(raster, step)
    else {
      const dots = this.step(step)
      paste(raster, dots, dots.x, dots.y)
    }
  }
}

function bitmap({ x, y }: { x: number; y: number }, { widthDots, heightDots, bits }: Raster): BitmapStep {
  return { kind: 'bitmap', x, y, widthDots, heightDots, bits }
}
