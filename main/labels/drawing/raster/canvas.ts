import { readFileSync } from 'node:fs'
import type * as CanvasLibrary from '@napi-rs/canvas'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { blankRaster, bytesPerRow } from '../../../../drivers/protocols/raster.ts'
import type { Raster } from '../../../../drivers/protocols/raster.ts'
import { fontFilesFor } from './font-files.ts'

export interface Face {
  isMono: boolean
  isBold: boolean
}

const WHITE = 0xff_ff_ff_ff

type CanvasModule = typeof CanvasLibrary

/** The drawing library with the fonts that were needed so far, and one canvas: each new one costs memory. */
export class DotCanvas {
  readonly #module: CanvasModule
  readonly #registered = new Set<string>()
  readonly #canvas: Canvas

  private constructor(module: CanvasModule) {
    this.#module = module
    this.#canvas = module.createCanvas(512, 128)
  }

  /** The library is loaded when the first label needs it. */
  static async open(): Promise<DotCanvas> {
    return new DotCanvas(await import('@napi-rs/canvas'))
  }

  /** The CSS font for a text, its files read. */
  font(text: string, face: Face, sizePx: number): string {
    const files = fontFilesFor(text, face)
    for (const { family, path } of files) this.#register(family, path)
    return `${sizePx}px ${files.map(({ family }) => `"${family}"`).join(', ')}`
  }

  #register(family: string, path: string): void {
    if (this.#registered.has(family)) return
    // Read by Node, which looks into the archive of the packaged program; the library could not.
    this.#module.GlobalFonts.register(readFileSync(path), family)
    this.#registered.add(family)
  }

  /** In hundredths of the size of the font. */
  textWidth(text: string, face: Face): number {
    const context = this.#canvas.getContext('2d')
    context.font = this.font(text, face, 100)
    return context.measureText(text).width
  }

  /** Draws in black on white and keeps what is darker than half. */
  draw(widthDots: number, heightDots: number, paint: (context: SKRSContext2D) => void): Raster {
    const { data } = this.#painted(widthDots, heightDots, paint)
    return thresholded(data, widthDots, heightDots)
  }

  /** The brightness of each dot from 0 (black) to 255. */
  grey(widthDots: number, heightDots: number, paint: (context: SKRSContext2D) => void): Float32Array {
    const { data } = this.#painted(widthDots, heightDots, paint)
    return Float32Array.from({ length: widthDots * heightDots }, (_, dot) => {
      const [red, green, blue] = [data[dot * 4] ?? 0, data[dot * 4 + 1] ?? 0, data[dot * 4 + 2] ?? 0]
      return 0.299 * red + 0.587 * green + 0.114 * blue
    })
  }

  #painted(widthDots: number, heightDots: number, paint: (context: SKRSContext2D) => void) {
    // As large as the drawing: whatever is read of a canvas, the library copies all of it.
    if (this.#canvas.width !== widthDots) this.#canvas.width = widthDots
    if (this.#canvas.height !== heightDots) this.#canvas.height = heightDots
    const context = this.#canvas.getContext('2d')
    context.save()
    context.fillStyle = '#fff'
    context.fillRect(0, 0, widthDots, heightDots)
    context.fillStyle = '#000'
    paint(context)
    context.restore()
    return context.getImageData(0, 0, widthDots, heightDots)
  }

  async image(source: string) {
    return this.#module.loadImage(source)
  }
}

/** Black, white and grey alone: one of the three colours says all. Most is white. */
function thresholded({ buffer, byteOffset }: Uint8ClampedArray, widthDots: number, heightDots: number): Raster {
  const raster = blankRaster(widthDots, heightDots)
  const { bits } = raster
  const dots = new Uint32Array(buffer, byteOffset, widthDots * heightDots)
  const rowBytes = bytesPerRow(widthDots)
  for (let y = 0, at = 0; y < heightDots; y++)
    for (let x = 0; x < widthDots; x++, at++) {
      const dot = dots[at]!
      if (dot !== WHITE && (dot & 0xff) < 128) bits[y * rowBytes + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  return raster
}
