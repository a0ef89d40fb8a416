import { createCanvas, loadImage } from '@napi-rs/canvas'
import { readCodes, readSetupCodes } from './read-label.ts'

/** The codes in a drawing, at the size it gives itself. */
export async function readSvgCodes(svg: string): Promise<string[]> {
  return readCodes(await pictureOf(svg))
}

/** Of these, the codes that tell a reader to set itself. */
export async function readSvgSetupCodes(svg: string): Promise<string[]> {
  return readSetupCodes(await pictureOf(svg))
}

async function pictureOf(svg: string): Promise<Uint8Array> {
  const image = await loadImage(Buffer.from(svg))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.toBuffer('image/png')
}
