import type { DrawnLabel, DrawStep, PrinterCommand, PrinterStatus } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLabel } from '../../../test/support/read-label.ts'
import { createVirtualZplPrinter } from '../../../test/support/virtual-zpl-printer.ts'
import { writeHostIdentification } from '../../protocols/zpl/host-identification.ts'
import { writeHostQuery } from '../../protocols/zpl/host-query.ts'
import { writeVariable } from '../../protocols/zpl/variable.ts'
import { writeHostStatus } from '../../protocols/zpl/host-status.ts'
import { SimulatedPrinterDriver } from '../../../test/support/simulated-printer-driver.ts'
import { ZplPrinterDriver } from './zpl-printer.ts'

const driver = new ZplPrinterDriver()

const dots = fc.integer({ min: 1, max: 2000 })
const anyText = fc.string({ unit: 'binary' })
const asciiText = fc.string({ unit: 'binary-ascii' })
const position = { x: fc.nat(2000), y: fc.integer({ min: 10, max: 2000 }) }

const textStep = fc.record({
  kind: fc.constant('text' as const),
  rotation: fc.constant(0 as const),
  ...position,
  widthDots: dots,
  fontHeightDots: dots,
  fontWidthDots: dots,
  lines: fc.integer({ min: 1, max: 9 }),
  align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
  text: anyText,
})
const squareCode = fc
  .record({
    kind: fc.constant('barcode' as const),
    symbology: fc.constantFrom('qr' as const, 'datamatrix' as const),
    ...position,
    rotation: fc.constant(0 as const),
    moduleDots: fc.integer({ min: 1, max: 10 }),
    heightDots: fc.constant(0),
    data: anyText,
  })
  .map((code) => ({ ...code, errorCorrection: code.symbology === 'qr' ? ('M' as const) : null }))
const barCode = fc.record({
  kind: fc.constant('barcode' as const),
  symbology: fc.constant('code128' as const),
  rotation: fc.constant(0 as const),
  errorCorrection: fc.constant(null),
  ...position,
  moduleDots: fc.integer({ min: 1, max: 10 }),
  heightDots: dots,
  data: asciiText,
})
const boxStep = fc
  .record({ kind: fc.constant('box' as const), ...position, widthDots: dots, heightDots: dots, thicknessDots: dots })
  .map((box) => ({ ...box, thicknessDots: Math.min(box.thicknessDots, box.widthDots, box.heightDots) }))
const anyLabel: fc.Arbitrary<DrawnLabel> = fc.record({
  widthDots: dots,
  heightDots: dots,
  dotsPerMm: fc.constant(8),
  steps: fc.array(fc.oneof<fc.Arbitrary<DrawStep>[]>(textStep, squareCode, barCode, boxStep), { maxLength: 6 }),
})

test('what was encoded is decoded equal, whatever is on the label', () => {
  fc.assert(
    fc.property(anyLabel, (label) => {
      expect(driver.decode(driver.encode(label, {}), {})).toEqual([label])
    }),
    { numRuns: 300 },
  )
})

test('labels of other programs are shown as far as they are understood', () => {
  const label =
    '^XA^BY3,2,60^FO10,20^A0N,30^FDplain^FS^FO5,5^BCN^FD>:A>0^FS^FO1,1^BQN,2,4^FDHM,N123^FS^FO2,2^GB50^FS^FO9,9^GFA,1,1,1,FF^FS^XZ'
  expect(driver.decode(new TextEncoder().encode(label), {})).toEqual([
    {
      widthDots: 800,
      heightDots: 400,
      dotsPerMm: 8,
      steps: [
        {
          kind: 'text',
          rotation: 0,
          x: 10,
          y: 20,
          widthDots: 790,
          fontHeightDots: 30,
          fontWidthDots: 30,
          lines: 1,
          align: 'left',
          text: 'plain',
        },
        {
          kind: 'barcode',
          symbology: 'code128',
          rotation: 0,
          errorCorrection: null,
          x: 5,
          y: 5,
          moduleDots: 3,
          heightDots: 60,
          data: 'A>',
        },
        {
          kind: 'barcode',
          symbology: 'qr',
          rotation: 0,
          errorCorrection: 'H',
          x: 1,
          y: 11,
          moduleDots: 4,
          heightDots: 0,
          data: '123',
        },
        { kind: 'box', x: 2, y: 2, widthDots: 50, heightDots: 1, thicknessDots: 1 },
        { kind: 'bitmap', x: 9, y: 9, widthDots: 8, heightDots: 1, bits: Uint8Array.of(0xff) },
      ],
    },
  ])
})

test('no bytes can break the decoder', () => {
  const pieces = fc.constantFrom(
    '^XA',
    '^XZ',
    '^FD',
    '^FS',
    '^BQ',
    '^BC',
    '^A0',
    '^GB',
    '^FB',
    '^',
    '~',
    ',',
    '9',
    '\\',
    '>',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
      expect(driver.decode(new TextEncoder().encode(parts.join('')), {})).toBeInstanceOf(Array)
    }),
  )
})

test('each job sets the whole state of the printer', () => {
  const label: DrawnLabel = {
    widthDots: 400,
    heightDots: 240,
    dotsPerMm: 8,
    steps: [
      { kind: 'box', x: 0, y: 0, widthDots: 400, heightDots: 240, thicknessDots: 2 },
      {
        kind: 'text',
        x: 8,
        y: 16,
        rotation: 0,
        widthDots: 384,
        fontHeightDots: 40,
        fontWidthDots: 40,
        lines: 2,
        align: 'center',
        text: 'A^B\nC',
      },
      {
        kind: 'barcode',
        symbology: 'qr',
        x: 200,
        y: 90,
        rotation: 0,
        errorCorrection: 'M',
        moduleDots: 5,
        heightDots: 0,
        data: 'INV-SI42',
      },
    ],
  }
  const settings = { DARKNESS: 7, SPEED: 3, MEDIA: 'gap', PRINT_METHOD: 'direct' }
  expect(new TextDecoder().decode(driver.encode(label, settings)).split('\r\n')).toEqual([
    '~SD07',
    '^XA^MUD^JMA^CI28^PW400^LL240^LH0,0^LS0^LT0^FWN^PON^PMN^LRN^MD0^PR3',
    '^MNY',
    '^MTD',
    '^FO0,0^GB400,240,2,B,0^FS',
    '^FO8,16^A0N,40,40^FB384,2,0,C,0^FH\\^FDA\\5EB\\5C&C^FS',
    '^FO200,80^BQN,2,5^FH\\^FDMA,INV-SI42^FS',
    '^PQ1,0,0,N^XZ',
    '',
  ])
})

const CODES: [DrawnCode, string][] = [
  ['qr', 'INV-SI42'],
  ['qr', '{"stockitem": 42}'],
  ['qr', 'Größe "5" ^XZ ~JA \\ 試験'],
  ['qr', '[)>\u001e06\u001dPABC\u001dQ5\u001e\u0004'],
  ['code128', 'INV-SI42'],
  ['code128', '00123456789012345678'],
  ['code128', 'a^b~c\\d'],
  // The renderer loses a single character that follows an escape at the very end, so two follow here.
  ['code128', 'x>0>56'],
  ['code128', 'a\u001d>bc'],
  ['code128', 'a\tb'],
  ['datamatrix', 'INV-SI42'],
  ['datamatrix', 'a_1_d029_\u001d^~\\'],
]
type DrawnCode = 'qr' | 'code128' | 'datamatrix'

test.each(CODES)('an independent reader finds in %s: %j', async (symbology, data) => {
  const label: DrawnLabel = {
    widthDots: 640,
    heightDots: 320,
    dotsPerMm: 8,
    steps: [
      {
        kind: 'barcode',
        symbology,
        x: 40,
        y: 40,
        rotation: 0,
        errorCorrection: null,
        moduleDots: 2,
        heightDots: 80,
        data,
      },
    ],
  }
  const codes = await readLabel(driver.encode(label, {}), { widthMm: 80, heightMm: 40, dpmm: 8 })
  expect(codes).toEqual([data])
})

test('the simulated printer is a ZPL printer in the program', () => {
  const simulated = new SimulatedPrinterDriver()
  expect([simulated.SLUG, simulated.SIMULATED, simulated.connection({})]).toEqual([
    'simulated-printer',
    true,
    { transport: 'simulated', device: 'zpl-printer' },
  ])
})

const IDLE = {
  isPaperOut: false,
  isPaused: false,
  labelLengthDots: 240,
  formatsInBuffer: 0,
  isBufferFull: false,
  isFormatPartial: false,
  isTooCold: false,
  isTooHot: false,
  isHeadOpen: false,
  isRibbonOut: false,
  isLabelWaiting: false,
  labelsRemaining: 0,
}

test.each([
  [{}, { state: 'ready', conditions: [], labelsWaiting: 0 }, true],
  [{ formatsInBuffer: 2 }, { state: 'printing', conditions: [], labelsWaiting: 2 }, false],
  [{ isFormatPartial: true }, { state: 'printing', conditions: [], labelsWaiting: 0 }, false],
  [{ isPaused: true }, { state: 'paused', conditions: ['paused'], labelsWaiting: 0 }, false],
  [
    { isPaperOut: true, isPaused: true },
    { state: 'needs person', conditions: ['paper out', 'paused'], labelsWaiting: 0 },
    false,
  ],
])('a printer that says %o is %o', (said, status, isConfirmed) => {
  const parsed = driver.status.parse(writeHostStatus({ ...IDLE, ...said }))
  expect(parsed).toEqual({ ...status, measuredLengthDots: IDLE.labelLengthDots })
  expect(parsed !== 'more' && driver.confirmed(parsed, 2)).toBe(isConfirmed ? 2 : 0)
})

test.each([
  [12, { formatsInBuffer: 4, labelsRemaining: 1 }, 5],
  [6, { formatsInBuffer: 4, labelsRemaining: 1 }, 0],
  [12, { formatsInBuffer: 1, labelsRemaining: 0 }, 0],
  [12, { formatsInBuffer: 4, labelsRemaining: 1, isPaperOut: true }, 0],
])('of %i labels a printer that says %o has printed %i for certain', (sent, said, out) => {
  const parsed = driver.status.parse(writeHostStatus({ ...IDLE, ...said }))
  expect(parsed !== 'more' && driver.confirmed(parsed, sent)).toBe(out)
})

test('what ~HS cannot say is said by ~HQES, and then nothing is known to be out', () => {
  const parsed = driver.status.whenSilent?.parse(writeHostQuery({ errors: 0x5, warnings: 0x8 }))
  expect(parsed).toEqual({
    state: 'needs person',
    conditions: ['head open', 'paper out', 'paper low'],
    labelsWaiting: null,
  })
  expect(driver.confirmed(parsed as PrinterStatus, 2)).toBe(0)
})

test('an error that only the manual of the model knows is a fault', () => {
  const parsed = driver.status.whenSilent?.parse(writeHostQuery({ errors: 0x200, warnings: 0 }))
  expect(parsed).toMatchObject({ state: 'needs person', conditions: ['fault'] })
})

test('a printer says what it is, question by question', () => {
  const answers = [
    writeHostIdentification({ model: 'ZD420-300dpi', firmware: 'V84.20', dotsPerMm: 12, memory: '8192KB' }),
    writeVariable('50J1934'),
    writeVariable('412'),
    writeVariable(null),
  ]
  expect(answers.map((answer, index) => driver.identity.parse(answer, index))).toEqual([
    {
      model: 'ZD420-300dpi',
      firmware: 'V84.20',
      dotsPerMm: 12,
      properties: [{ key: 'Memory', value: '8192KB', group: 'Printer' }],
    },
    { serialNumber: '50J1934' },
    { properties: [{ key: 'Labels printed', value: '412', group: 'Counters' }] },
    {},
  ])
  expect(driver.identity.requests).toHaveLength(answers.length)
})

test('a simulated printer answers every question of the driver and does what it is told', () => {
  const answers: Uint8Array[] = []
  const printer = createVirtualZplPrinter({ onLabel() {}, answer: (bytes) => void answers.push(bytes) })
  for (const request of driver.identity.requests) printer.receive(request)
  expect(answers.map((answer, index) => driver.identity.parse(answer, index))[0]).toMatchObject({ dotsPerMm: 8 })
  const statusAfter = (command: PrinterCommand): PrinterStatus | 'more' => {
    answers.length = 0
    const bytes = driver.commands()[command]
    if (bytes instanceof Uint8Array) printer.receive(bytes)
    printer.receive(driver.status.request)
    return driver.status.parse(answers[0]!)
  }
  expect(statusAfter('pause')).toMatchObject({ state: 'paused' })
  printer.receive(driver.encode({ widthDots: 8, heightDots: 8, dotsPerMm: 8, steps: [] }, {}))
  expect(statusAfter('feed')).toMatchObject({ labelsWaiting: 1 })
  expect(statusAfter('cancel')).toMatchObject({ labelsWaiting: 0 })
  expect(statusAfter('resume')).toMatchObject({ state: 'ready' })
})

test('another language on the line is a protocol error', () => {
  expect(() => driver.status.parse(new Uint8Array(600))).toThrow(expect.objectContaining({ code: 'DEVICE_PROTOCOL' }))
})

test('text that a symbol cannot carry or place is refused before anything is sent', () => {
  const step = {
    kind: 'barcode',
    x: 0,
    y: 5,
    rotation: 0,
    errorCorrection: null,
    moduleDots: 2,
    heightDots: 50,
    data: 'ö',
  } as const
  const label = { widthDots: 400, heightDots: 240, dotsPerMm: 8 }
  for (const symbology of ['qr', 'code128'] as const)
    expect(() => driver.encode({ ...label, steps: [{ ...step, symbology }] }, {})).toThrow(
      expect.objectContaining({ code: 'RENDER_FAILED' }),
    )
})
