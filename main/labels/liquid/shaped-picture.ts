import { writeTurned } from '../drawing/turned-picture.ts'
import { pictureSize } from '../picture-size.ts'
import { textOf, wholeNumber } from './filter-arguments.ts'
import type { FilterArguments } from './filter-arguments.ts'

interface Size {
  width: number
  height: number
}

/** A picture in another size, turned against the clock by `rotate` degrees. Nothing of it is cut off. */
export function shapedPicture(uri: string, { width, height, rotate }: FilterArguments['named']): string {
  const [wide, high] = [pixelsOf(width), pixelsOf(height)]
  const degrees = Number(rotate ?? 0) % 360
  if (Number.isNaN(degrees))
    throw new Error(`an image is turned by a number of degrees, and "${textOf(rotate)}" is none`)
  if (wide === null && high === null && degrees === 0) return uri
  const natural = sizeOf(uri)
  if (natural === null) throw new Error('an image cannot be turned or made smaller, because its own size is not known')
  return writeTurned({ source: uri, ...shownSize(natural, wide, high), degrees: -degrees })
}

/** As upstream, what is no number is as if it were not there. */
function pixelsOf(value: unknown): number | null {
  const pixels = wholeNumber(value, 0)
  return pixels > 0 ? Math.min(pixels, MOST_PIXELS) : null
}

/** More than any paper has dots. */
const MOST_PIXELS = 10_000

function shownSize(natural: Size, width: number | null, height: number | null): Size {
  const ratio = natural.width / natural.height
  if (width !== null) return { width, height: height ?? width / ratio }
  return height === null ? natural : { width: height * ratio, height }
}

function sizeOf(uri: string): Size | null {
  const [, type = '', data = ''] = /^data:([^;,]+)[^,]*,([\s\S]*)$/u.exec(uri) ?? []
  const content = Buffer.from(data, 'base64')
  return type === 'image/svg+xml' ? svgSize(content.toString()) : pictureSize(content)
}

/** Of a drawing: what it says of itself in pixels, else the area that it shows. */
function svgSize(svg: string): Size | null {
  const [root = ''] = /<svg\b[^>]*>/u.exec(svg) ?? []
  const length = (name: string): number =>
    Number(new RegExp(String.raw`\s${name}="([\d.]+)(?:px)?"`, 'u').exec(root)?.[1])
  const [width, height] = [length('width'), length('height')]
  if (width > 0 && height > 0) return { width, height }
  const [, , wide = 0, high = 0] = (/\sviewBox="([^"]+)"/u.exec(root)?.[1] ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number)
  return wide > 0 && high > 0 ? { width: wide, height: high } : null
}
