import { fromBase64, toBase64 } from '../base64.ts'
import type { Compression } from '../compression.ts'
import { bytesPerRow } from '../raster.ts'
import type { Raster } from '../raster.ts'

/** The text of ^GFA as a zlib stream in base64 with its check sum: printers of Zebra read it, emulations often do not. */
export function writeEncodedGraphic({ bits }: Raster, compression: Compression): string {
  const text = toBase64(compression.deflate(bits))
  return `:Z64:${text}:${checkSum(text).toString(16).padStart(4, '0')}`
}

export function isEncodedGraphic(text: string): boolean {
  return /^:[A-Z]\d\d:/u.test(text)
}

const ENCODED = /^:([BZ]64):([^:]*):([0-9a-f]{4})$/iu

/** The bytes of `:Z64:` and `:B64:`; null for other forms, for a wrong check sum, and for a stream that nobody here can read. */
export function readEncodedGraphic(
  text: string,
  raster: Raster,
  compression: Pick<Compression, 'inflate'> | null,
): Raster | null {
  const [, form, data = '', sum = ''] = ENCODED.exec(text) ?? []
  if (form === undefined || checkSum(data) !== Number.parseInt(sum, 16)) return null
  const most = bytesPerRow(raster.widthDots) * raster.heightDots
  const bytes = fromBase64(data)
  const bits = bytes === null || form === 'B64' ? bytes : (compression?.inflate(bytes, most) ?? null)
  if (bits === null) return null
  raster.bits.set(bits.subarray(0, most))
  return raster
}

const SUMS = Uint16Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 8
  for (let bit = 0; bit < 8; bit++) sum = (sum << 1) ^ ((sum & 0x8000) === 0 ? 0 : 0x1021)
  return sum
})

/** CRC-16 with the polynomial 1021 from 0, nothing reversed, over the letters of the base64. */
function checkSum(text: string): number {
  let sum = 0
  for (let at = 0; at < text.length; at++)
    sum = ((sum << 8) & 0xffff) ^ SUMS[(sum >> 8) ^ (text.charCodeAt(at) & 0xff)]!
  return sum
}
