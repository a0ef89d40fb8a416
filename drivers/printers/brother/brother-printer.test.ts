import type { DrawnLabel, PrinterStatus } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeStatus } from '../../protocols/brother-raster/status.ts'
import type { BrotherStatus } from '../../protocols/brother-raster/status.ts'
import { BROTHER_MODELS } from '../../protocols/brother-raster/models.ts'
import { mediaOf } from '../../protocols/brother-raster/media.ts'
import { cropped, rowOf, turned } from '../../protocols/raster.ts'
import type { Raster } from '../../protocols/raster.ts'
import { BrotherPtDriver } from './brother-pt-printer.ts'
import { BrotherQlDriver } from './brother-ql-printer.ts'
import { bitmapStep, labelRaster } from '../common/label-raster.ts'

const ql = new BrotherQlDriver()
const pt = new BrotherPtDriver()

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const black = (widthDots: number, heightDots: number): Raster =>
  cropped(
    { widthDots, heightDots, bits: new Uint8Array(Math.ceil(widthDots / 8) * heightDots).fill(0xff) },
    { x: 0, y: 0, widthDots, heightDots },
  )
const blackRows = (paper: Raster): number =>
  Array.from({ length: paper.heightDots }, (_, y) => rowOf(paper, y)).filter((row) => row.some((byte) => byte !== 0))
    .length
const labelOf = (
  size: { widthDots: number; heightDots: number },
  dotsPerMm: number,
  ...steps: DrawnLabel['steps']
): DrawnLabel => ({ ...size, dotsPerMm, steps })

test('a job for a 29 x 90 mm label on a QL-820NWB begins as in the command reference', () => {
  const label = labelOf({ widthDots: 342, heightDots: 1063 }, 300 / 25.4)
  const bytes = ql.encode(label, { MODEL: 'QL-820NWB' })
  expect(hex(bytes.subarray(0, 400))).toBe('00'.repeat(400))
  expect(hex(bytes.subarray(400, 440))).toBe(
    '1b401b6961011b6921001b697ace0b1d5adf03000000001b694d401b6941011b694b081b696400004d02'.slice(0, 80),
  )
  expect(hex(bytes.subarray(-992))).toBe(`${'5a'.repeat(991)}1a`)
})

test('a job for 12 mm tape on a PT-P700 begins as in the command reference', () => {
  const label = labelOf({ widthDots: 253, heightDots: 85 }, 180 / 25.4)
  const bytes = pt.encode(label, { MODEL: 'PT-P700' })
  expect(hex(bytes.subarray(100))).toMatch(
    /^1b401b6961011b6921001b697a84000c00e100000000001b694d401b694b081b69640e004d02(?:5a){225}1a$/,
  )
})

test('models without raster switch, packed rows or cutter get none of it', () => {
  const label = labelOf({ widthDots: 342, heightDots: 400 }, 300 / 25.4, bitmapStep(black(8, 1), 100, 200))
  const bytes = ql.encode(label, { MODEL: 'QL-500', MEDIA: '29' })
  expect(hex(bytes.subarray(200, 223))).toBe('1b401b697ace0a1d004a01000000001b6964230067005a')
})

/** Pictures whose dots lie where the roll can take them. */
const printable = fc
  .constantFrom(...BROTHER_MODELS)
  .chain((model) => fc.record({ model: fc.constant(model), media: fc.constantFrom(...mediaOf(model)) }))

  .chain(({ model, media }) => {
    const perMm = model.dotsPerInch / 25.4
    const widthDots = Math.round(media.widthMm * perMm)
    const heightDots = Math.round((media.lengthMm ?? 40) * perMm)
    const rows = media.rows ?? heightDots - 2 * media.feedDots
    const left = Math.round((widthDots - media.printableDots) / 2)
    const top = media.rows === null ? media.feedDots : Math.round((heightDots - media.rows) / 2)
    return fc
      .record({
        x: fc.integer({ min: left, max: left + media.printableDots - 8 }),
        y: fc.integer({ min: top, max: top + rows - 2 }),
        bits: fc.uint8Array({ minLength: 2, maxLength: 2 }),
        isAlong: fc.boolean(),
      })
      .map(({ x, y, bits, isAlong }) => ({ model, media, widthDots, heightDots, perMm, x, y, bits, isAlong }))
  })

test('what was encoded is decoded dot for dot, on every roll of every model', () => {
  fc.assert(
    fc.property(printable, ({ model, media, widthDots, heightDots, perMm, x, y, bits }) => {
      const driver = model.family === 'QL' ? ql : pt
      const settings = { MODEL: model.name, MEDIA: media.name, DIRECTION: 'across' }
      const step = bitmapStep({ widthDots: 8, heightDots: 2, bits }, x, y)
      const label = labelOf({ widthDots, heightDots }, perMm, step)
      const [decoded] = driver.decode(driver.encode(label, settings), settings)
      expect(decoded && { ...decoded, steps: [] }).toEqual({ ...label, steps: [] })
      expect(labelRaster(decoded!)).toEqual(labelRaster(label))
    }),
    { numRuns: 150 },
  )
})

test('a label along the tape is read back along the tape', () => {
  const label = labelOf({ widthDots: 354, heightDots: 85 }, 180 / 25.4, bitmapStep(black(40, 20), 20, 15))
  const [decoded] = pt.decode(pt.encode(label, {}), {})
  expect(labelRaster(decoded!)).toEqual(labelRaster(label))
})

test('dots at the edges of an endless roll make the piece longer, and are not cut off', () => {
  const label = labelOf({ widthDots: 732, heightDots: 354 }, 300 / 25.4, bitmapStep(black(200, 354), 200, 0))
  const [decoded] = ql.decode(ql.encode(label, {}), {})
  expect(decoded).toMatchObject({ widthDots: 732, heightDots: 354 + 70 })
  expect(rowOf(labelRaster(decoded!), 35)).toEqual(rowOf(labelRaster(label), 0))
})

test('a row begins at the right edge of the head', () => {
  const label = labelOf({ widthDots: 732, heightDots: 342 }, 300 / 25.4, bitmapStep(black(1, 342), 18 + 695, 0))
  const bytes = ql.encode(label, { MODEL: 'QL-700', MEDIA: '62' })
  const row = bytes.subarray(-1 - 93, -1)
  expect(hex(row.subarray(0, 3))).toBe('67005a')
  // 12 dots that the roll does not reach, then the dot at the right edge of what it does.
  expect(hex(row.subarray(3, 6))).toBe('000800')
})

test('two colours are sent for every row of the black and red roll, and black is what comes out', () => {
  const settings = { MODEL: 'QL-800', MEDIA: '62', TWO_COLORS: true }
  const label = labelOf({ widthDots: 732, heightDots: 342 }, 300 / 25.4, bitmapStep(black(100, 50), 50, 100))
  const bytes = ql.encode(label, settings)
  expect(hex(bytes).endsWith(`7702${(90).toString(16)}${'00'.repeat(90)}1a`)).toBe(true)
  expect(labelRaster(ql.decode(bytes, settings)[0]!)).toEqual(labelRaster(label))
})

test.each([
  [{ widthDots: 1200, heightDots: 600 }, {}, /no roll/],
  [{ widthDots: 732, heightDots: 342 }, { MEDIA: '29' }, /does not fit/],
])('a label of %o on %o is refused before anything is sent', (size, settings, message) => {
  expect(() => ql.encode(labelOf(size, 300 / 25.4), settings)).toThrow(
    expect.objectContaining({ code: 'RENDER_FAILED', message: expect.stringMatching(message) }),
  )
})

test('everything but dots is left to the host', () => {
  const box = { kind: 'box', x: 0, y: 0, widthDots: 9, heightDots: 9, thicknessDots: 1 } as const
  expect(ql.cannotDraw(box)).toMatch(/dots/)
  expect(ql.cannotDraw(bitmapStep(black(1, 1), 0, 0))).toBeNull()
  expect(() => ql.encode(labelOf({ widthDots: 700, heightDots: 300 }, 11.8, box), {})).toThrow(/dots alone/)
})

test('bytes that the preview leaves out are named, and nothing of what it writes itself is', () => {
  expect(ql.unknownCommands(Uint8Array.of(0x1b, 0x40, 0x7e, 0x41, 0x7e, 0x1a))).toEqual(['7e', '41'])
  const label = labelOf({ widthDots: 732, heightDots: 342 }, 300 / 25.4, bitmapStep(black(100, 50), 50, 100))
  for (const MODEL of ['QL-500', 'QL-800', 'QL-1110NWB'])
    expect(ql.unknownCommands(ql.encode(label, { MODEL, TWO_COLORS: true }))).toEqual([])
})

test('no bytes can break the decoder', () => {
  const pieces = fc.constantFrom('1b40', '1b697a', 'ce0a3e00', '4d02', '67005a', '67', '1a', '0c', '5a', '47ffff', '00')
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.uint8Array({ maxLength: 20 }).map(hex))), (parts) => {
      expect(ql.decode(Uint8Array.from(Buffer.from(parts.join(''), 'hex')), {})).toBeInstanceOf(Array)
      expect(pt.decode(Uint8Array.from(Buffer.from(parts.join(''), 'hex')), {})).toBeInstanceOf(Array)
    }),
  )
})

const IDLE: BrotherStatus = {
  series: 0x34,
  model: 0x41,
  errors1: 0,
  errors2: 0,
  mediaWidthMm: 62,
  mediaType: 0x0a,
  mediaLengthMm: 0,
  type: 'reply',
  isPrinting: false,
  notification: 0,
}
const ROLL = { media: { widthMm: 62, lengthMm: null } }

test.each<[Partial<BrotherStatus>, PrinterStatus, number]>([
  [{}, { state: 'ready', conditions: [], labelsWaiting: 0, ...ROLL }, 2],
  [{ isPrinting: true }, { state: 'printing', conditions: [], labelsWaiting: 1, ...ROLL }, 0],
  [{ errors1: 1 }, { state: 'needs person', conditions: ['paper out'], labelsWaiting: 1, ...ROLL }, 0],
  [
    { errors2: 0x11 },
    { state: 'needs person', conditions: ['wrong media', 'head open'], labelsWaiting: 1, ...ROLL },
    0,
  ],
  [
    { mediaWidthMm: 29, mediaType: 0x0b, mediaLengthMm: 90 },
    { state: 'ready', conditions: [], labelsWaiting: 0, media: { widthMm: 29, lengthMm: 90 } },
    2,
  ],
  [{ series: 0x30, errors2: 0x20 }, { state: 'needs person', conditions: ['too hot'], labelsWaiting: 1, ...ROLL }, 0],
])('a printer that says %o is %o', (said, status, confirmed) => {
  const parsed = ql.status.parse(writeStatus({ ...IDLE, ...said }))
  expect(parsed).toEqual(status)
  expect(parsed !== 'more' && ql.confirmed(parsed, 2)).toBe(confirmed)
})

test('the reply is found behind what the printer told by itself', () => {
  const news = writeStatus({ ...IDLE, type: 'phase change' })
  const reply = writeStatus({ ...IDLE, errors2: 0x10 })
  const all = Uint8Array.from([...news, ...reply])
  expect(ql.status.parse(news)).toBe('more')
  expect(ql.status.parse(all.subarray(0, 40))).toBe('more')
  expect(ql.status.parse(all)).toMatchObject({ conditions: ['head open'] })
})

test('another language on the line is a protocol error', () => {
  expect(() => ql.status.parse(new Uint8Array(40))).toThrow(expect.objectContaining({ code: 'DEVICE_PROTOCOL' }))
})

test('a label that the printer reports out counts once, and stray bytes are passed over', () => {
  const out = writeStatus({ ...IDLE, type: 'printing completed' })
  expect(ql.status.unasked?.(out)).toMatchObject({ used: 32, printed: 1 })
  expect(ql.status.unasked?.(out.subarray(0, 20))).toEqual({ used: 0, printed: 0, status: null })
  expect(ql.status.unasked?.(Uint8Array.of(1, 2, ...out))).toEqual({ used: 2, printed: 0, status: null })
  expect(ql.status.unasked?.(writeStatus({ ...IDLE, type: 'phase change', isPrinting: true }))).toMatchObject({
    used: 32,
    printed: 0,
    status: { state: 'printing' },
  })
})

test('a label for another roll than the one in the printer waits, and says which', () => {
  const bytes = ql.encode(labelOf({ widthDots: 590, heightDots: 354 }, 300 / 25.4), {})
  const status = { state: 'ready', conditions: [], labelsWaiting: 0 } as const
  expect(ql.mismatch(bytes, { ...status, conditions: [], media: { widthMm: 50, lengthMm: null } })).toBeNull()
  expect(ql.mismatch(bytes, { ...status, conditions: [] })).toBeNull()
  expect(ql.mismatch(bytes, { ...status, conditions: [], media: { widthMm: 29, lengthMm: 90 } })).toMatch(
    /^The printer has labels of 29 × 90 mm in it, and this label is for an endless roll of 50 mm\. Change/,
  )
})

test('the printer tells its model', () => {
  expect(ql.identity.parse(writeStatus(IDLE), 0)).toEqual({ manufacturer: 'Brother', model: 'QL-820NWB' })
})

test('it is found on USB unless the settings say otherwise', () => {
  expect(ql.connection({ DEVICE: '04f9:209d' })).toMatchObject({ transport: 'usb', kind: 'printer' })
  expect(pt.connection({ CONNECTION: 'serial', PORT: '/dev/rfcomm0' })).toMatchObject({ flowControl: 'none' })
  expect(pt.connection({ CONNECTION: 'tcp', HOST: '10.0.4.17' })).toEqual({
    transport: 'tcp',
    host: '10.0.4.17',
    port: 9100,
  })
})

test('packed rows make a label with a black square a tenth of its dots', () => {
  const label = labelOf({ widthDots: 732, heightDots: 342 }, 300 / 25.4, bitmapStep(black(600, 200), 50, 60))
  expect(ql.encode(label, {}).length).toBeLessThan(5000)
})

test('bytes that only look like a job make no more paper than there is room for', () => {
  const bytes = Uint8Array.from([0x1b, 0x69, 0x64, 0xff, 0xff, ...new Uint8Array(2000).fill(0x1a)])
  const labels = ql.decode(bytes, {})
  expect({ labels: labels.length, heightDots: labels[0]?.heightDots }).toEqual({ labels: 100, heightDots: 6000 })
})

test.each([
  ['an endless roll', ql, { MODEL: 'QL-820NWB', MEDIA: '62' }, { widthMm: 62, heightMm: 40 }],
  ['a label with an end', ql, { MODEL: 'QL-820NWB', MEDIA: '62x29' }, { widthMm: 62, heightMm: 29 }],
  [
    'a label that is read along the roll',
    ql,
    { MODEL: 'QL-820NWB', MEDIA: '29x90', DIRECTION: 'along' },
    { widthMm: 90, heightMm: 29 },
  ],
  ['a tape', pt, { MODEL: 'PT-P700', MEDIA: '12' }, { widthMm: 60, heightMm: 12 }],
])(
  'of %s the driver says which edges stay white, and so it is when all of it is black',
  (_, driver, settings, size) => {
    const dotsPerMm = driver.dotsPerMm(settings)
    const [widthDots, heightDots] = [size.widthMm, size.heightMm].map((mm) => Math.round(mm * dotsPerMm)) as [
      number,
      number,
    ]
    const all = bitmapStep(black(widthDots, heightDots), 0, 0)
    const [page] = driver.decode(driver.encode(labelOf({ widthDots, heightDots }, dotsPerMm, all), settings), settings)
    const margins = driver.unreached(size, settings)!
    const paper = labelRaster(page!)
    const isAbout = (dots: number, mm: number) => expect(Math.abs(dots - mm * dotsPerMm)).toBeLessThanOrEqual(2)
    isAbout(blackRows(turned(paper, 90)), size.widthMm - margins.leftMm - margins.rightMm)
    isAbout(blackRows(paper), size.heightMm - margins.topMm - margins.bottomMm)
    expect(Math.max(...Object.values(margins))).toBeGreaterThan(0.5)
  },
)
