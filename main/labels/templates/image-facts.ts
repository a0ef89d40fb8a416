import { AppError } from '@scanbench/plugin'

export interface ImageFacts {
  media_type: 'image/png' | 'image/jpeg'
  width: number
  height: number
}

/** More than any printer has dots for. */
const LONGEST_SIDE = 10_000
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Of JPEG, the parts that tell the size: SOF0 to SOF15 without tables (ITU-T T.81, table B.1). */
const SIZES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

/** What a picture says of itself; refused when it is none that labels can draw. */
export function imageFacts(content: Uint8Array): ImageFacts {
  const facts = pngFacts(content) ?? jpegFacts(content)
  if (facts === null) throw refused('This is no PNG and no JPEG. Save the picture as one of these.')
  if (facts.width < 1 || facts.height < 1 || Math.max(facts.width, facts.height) > LONGEST_SIDE)
    throw refused(`The picture has ${facts.width} x ${facts.height} pixels; ${LONGEST_SIDE} a side are enough.`)
  return facts
}

function pngFacts(content: Uint8Array): ImageFacts | null {
  if (content.length < 24 || PNG.some((byte, index) => content[index] !== byte)) return null
  const view = new DataView(content.buffer, content.byteOffset)
  return { media_type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

function jpegFacts(content: Uint8Array): ImageFacts | null {
  if (content[0] !== 0xff || content[1] !== 0xd8) return null
  const view = new DataView(content.buffer, content.byteOffset, content.length)
  let at = 2
  while (at + 9 < content.length && view.getUint8(at) === 0xff) {
    if (SIZES.has(view.getUint8(at + 1)))
      return { media_type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

function refused(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { asset: [message] } })
}
