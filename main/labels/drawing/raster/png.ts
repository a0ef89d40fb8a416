import { crc32, deflateSync } from 'node:zlib'
import { bytesPerRow } from '../../../../drivers/protocols/raster.ts'
import type { Raster } from '../../../../drivers/protocols/raster.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const METRES_PER_MM = 1000

/** Dots as a PNG of one bit each, in true size: it carries how many dots a metre has. */
export function writePng(raster: Raster, dotsPerMm: number): Uint8Array {
  return png(raster, dotsPerMm, null)
}

export type Rgb = readonly [red: number, green: number, blue: number]

/** The same in two colours. */
export function writeColoredPng(raster: Raster, dotsPerMm: number, colors: { fill: Rgb; back: Rgb }): Uint8Array {
  return png(raster, dotsPerMm, Uint8Array.of(...colors.fill, ...colors.back))
}

const GREY = 0
const INDEXED = 3

function png({ widthDots, heightDots, bits }: Raster, dotsPerMm: number, palette: Uint8Array | null): Uint8Array {
  const header = new DataView(new ArrayBuffer(13))
  header.setUint32(0, widthDots)
  header.setUint32(4, heightDots)
  header.setUint8(8, 1)
  header.setUint8(9, palette === null ? GREY : INDEXED)
  const density = new DataView(new ArrayBuffer(9))
  density.setUint32(0, Math.round(dotsPerMm * METRES_PER_MM))
  density.setUint32(4, Math.round(dotsPerMm * METRES_PER_MM))
  density.setUint8(8, 1)
  return Buffer.concat([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('pHYs', new Uint8Array(density.buffer)),
    ...(palette === null ? [] : [chunk('PLTE', palette)]),
    chunk('IDAT', deflateSync(scanLines(widthDots, heightDots, bits), { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Each row without a filter; in a PNG of grey 0 is black. */
function scanLines(widthDots: number, heightDots: number, bits: Uint8Array): Uint8Array {
  const rowBytes = bytesPerRow(widthDots)
  const lines = new Uint8Array((rowBytes + 1) * heightDots)
  for (let y = 0; y < heightDots; y++)
    for (let at = 0; at < rowBytes; at++) lines[y * (rowBytes + 1) + 1 + at] = ~(bits[y * rowBytes + at] ?? 0)
  return lines
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
