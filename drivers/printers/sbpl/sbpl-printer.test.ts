import type { DrawnLabel, DrawStep, PrinterStatus } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLabel, anyStep, anyText, PLAIN_BARS } from '../../../test/support/any-step.ts'
import { parseCommands } from '../../protocols/sbpl/commands.ts'
import { SbplStream } from '../../protocols/sbpl/stream.ts'
import { lineWidthDots } from '../../protocols/triumvirate.ts'
import { SbplPrinterDriver } from './sbpl-printer.ts'

const driver = new SbplPrinterDriver()
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const readable = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replaceAll('\u001b', '\n')

/** Text is read back as wide as it is measured, and pictures as high as whole bytes. */
const native = anyStep
  .map((step): DrawStep => {
    if (step.kind === 'bitmap') {
      const heightDots = Math.ceil(step.heightDots / 8) * 8
      const bits = new Uint8Array((step.widthDots / 8) * heightDots)
      bits.set(step.bits)
      return { ...step, heightDots, bits }
    }
    if (step.kind !== 'text') return step
    return {
      ...step,
      lines: 1,
      align: 'left',
      widthDots: lineWidthDots(step.text, step.fontWidthDots) ?? step.widthDots,
    }
  })
  .filter((step) => driver.cannotDraw(step) === null && !(step.kind === 'text' && step.text === ''))

test('what was encoded is decoded equal, whatever is on the label', () => {
  fc.assert(
    fc.property(anyLabel(native, 8), (label) => {
      expect(driver.decode(driver.encode(label, {}), {})).toEqual([label])
    }),
    { numRuns: 300 },
  )
})

test('lines of a block come out where they stand, and are sent the same again', () => {
  const block = {
    kind: 'text',
    x: 100,
    y: 40,
    rotation: 0,
    widthDots: 300,
    fontHeightDots: 24,
    fontWidthDots: 24,
    lines: 3,
    align: 'right',
    text: 'Hall A\n\nRack 3',
  } as const
  const turnedBlock = { ...block, rotation: 180, lines: 1, align: 'left', text: 'Hall A' } as const
  const drawn: DrawnLabel = { widthDots: 640, heightDots: 400, dotsPerMm: 8, steps: [block, turnedBlock] }
  const [read] = driver.decode(driver.encode(drawn, {}), {})
  const width = lineWidthDots('Hall A', 24) ?? 0
  expect(read?.steps).toMatchObject([
    { text: 'Hall A', x: 400 - width, y: 40, widthDots: width },
    { text: 'Rack 3', y: 88 },
    { text: 'Hall A', x: 400 - width, y: 40, rotation: 180 },
  ])
  expect(driver.encode(read!, {})).toEqual(driver.encode(drawn, {}))
})

test('text can never become commands', () => {
  const plain = {
    kind: 'text',
    x: 1,
    y: 1,
    rotation: 0,
    widthDots: 9999,
    fontHeightDots: 20,
    fontWidthDots: 20,
  } as const
  const step = fc.oneof<fc.Arbitrary<DrawStep>[]>(
    anyText.map((text) => ({ ...plain, lines: 1, align: 'left', text })),
    fc.tuple(anyText, fc.constantFrom('code128', 'gs1-128', 'code39', 'qr')).map(([data, symbology]) => ({
      ...PLAIN_BARS,
      symbology: symbology as 'qr',
      data,
    })),
  )
  fc.assert(
    fc.property(step, (hostile) => {
      const label: DrawnLabel = { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps: [hostile] }
      fc.pre(driver.cannotDraw(hostile) === null)
      fc.pre(hostile.kind === 'barcode' || (hostile.kind === 'text' && hostile.text !== ''))
      const [job, ...more] = new SbplStream().push(driver.encode(label, {}))
      expect([job?.kind, more]).toEqual(['job', []])
      const names = parseCommands(job?.kind === 'job' ? job.bytes : new Uint8Array()).map(({ name }) => name)
      const [field = '', ...data] = names.slice(8, -2)
      expect(names).toEqual(['A', 'A3', 'A1', 'CS', '#E', '%', 'V', 'H', field, ...data, 'Q', 'Z'])
      expect(['RDB00', 'BG', 'B1', '2D30 DN']).toContain([field, ...data].join(' '))
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['code128', 'INV-SI42', '>HINV-SI42'],
  ['code128', 'INV-SI1000042', '>HINV-SI1>C000042'],
  ['code128', '420042-A', '>I420042>D-A'],
  ['gs1-128', '010952110153000110LOT1\u001d21S1', '>I>F010952110153000110>DLOT1>F21S1'],
] as const)('the subset of the %s %j changes by command: %s', (symbology, data, written) => {
  const step = { ...PLAIN_BARS, symbology, data }
  const drawn: DrawnLabel = { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps: [step] }
  const bytes = driver.encode(drawn, {})
  expect(new TextDecoder().decode(bytes)).toContain(`BG02080${written}\u001b`)
  expect(driver.decode(bytes, {})[0]?.steps).toEqual([step])
})

test('what is refused is refused before anything is sent', () => {
  const refused = anyStep.filter((step) => driver.cannotDraw(step) !== null)
  fc.assert(
    fc.property(refused, (step) => {
      const label: DrawnLabel = { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps: [step] }
      expect(() => driver.encode(label, {})).toThrow(expect.objectContaining({ code: 'RENDER_FAILED' }))
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
      { kind: 'box', x: 16, y: 86, widthDots: 368, heightDots: 2, thicknessDots: 2 },
      {
        kind: 'text',
        x: 15,
        y: 15,
        rotation: 0,
        widthDots: 380,
        fontHeightDots: 40,
        fontWidthDots: 40,
        lines: 2,
        align: 'left',
        text: 'PART 42',
      },
      {
        kind: 'barcode',
        symbology: 'code128',
        x: 15,
        y: 59,
        rotation: 90,
        moduleDots: 3,
        heightDots: 80,
        errorCorrection: null,
        data: 'INV-SI42',
      },
      {
        kind: 'barcode',
        symbology: 'qr',
        x: 199,
        y: 99,
        rotation: 0,
        moduleDots: 6,
        heightDots: 0,
        errorCorrection: 'L',
        data: 'INV-SI42',
      },
      { kind: 'bitmap', x: 7, y: 7, widthDots: 8, heightDots: 1, bits: Uint8Array.of(0x18) },
    ],
  }
  expect(
    readable(driver.encode(label, { DARKNESS: 2, SPEED: 6, MEDIA: 'gap' }))
      .split('\n')
      .slice(1),
  ).toEqual(
    [
      ['A', 'IG1', 'Z', 'A', 'A3H0001V0001', 'A102400400', 'CS6', '#E2'],
      ['%0', 'V0001', 'H0001', 'FW0202V0240H0400', '%0', 'V0087', 'H0017', 'FW02H0368'],
      ['%0', 'V0016', 'H0016', 'RDB00,040,040,PART 42'],
      ['%3', 'V0060', 'H0096', 'BG03080>HINV-SI42'],
      ['%0', 'V0100', 'H0200', '2D30,L,06,0,0', 'DN0008,INV-SI42'],
      ['%0', 'V0008', 'H0008', `GH00100118${'00'.repeat(7)}`, 'Q1', 'Z'],
    ].flat(),
  )
})

test('a printer whose port is set so gets STX and ETX around each job', () => {
  const label = { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps: [] }
  const jobs = new TextDecoder().decode(driver.encode(label, { FRAMED: true, MEDIA: 'mark' })).split('\u0002')
  expect(jobs).toEqual(['', '\u001bA\u001bIG0\u001bZ\u0003', expect.stringContaining('\u001bQ1\u001bZ\u0003')])
})

test('commands that the preview leaves out are named, and nothing of what it writes itself is', () => {
  const foreign = '\u001bA\u001bV0001\u001bH0001\u001bXMPART\u001bBD30210012345678\u001bQ1\u001bZ'
  expect(driver.unknownCommands(bytesOf(foreign))).toEqual(['XM', 'BD'])
  fc.assert(
    fc.property(anyLabel(native, 8), (label) => {
      expect(driver.unknownCommands(driver.encode(label, { MEDIA: 'gap' }))).toEqual([])
    }),
  )
})

test('binary pictures of other programs are read, whatever is in them', () => {
  const picture = Uint8Array.of(0x1b, 0x5a, 0x1b, 0x41, 0xff, 0, 0, 1)
  const job = Uint8Array.from([
    ...bytesOf('\u001bA\u001bV0009\u001bH0005\u001bGB001001'),
    ...picture,
    ...bytesOf('\u001bQ1\u001bZ'),
  ])
  expect(driver.decode(job, {})[0]?.steps).toEqual([
    { kind: 'bitmap', x: 4, y: 8, widthDots: 8, heightDots: 8, bits: picture },
  ])
})

test('no bytes can break the decoder', () => {
  const pieces = fc.constantFrom(
    'A',
    'Z',
    'GB001001',
    'DN9999,',
    'BG0',
    'RDB00,',
    'FW',
    'V',
    '%9',
    '2D30',
    'Q1',
    'GH001001',
  )
  const part = fc.oneof(
    pieces.map((piece) => `\u001b${piece}`),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(driver.decode(bytesOf(parts.join('')), {})).toBeInstanceOf(Array)
    }),
  )
})

test.each<[string, PrinterStatus, number]>([
  ['\u0002  A000000                \u0003', { state: 'ready', conditions: [], labelsWaiting: 0 }, 2],
  ['\u000200A000000\u0003', { state: 'ready', conditions: [], labelsWaiting: 0 }, 2],
  ['\u000200000G000002\u0003', { state: 'printing', conditions: [], labelsWaiting: 2 }, 0],
  ['\u0006\u0002  B000000\u0003', { state: 'ready', conditions: ['paper low'], labelsWaiting: 0 }, 2],
  ['\u0002  E000003\u0003', { state: 'paused', conditions: ['paused'], labelsWaiting: 3 }, 0],
  ['\u0002  0000000\u0003', { state: 'needs person', conditions: ['offline'], labelsWaiting: 0 }, 0],
  ['\u0002  b000001\u0003', { state: 'needs person', conditions: ['head open'], labelsWaiting: 1 }, 0],
  ['\u0002  c000001\u0003', { state: 'needs person', conditions: ['paper out'], labelsWaiting: 1 }, 0],
  ['\u0002  M000001\u0003', { state: 'printing', conditions: ['label waiting'], labelsWaiting: 1 }, 0],
])('a printer that says %j is %o', (said, status, confirmed) => {
  const parsed = driver.status.parse(bytesOf(said))
  expect(parsed).toEqual(status)
  expect(parsed !== 'more' && driver.confirmed(parsed, 2)).toBe(confirmed)
})

test('a part of the answer is not enough, and another language is a protocol error', () => {
  const answer = '\u0002  A000000\u0003'
  const parts = Array.from({ length: answer.length }, (_, length) =>
    driver.status.parse(bytesOf(answer.slice(0, length))),
  )
  expect(new Set(parts)).toEqual(new Set(['more']))
  for (const nonsense of ['\u0015'.repeat(600), '\u0002030,0,0,1245\u0003'])
    expect(() => driver.status.parse(bytesOf(nonsense))).toThrow(expect.objectContaining({ code: 'DEVICE_PROTOCOL' }))
})
