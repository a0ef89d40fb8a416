import type { BarcodeStep, Symbology } from '@scanbench/plugin/machine'
import { afterAll, expect, test } from 'vitest'
import { DotsOnce } from '../../main/labels/drawing/dots.ts'
import { forPrinter } from '../../main/labels/drawing/for-printer.ts'
import { DrawingThread } from '../../main/labels/drawing/raster/drawing-thread.ts'
import { ZlibZplPrinterDriver } from '../../plugins/builtin/zpl-printers.ts'
import { drawLabel, readCodesByDebian, readLabel } from '../support/read-label.ts'

const driver = new ZlibZplPrinterDriver()
const thread = new DrawingThread()
afterAll(() => thread[Symbol.asyncDispose]())

const SQUARE = /qr|matrix|aztec/u

const SIZE = { widthDots: 800, heightDots: 400, dotsPerMm: 8 }

/** The bytes of a label with one code on it. */
async function commandsOf(symbology: Symbology, data: string): Promise<Uint8Array> {
  const isSquare = SQUARE.test(symbology)
  const step: BarcodeStep = {
    kind: 'barcode',
    symbology,
    data,
    x: 80,
    y: 40,
    rotation: 0,
    moduleDots: isSquare ? 6 : 3,
    heightDots: isSquare ? 0 : 120,
    errorCorrection: symbology.endsWith('qr') ? 'M' : null,
  }
  const laidOut = { ...SIZE, items: [{ object: 'code', step }], notes: [] }
  const { label } = await forPrinter(laidOut, { driver, settings: {} }, new DotsOnce(thread))
  return driver.encode(label, {})
}

const read = async (symbology: Symbology, data: string) =>
  readLabel(await commandsOf(symbology, data), { widthMm: 100, heightMm: 50, dpmm: 8 })

test.each([
  ['ean13', '9521101530001', '9521101530001'],
  ['itf14', '10952110153008', '10952110153008'],
  ['code39', 'ABC-123 X.', 'ABC-123 X.'],
  ['gs1-qr', '010952110153000110LOT1\u001d21S1', '010952110153000110LOT1\u001d21S1'],
  ['gs1-qr', '8200http://a.example/%5E?x=1', '8200http://a.example/%5E?x=1'],
  ['gs1-datamatrix', '010952110153000110LOT1\u001d21S1', '010952110153000110LOT1\u001d21S1'],
  ['aztec', 'INV-SI42', 'INV-SI42'],
] as const)('an independent reader finds %s %j as %j', async (symbology, data, text) => {
  expect(await read(symbology, data)).toEqual([text])
})

// The renderer does not know ^B8, ^BU and ^B9, so that the reader looks at what the commands mean here. UPC-A is read as the
// EAN-13 that it is a part of, and UPC-E as the number that it is short for.
test.each([
  ['ean8', '96385074', '96385074'],
  ['ean8', '00000017', '00000017'],
  ['upca', '012345678905', '0012345678905'],
  ['upca', '614141007349', '0614141007349'],
  ['upce', '01234565', '0012345000065'],
  ['upce', '04252614', '0042100005264'],
] as const)('a reader finds %s %j as %j in what its command means', async (symbology, data, text) => {
  const [label] = driver.decode(await commandsOf(symbology, data), {})
  expect(label?.steps).toMatchObject([{ kind: 'barcode', symbology, data }])
  const { codes } = await thread.draw('read', { label: label!, places: null })
  expect(codes.map((code) => code.text)).toEqual([text])
})

test.each([
  '0123456789',
  'HELLO WORLD',
  'A,B',
  'MA,12',
  'HM,N123,A456',
  'B0005hello',
  'N1234',
  'D0003,text',
  '_5E_7E',
  '\\5E\\\\',
  '^XZ~JA^FS',
  'a\\&b',
  '>0>8>;',
  '%E3%81%82',
  ' leading and trailing ',
  'line\r\nbreak\ttab',
  'Käse 10 µF',
  '日本語',
  '{"stockitem": 42}',
  'ABC1234567890123456789012345678901234567890abc',
])('a QR code says %j as it is, whatever the printer could take it for', async (data) => {
  expect(await read('qr', data)).toEqual([data])
})

/** zbarimg gives the check digit of ITF-14 and of retail codes as they stand. */
test.each([
  ['code128', 'INV-SI42', 'zbarimg'],
  ['code128', 'Ab>1"2\\34567', 'zbarimg'],
  ['code39', 'ABC-123', 'zbarimg'],
  ['ean13', '9521101530001', 'zbarimg'],
  ['itf14', '10952110153008', 'zbarimg'],
  ['qr', '{"stockitem": 42}', 'zbarimg'],
  ['qr', '~^XA "#', 'zbarimg'],
  ['datamatrix', 'INV_SI42', 'dmtxread'],
  ['datamatrix', '{"stockitem": 42}', 'dmtxread'],
] as const)('a second reader finds %s "%s" too: %s', async (symbology, data, reader) => {
  const picture = await drawLabel(await commandsOf(symbology, data), { widthMm: 100, heightMm: 50, dpmm: 8 })
  expect(await readCodesByDebian(picture, reader)).toEqual([data])
})
