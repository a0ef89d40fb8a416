import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type * as ZXing from 'zxing-wasm/reader'
import type { Raster } from '../../../../drivers/protocols/raster.ts'
import { bytesPerRow } from '../../../../drivers/protocols/raster.ts'

/** A code as a scanner would see it on the label. */
export interface CodeRead {
  text: string
  /** AIM symbology identifier, `]Q1`. */
  identifier: string
  /** Middle of it on the label. */
  x: number
  y: number
}

type Reader = typeof ZXing

/** More than that the reader does not look for. */
const MOST = 255
/** White around the picture, so that codes at its edge are read as on paper. */
const MARGIN = 20

let prepared: Promise<Reader> | null = null

/** From the installed package: by itself the reader would fetch its program from the network. */
async function prepare(): Promise<Reader> {
  const reader = await import('zxing-wasm/reader')
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const wasmBinary = Uint8Array.from(await readFile(file)).buffer
  await reader.prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  return reader
}

/** All codes that are found on a label. */
export async function readCodes(raster: Raster): Promise<CodeRead[]> {
  prepared ??= prepare()
  const { readBarcodes } = await prepared
  const found = await readBarcodes(grey(raster), { textMode: 'Plain', tryHarder: true, maxNumberOfSymbols: MOST })
  return found.map(({ text, symbologyIdentifier, position }) => {
    const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight]
    const middle = (axis: 'x' | 'y'): number =>
      Math.round(corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length) - MARGIN
    return { text, identifier: symbologyIdentifier, x: middle('x'), y: middle('y') }
  })
}

type Pixels = Extract<Parameters<Reader['readBarcodes']>[0], { colorSpace: unknown }>

function grey({ widthDots, heightDots, bits }: Raster): Pixels {
  const width = widthDots + 2 * MARGIN
  const height = heightDots + 2 * MARGIN
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  const pixels = new Uint32Array(data.buffer)
  const rowBytes = bytesPerRow(widthDots)
  for (let y = 0; y < heightDots; y++)
    for (let x = 0; x < widthDots; x++)
      if ((bits[y * rowBytes + (x >> 3)]! & (0x80 >> (x & 7))) !== 0)
        pixels[(y + MARGIN) * width + x + MARGIN] = 0xff000000
  return { data, width, height, colorSpace: 'srgb' } as Pixels
}
