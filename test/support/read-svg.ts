import { createCanvas, loadImage } from '@napi-rs/canvas'
import { readCodes } from './read-label.ts'

/** The codes in a drawing, at the size it gives itself. */
export async function readSvgCodes(svg: string): Promise<string[]> {
  const image = await loadImage(Buffer.from(svg))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return readCodes(canvas.toBuffer('image/png'))
}
