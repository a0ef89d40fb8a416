import type { BarcodeStep, DrawnLabel, Rotation, Symbology } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { drawLabel, readCodes as readPicture, readLabel } from '../../../../test/support/read-label.ts'
import { ZplPrinterDriver } from '../../../../drivers/printers/zpl/zpl-printer.ts'
import { blankRaster } from '../../../../drivers/protocols/raster.ts'
import { DotsOnce } from '../dots.ts'
import { forPrinter } from '../for-printer.ts'
import type { LettersPicture } from '../laid-out.ts'
import { writeTurned } from '../turned-picture.ts'
import { DrawingThread } from './drawing-thread.ts'
import { writePng } from './png.ts'
import { Rasterizer } from './rasterizer.ts'

const thread = new DrawingThread()
afterAll(() => thread[Symbol.asyncDispose]())
const zpl = new ZplPrinterDriver()

const GS1 = '010952110153000110LOT1\u001d21S1'
const CODES: readonly (readonly [Symbology, string, string, string])[] = [
  ['code128', 'Ab>12345678', 'Ab>12345678', ']C0'],
  ['gs1-128', GS1, GS1, ']C1'],
  ['code39', 'ABC-123', 'ABC-123', ']A0'],
  ['ean13', '9521101530001', '9521101530001', ']E0'],
  ['ean8', '96385074', '96385074', ']E4'],
  ['upca', '012345678905', '0012345678905', ']E0'],
  ['upce', '01234565', '0012345000065', ']E0'],
  ['itf14', '10952110153008', '10952110153008', ']I1'],
  ['qr', 'Käse 42', 'Käse 42', ']Q'],
  ['gs1-qr', GS1, GS1, ']Q3'],
  ['datamatrix', 'INV_SI42', 'INV_SI42', ']d1'],
  ['gs1-datamatrix', GS1, GS1, ']d2'],
  ['pdf417', 'INV-SI42 with some more text', 'INV-SI42 with some more text', ']L'],
  ['aztec', 'INV-SI42', 'INV-SI42', ']z0'],
]
const ROTATIONS: readonly Rotation[] = [0, 90, 180, 270]

function labelWith(symbology: Symbology, data: string, rotation: Rotation): DrawnLabel {
  const isBars = !['qr', 'gs1-qr', 'datamatrix', 'gs1-datamatrix', 'pdf417', 'aztec'].includes(symbology)
  const heightDots = isBars ? 120 : symbology === 'pdf417' ? 12 : 0
  const errorCorrection = symbology.endsWith('qr') ? ('M' as const) : null
  const step: BarcodeStep = {
    kind: 'barcode',
    symbology,
    rotation,
    data,
    errorCorrection,
    heightDots,
    x: 80,
    y: 80,
    moduleDots: isBars ? 3 : 4,
  }
  return { widthDots: 1200, heightDots: 1200, dotsPerMm: 8, steps: [step] }
}

test.each(CODES)('a reader finds %s in our dots, turned to every side', async (symbology, data, text, identifier) => {
  for (const rotation of ROTATIONS) {
    const { codes } = await thread.draw('read', { label: labelWith(symbology, data, rotation), places: null })
    expect(codes).toMatchObject([{ text, identifier: expect.stringContaining(identifier) }])
  }
})

/** The independent renderer knows no UPC-A, UPC-E, EAN-8. */
const RENDERED = CODES.filter(([symbology]) => !['ean8', 'upca', 'upce'].includes(symbology))

test.each(RENDERED)(
  'an independent printer draws %s from our commands, turned to every side',
  async (symbology, data, text) => {
    for (const rotation of ROTATIONS) {
      const plain = labelWith(symbology, data, rotation)
      const items = plain.steps.map((step) => ({ object: 'c', step }))
      const laidOut = { ...plain, items, notes: [] }
      const { label } = await forPrinter(laidOut, { driver: zpl, settings: {} }, new DotsOnce(thread))
      const bytes = zpl.encode(label, {})
      expect([rotation, await readLabel(bytes, { widthMm: 150, heightMm: 150, dpmm: 8 })]).toEqual([rotation, [text]])
    }
  },
)

test('a code drawn as dots is where and as large as the printer would draw it', async () => {
  const native = labelWith('code128', 'ABC12345', 90)
  const { steps } = await thread.draw('dots', { pictures: [], steps: native.steps })
  const size = { widthMm: 150, heightMm: 150, dpmm: 8 }
  const pictures = [native, { ...native, steps }].map((label) => drawLabel(zpl.encode(label, {}), size))
  const [one, other] = await Promise.all(pictures)
  expect(await readPicture(other!)).toEqual(['ABC12345'])
  expect(Buffer.compare(one!, other!)).toBe(0)
})

const LETTERS: LettersPicture = {
  kind: 'letters',
  text: '',
  font: 'sans',
  x: 8,
  y: 8,
  widthDots: 240,
  heightDots: 40,
  rotation: 0,
  largestDots: 40,
  smallestDots: 12,
  lines: 1,
  align: 'left',
  verticalAlign: 'top',
}

test.each([
  ['Chinese', '螺丝', '\u{10fff0}\u{10fff1}'],
  ['Korean', '나사', '\u{10fff0}\u{10fff1}'],
  ['Arabic', 'برغي', '\u{10fff0}'],
  ['Hebrew', 'בורג', '\u{10fff0}'],
  ['Thai', 'สกรู', '\u{10fff0}'],
  ['Hindi', 'पेंच', '\u{10fff0}'],
])('%s letters are drawn, and not the sign for missing ones', async (_, text, missing) => {
  const [drawn, box] = await rasterOf(text, missing)
  const black = drawn!.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
  expect([black > 100, Buffer.compare(drawn!, box!) !== 0]).toEqual([true, true])
})

async function rasterOf(...texts: string[]): Promise<Uint8Array[]> {
  const order = { pictures: texts.map((text) => ({ ...LETTERS, text })), steps: [] }
  const { pictures } = await thread.draw('dots', order)
  return pictures.map(({ step }) => step.bits)
}

test('Arabic letters are joined and run from the right', async () => {
  const [word, apart, first] = await rasterOf('برغي', 'ب ر غ ي', 'ب')
  expect(inkColumns(word!)).toBeLessThan(inkColumns(apart!))
  expect(inkColumns(first!)).toBeGreaterThan(0)
})

/** How far to the right there is black, in bytes. */
function inkColumns(bits: Uint8Array): number {
  const rowBytes = LETTERS.widthDots / 8
  return Math.max(...bits.map((byte, index) => (byte === 0 ? 0 : (index % rowBytes) + 1)))
}

test('text that is too long is cut off, and said to be', async () => {
  const { pictures } = await thread.draw('dots', {
    pictures: [
      { ...LETTERS, text: 'word '.repeat(40) },
      { ...LETTERS, text: 'word' },
    ],
    steps: [],
  })
  expect(pictures.map(({ isCutOff }) => isCutOff)).toEqual([true, false])
})

const rows = (count: number, left: number, right: number) => Array.from({ length: count }, () => [left, right])

test('a picture that a template turned is turned on the label, too', async () => {
  // Black at its left half, sixteen by eight.
  const half = blankRaster(16, 8)
  for (let row = 0; row < 8; row++) half.bits[row * 2] = 0xff
  const png = `data:image/png;base64,${Buffer.from(writePng(half, 8)).toString('base64')}`
  const drawn = async (degrees: number, width = 16, height = 8) => {
    const source = writeTurned({ source: png, width, height, degrees })
    const area = { x: 0, y: 0, widthDots: 16, heightDots: 16, rotation: 0, tone: 'threshold' } as const
    const { pictures } = await thread.draw('dots', { pictures: [{ kind: 'image', source, ...area }], steps: [] })
    const { bits } = pictures[0]!.step
    return Array.from({ length: 16 }, (_, row) => [bits[row * 2], bits[row * 2 + 1]])
  }
  expect(await drawn(90)).toEqual([...rows(8, 0x0f, 0xf0), ...rows(8, 0, 0)])
  expect(await drawn(-90)).toEqual([...rows(8, 0, 0), ...rows(8, 0x0f, 0xf0)])
  expect(await drawn(0, 16, 16)).toEqual(rows(16, 0xff, 0))
})

test('a picture is black where its dots are dark', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="8"><rect width="16" height="8" fill="#fff"/><rect width="8" height="8"/></svg>'
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  const picture = { kind: 'image', source, x: 0, y: 0, widthDots: 16, heightDots: 8, tone: 'threshold' } as const
  const turned = { ...picture, widthDots: 8, heightDots: 16, rotation: 90 } as const
  const { pictures } = await thread.draw('dots', { pictures: [{ ...picture, rotation: 0 }, turned], steps: [] })
  expect(Array.from(pictures[0]!.step.bits.slice(0, 4))).toEqual([0xff, 0, 0xff, 0])
  expect(Array.from(pictures[1]!.step.bits)).toEqual([...Array<number>(8).fill(0xff), ...Array<number>(8).fill(0)])
  await expect(
    thread.draw('dots', { pictures: [{ ...turned, source: 'data:image/png;base64,AAAA' }], steps: [] }),
  ).rejects.toMatchObject({ code: 'RENDER_FAILED' })
})

test('boxes and ellipses have exactly the dots that they say', async () => {
  const rasterizer = await Rasterizer.open()
  const box = { kind: 'box', x: 3, y: 1, widthDots: 12, heightDots: 5, thicknessDots: 2 } as const
  const { bits } = rasterizer.label({ widthDots: 16, heightDots: 7, dotsPerMm: 8, steps: [box] })
  expect(Array.from(bits, (byte) => byte.toString(2).padStart(8, '0')).join(' ')).toBe(
    '00000000 00000000 00011111 11111110 00011111 11111110 00011000 00000110 00011111 11111110 00011111 11111110 00000000 00000000',
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 60 }),
      fc.integer({ min: 3, max: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (w, h, t) => {
        const ellipse = { kind: 'ellipse', x: 0, y: 0, widthDots: w, heightDots: h, thicknessDots: t } as const
        const raster = rasterizer.step(ellipse)
        const isBlack = (x: number, y: number) =>
          (raster.bits[y * Math.ceil(w / 8) + (x >> 3)]! & (0x80 >> (x & 7))) !== 0
        // The same seen in a mirror, and upside down.
        for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) expect(isBlack(x, y)).toBe(isBlack(x, h - 1 - y))
      },
    ),
    { numRuns: 30 },
  )
})
