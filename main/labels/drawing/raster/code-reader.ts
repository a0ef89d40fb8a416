import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Symbology } from '@scanbench/plugin/machine'
import type * as ZXing from 'zxing-wasm/reader'
import type { Raster } from '../../../../drivers/protocols/raster.ts'
import { bytesPerRow } from '../../../../drivers/protocols/raster.ts'
import { grown, touches } from '../extents.ts'
import type { Place } from '../sheet.ts'

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
  return read(raster, { tryHarder: true, maxNumberOfSymbols: MOST })
}

/** A code whose kind and place are known. */
export interface CodePlace extends Place {
  symbology: Symbology
  isSideways: boolean
  /** The white that it needs around it. */
  quietDots: number
}

type Extent = Pick<Place, 'widthDots' | 'heightDots'>
type Draw = (part: Place) => Raster

/** What is read at a place, in a twentieth of the time. What is not found so may still be found on the whole label. */
export async function readCode(place: CodePlace, { widthDots, heightDots }: Extent, draw: Draw): Promise<CodeRead[]> {
  const wanted = grown(place, place.quietDots)
  const [x, y] = [Math.max(0, wanted.x), Math.max(0, wanted.y)]
  const part = {
    x,
    y,
    widthDots: Math.min(widthDots, wanted.x + wanted.widthDots) - x,
    heightDots: Math.min(heightDots, wanted.y + wanted.heightDots) - y,
  }
  if (part.widthDots <= 0 || part.heightDots <= 0) return []
  const found = await read(draw(part), {
    formats: [FORMATS[place.symbology]],
    tryHarder: false,
    tryRotate: place.isSideways,
    tryInvert: false,
    tryDownscale: false,
    maxNumberOfSymbols: 1,
  })
  // A neighbour in the white of this one is not this one.
  return found
    .map((code) => ({ ...code, x: code.x + x, y: code.y + y }))
    .filter((code) => touches({ x: code.x, y: code.y, widthDots: 1, heightDots: 1 }, place))
}

const FORMATS: Readonly<Record<Symbology, ZXing.ReadInputBarcodeFormat>> = {
  code128: 'Code128',
  'gs1-128': 'Code128',
  code39: 'Code39',
  ean13: 'EAN13',
  ean8: 'EAN8',
  upca: 'UPCA',
  upce: 'UPCE',
  itf14: 'ITF',
  qr: 'QRCode',
  'gs1-qr': 'QRCode',
  datamatrix: 'DataMatrix',
  'gs1-datamatrix': 'DataMatrix',
  pdf417: 'PDF417',
  aztec: 'Aztec',
}

async function read(raster: Raster, options: ZXing.ReaderOptions): Promise<CodeRead[]> {
  prepared ??= prepare()
  const { readBarcodes } = await prepared
  const found = await readBarcodes(grey(raster), { textMode: 'Plain', ...options })
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
