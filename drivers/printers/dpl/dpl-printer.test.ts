import type { DrawnLabel, DrawStep, PrinterStatus } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLabel, anyStep, anyText, PLAIN_BARS } from '../../../test/support/any-step.ts'
import { DplStream } from '../../protocols/dpl/stream.ts'
import { lineWidthDots } from '../../protocols/triumvirate.ts'
import { DplPrinterDriver } from './dpl-printer.ts'

const driver = new DplPrinterDriver()
const near = (dots: number): unknown => expect.closeTo(dots, -0.4)
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Text is read back as wide as it is measured. */
const native = anyStep
  .map((step): DrawStep => {
    if (step.kind !== 'text') return step
    return {
      ...step,
      lines: 1,
      align: 'left',
      widthDots: lineWidthDots(step.text, step.fontWidthDots) ?? step.widthDots,
    }
  })
  .filter((step) => driver.cannotDraw(step) === null && !(step.kind === 'text' && step.text === ''))

/** Large enough for whatever lies on it. */
const label = anyLabel(native, 8).map((drawn): DrawnLabel => ({ ...drawn, widthDots: 7000, heightDots: 7000 }))

test('what was encoded is decoded equal, whatever is on the label', () => {
  fc.assert(
    fc.property(label, (drawn) => {
      expect(driver.decode(driver.encode(drawn, {}), {})).toEqual([drawn])
    }),
    { numRuns: 300 },
  )
})

test('at 300 dpi places come back within a dot', () => {
  const step = { kind: 'box', x: 101, y: 203, widthDots: 307, heightDots: 51, thicknessDots: 3 } as const
  const drawn = { widthDots: 590, heightDots: 354, dotsPerMm: 11.8, steps: [step] }
  const [read] = driver.decode(driver.encode(drawn, { DPI: '300' }), { DPI: '300' })
  const box = read?.steps[0]
  expect(box).toEqual({
    ...step,
    x: near(101),
    y: near(203),
    widthDots: near(307),
    heightDots: near(51),
    thicknessDots: near(3),
  })
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
    fc
      .tuple(anyText, fc.constantFrom('code128' as const, 'gs1-128' as const, 'code39' as const))
      .map(([data, symbology]) => ({ ...PLAIN_BARS, symbology, data })),
  )
  fc.assert(
    fc.property(step, (hostile) => {
      fc.pre(driver.cannotDraw(hostile) === null)
      fc.pre(hostile.kind === 'barcode' || (hostile.kind === 'text' && hostile.text !== ''))
      const drawn: DrawnLabel = { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps: [hostile] }
      const pieces = new DplStream().push(driver.encode(drawn, {}))
      expect(pieces.map(({ kind }) => kind)).toEqual(['system', 'label'])
      const lines = pieces[1]?.kind === 'label' ? pieces[1].lines : []
      expect(lines.map((line) => line.slice(0, 1)).join('')).toBe('DAHPRC11Q')
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['code128', 'INV-SI42', 'BINV-SI42'],
  ['code128', 'INV-SI1000042', 'BINV-SI1&D000042'],
  ['code128', '420042-A', 'C420042&E-A'],
  ['gs1-128', '010952110153000110LOT1\u001d21S1', 'C&G010952110153000110&ELOT1&G21S1'],
] as const)('the subset of the %s %j changes by command: %s', (symbology, data, written) => {
  const step = { ...PLAIN_BARS, symbology, data }
  const drawn: DrawnLabel = { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps: [step] }
  const bytes = driver.encode(drawn, {})
  expect(new TextDecoder().decode(bytes)).toContain(`${written}\r`)
  expect(driver.decode(bytes, {})[0]?.steps).toEqual([step])
})

test('what is refused is refused before anything is sent', () => {
  const refused = anyStep.filter((step) => driver.cannotDraw(step) !== null)
  fc.assert(
    fc.property(refused, (step) => {
      const drawn: DrawnLabel = { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps: [step] }
      expect(() => driver.encode(drawn, {})).toThrow(expect.objectContaining({ code: 'RENDER_FAILED' }))
    }),
  )
})

test('what lies across the lower edge is refused, and a picture is cut off there', () => {
  const box = { kind: 'box', x: 0, y: 200, widthDots: 50, heightDots: 50, thicknessDots: 2 } as const
  const picture = { kind: 'bitmap', x: 0, y: 239, widthDots: 8, heightDots: 2, bits: Uint8Array.of(1, 2) } as const
  const size = { widthDots: 400, heightDots: 240, dotsPerMm: 8 }
  expect(() => driver.encode({ ...size, steps: [box] }, {})).toThrow(expect.objectContaining({ code: 'RENDER_FAILED' }))
  expect(driver.decode(driver.encode({ ...size, steps: [picture] }, {}), {})).toEqual([
    { ...size, steps: [{ ...picture, heightDots: 1, bits: Uint8Array.of(1) }] },
  ])
})

test('each job sets the whole state of the printer', () => {
  const drawn: DrawnLabel = {
    widthDots: 400,
    heightDots: 240,
    dotsPerMm: 8,
    steps: [
      { kind: 'box', x: 0, y: 0, widthDots: 400, heightDots: 240, thicknessDots: 2 },
      { kind: 'box', x: 16, y: 86, widthDots: 368, heightDots: 2, thicknessDots: 2 },
      {
        kind: 'text',
        x: 16,
        y: 16,
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
        x: 16,
        y: 64,
        rotation: 90,
        moduleDots: 3,
        heightDots: 80,
        errorCorrection: null,
        data: 'INV-SI42',
      },
      {
        kind: 'barcode',
        symbology: 'gs1-128',
        x: 104,
        y: 64,
        rotation: 0,
        moduleDots: 2,
        heightDots: 80,
        errorCorrection: null,
        data: '00123456789012345675',
      },
      { kind: 'bitmap', x: 8, y: 8, widthDots: 8, heightDots: 4, bits: Uint8Array.of(0x18, 0x18, 0x18, 0xff) },
    ],
  }
  const text = new TextDecoder().decode(driver.encode(drawn, { DARKNESS: 12, SPEED: 4, MEDIA: 'gap' }))
  expect(text.replaceAll('\u0002', '<').split('\r')).toEqual(
    [
      ['<m', '<c0000', '<e', '<xDGSB1', '<IDFSB1', '800118', '0000FF02', '8001FF', 'FFFF', '<L'],
      ['D11', 'A2', 'H12', 'PG', 'R0000', 'C0000', '121100003000500 '],
      ['1X1100000000000b0500030000030003', '1X1100001900020l04600003', '1911S010230002000400040PART 42'],
      ['2e3310002200020BINV-SI42', '1e2210001200130C&G00123456789012345675', '1Y1100002850010SB1', 'Q0001', 'E', ''],
    ].flat(),
  )
})

test('records that the preview leaves out are named, and nothing of what it writes itself is', () => {
  expect(driver.unknownCommands(bytesOf('\u0002L\rD11\r1W1d44000000000000Q\r121100000000000Text\rE\r'))).toEqual([
    'record W',
    'record 2',
  ])
  fc.assert(
    fc.property(label, (drawn) => {
      expect(driver.unknownCommands(driver.encode(drawn, { MEDIA: 'mark' }))).toEqual([])
    }),
  )
})

test('no bytes can break the decoder', () => {
  const pieces = fc.constantFrom(
    '\u0002L\r',
    '\u0002IDFx\r',
    '80',
    '0000FF05\r',
    'FFFF\r',
    '1911S01',
    '1X11000',
    'E\r',
    '\u0001',
    '\u0002',
    '0000',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
      expect(driver.decode(bytesOf(parts.join('')), {})).toBeInstanceOf(Array)
    }),
  )
})

test.each<[string, PrinterStatus, number]>([
  ['NNNNNNNN\r0000\r', { state: 'ready', conditions: [], labelsWaiting: 0 }, 2],
  ['\u0011NNNNNNNN\r\n0000\r\n', { state: 'ready', conditions: [], labelsWaiting: 0 }, 2],
  ['YNNNNNNN\r0000\r', { state: 'printing', conditions: [], labelsWaiting: 1 }, 0],
  ['NNNYYNNN\r0002\r', { state: 'printing', conditions: [], labelsWaiting: 2 }, 0],
  ['NYNYNNNN\r0001\r', { state: 'needs person', conditions: ['paper out'], labelsWaiting: 1 }, 0],
  ['NNNNNYNN\r0000\r', { state: 'paused', conditions: ['paused'], labelsWaiting: 0 }, 0],
])('a printer that says %j is %o', (said, status, confirmed) => {
  const parsed = driver.status.parse(bytesOf(said))
  expect(parsed).toEqual(status)
  expect(parsed !== 'more' && driver.confirmed(parsed, 2)).toBe(confirmed)
})

test('a part of the answer is not enough, and another language is a protocol error', () => {
  const answer = 'NNNNNNNN\r0000\r'
  const parts = Array.from({ length: answer.length }, (_, length) =>
    driver.status.parse(bytesOf(answer.slice(0, length))),
  )
  expect(new Set(parts)).toEqual(new Set(['more']))
  for (const nonsense of ['\u0015'.repeat(600), '\u0002030,0,0', 'N'.repeat(70)])
    expect(() => driver.status.parse(bytesOf(nonsense))).toThrow(expect.objectContaining({ code: 'DEVICE_PROTOCOL' }))
})

test('the printer tells its firmware', () => {
  expect(driver.identity.parse(bytesOf('VER: E4203-09.03'), 0)).toBe('more')
  expect(driver.identity.parse(bytesOf('VER: E4203-09.03 02/03/2013\r\n'), 0)).toEqual({
    firmware: 'VER: E4203-09.03 02/03/2013',
  })
})
