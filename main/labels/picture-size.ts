export interface PictureSize {
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  width: number
  height: number
}

/** The kind and the pixels of a picture, from its first bytes; null for what is none of these. */
export function pictureSize(content: Uint8Array): PictureSize | null {
  return pngSize(content) ?? jpegSize(content) ?? gifSize(content) ?? webpSize(content)
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function pngSize(content: Uint8Array): PictureSize | null {
  if (content.length < 24 || PNG.some((byte, index) => content[index] !== byte)) return null
  const view = viewOf(content)
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** Of JPEG, the parts that tell the size: SOF0 to SOF15 without tables (ITU-T T.81, table B.1). */
const SIZES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

function jpegSize(content: Uint8Array): PictureSize | null {
  if (content[0] !== 0xff || content[1] !== 0xd8) return null
  const view = viewOf(content)
  let at = 2
  while (at + 9 < content.length && view.getUint8(at) === 0xff) {
    if (SIZES.has(view.getUint8(at + 1)))
      return { mediaType: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

function gifSize(content: Uint8Array): PictureSize | null {
  if (content.length < 10 || !/^GIF8[79]a$/u.test(letters(content, 0, 6))) return null
  const view = viewOf(content)
  return { mediaType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** The three forms of WebP have their size at three places (RFC 9649). */
const WEBP: Readonly<Record<string, (view: DataView) => { width: number; height: number }>> = {
  'VP8 ': (view) => ({ width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }),
  VP8L: (view) => {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  },
  VP8X: (view) => ({ width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 }),
}

function webpSize(content: Uint8Array): PictureSize | null {
  if (content.length < 30 || letters(content, 0, 4) !== 'RIFF' || letters(content, 8, 12) !== 'WEBP') return null
  const size = WEBP[letters(content, 12, 16)]?.(viewOf(content))
  return size === undefined ? null : { mediaType: 'image/webp', ...size }
}

function letters(content: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...content.subarray(start, end))
}

function viewOf(content: Uint8Array): DataView {
  return new DataView(content.buffer, content.byteOffset, content.length)
}
