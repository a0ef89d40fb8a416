import { AppError } from '@scanbench/plugin'
import { blankRaster, bytesPerRow, turned } from '../../../../drivers/protocols/raster.ts'
import type { Raster } from '../../../../drivers/protocols/raster.ts'
import type { ImagePicture } from '../laid-out.ts'
import { isSideways } from '../sheet.ts'
import { readTurned, wholeOf } from '../turned-picture.ts'
import type { DotCanvas } from './canvas.ts'

const MIDDLE = 128

/** A picture as large as fits into its area, in its proportions, in black and white. */
export async function drawImage(canvas: DotCanvas, picture: ImagePicture): Promise<Raster> {
  const [widthDots, heightDots] = isSideways(picture.rotation)
    ? [picture.heightDots, picture.widthDots]
    : [picture.widthDots, picture.heightDots]
  // The library draws no picture that stands in a drawing: a turned one is turned here.
  const turnedBefore = readTurned(picture.source)
  const image = await load(canvas, turnedBefore?.source ?? picture.source)
  const { width, height, degrees } = turnedBefore ?? { width: image.width, height: image.height, degrees: 0 }
  const whole = wholeOf({ width, height, degrees })
  const scale = Math.min(widthDots / whole.width, heightDots / whole.height)
  const grey = canvas.grey(widthDots, heightDots, (context) => {
    context.translate(widthDots / 2, heightDots / 2)
    context.rotate((degrees * Math.PI) / 180)
    context.drawImage(image, (-width * scale) / 2, (-height * scale) / 2, width * scale, height * scale)
  })
  if (picture.tone === 'dither') spreadErrors(grey, widthDots)
  return turned(blackened(grey, widthDots, heightDots), picture.rotation)
}

async function load(canvas: DotCanvas, source: string) {
  if (!source.startsWith('data:image/'))
    throw new AppError('RENDER_FAILED', 'An image of the label is no picture: it must be a data URI of an image.')
  try {
    return await canvas.image(source)
  } catch (cause) {
    throw new AppError('RENDER_FAILED', 'An image of the label cannot be read. Use a PNG, JPEG, GIF, WebP or SVG.', {
      cause,
    })
  }
}

/** Each dot gives what it is off to its neighbours to come (Floyd and Steinberg, 1976). */
function spreadErrors(grey: Float32Array, widthDots: number): void {
  for (let dot = 0; dot < grey.length; dot++) {
    const value = grey[dot]!
    const error = value - (value < MIDDLE ? 0 : 255)
    const column = dot % widthDots
    const give = (at: number, share: number): void => {
      if (at < grey.length) grey[at]! += (error * share) / 16
    }
    if (column + 1 < widthDots) give(dot + 1, 7)
    if (column > 0) give(dot + widthDots - 1, 3)
    give(dot + widthDots, 5)
    if (column + 1 < widthDots) give(dot + widthDots + 1, 1)
  }
}

function blackened(grey: Float32Array, widthDots: number, heightDots: number): Raster {
  const raster = blankRaster(widthDots, heightDots)
  const rowBytes = bytesPerRow(widthDots)
  for (const [dot, value] of grey.entries()) {
    const x = dot % widthDots
    if (value < MIDDLE) raster.bits[Math.floor(dot / widthDots) * rowBytes + (x >> 3)]! |= 0x80 >> (x & 7)
  }
  return raster
}
