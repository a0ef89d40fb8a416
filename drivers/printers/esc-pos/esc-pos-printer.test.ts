import type { DrawnLabel, PrinterStatus } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RealTimeOrders } from '../../protocols/esc-pos/real-time.ts'
import { cropped } from '../../protocols/raster.ts'
import type { Raster } from '../../protocols/raster.ts'
import { EscPosPrinterDriver } from './esc-pos-printer.ts'
import { bitmapStep, labelRaster } from '../common/label-raster.ts'

const driver = new EscPosPrinterDriver()
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const labelOf = (raster: Raster): DrawnLabel => ({
  widthDots: raster.widthDots,
  heightDots: raster.heightDots,
  dotsPerMm: 8,
  steps: [bitmapStep(raster, 0, 0)],
})

/** Pictures with many bytes that could be taken for commands. */
const picture = fc
  .record({ widthDots: fc.integer({ min: 1, max: 120 }), heightDots: fc.integer({ min: 1, max: 300 }) })
  .chain(({ widthDots, heightDots }) => {
    const length = Math.ceil(widthDots / 8) * heightDots
    const byte = fc.constantFrom(0, 0, 0x10, 0x10, 0x04, 0x05, 0x14, 0x1b, 0x1d, 0x56, 0xff, 1)
    return fc
      .array(byte, { minLength: length, maxLength: length })
      .map((bits) =>
        cropped({ widthDots, heightDots, bits: Uint8Array.from(bits) }, { x: 0, y: 0, widthDots, heightDots }),
      )
  })

/** How many dots are black in one and white in the other, and the other way round. */
function difference(one: Raster, other: Raster): { added: number; lost: number } {
  let [added, lost] = [0, 0]
  for (const [at, byte] of one.bits.entries()) {
    const now = other.bits[at] ?? 0
    added += (now & ~byte).toString(2).replaceAll('0', '').length
    lost += (byte & ~now & 0xff).toString(2).replaceAll('0', '').length
  }
  return { added, lost }
}

test('a label is one initialised print of bands of rows with a cut at the end', () => {
  const label = labelOf({ widthDots: 16, heightDots: 3, bits: Uint8Array.of(0x80, 0, 0x40, 0, 0x20, 0) })
  expect(hex(driver.encode(label, {}))).toBe(
    ['1b40', '1d6100', '1b6100', '1d4c0000', '1d571000', '1d7630000100030080', '4020', '1d564200'].join(''),
  )
})

test.each([
  ['full', '1d564100'],
  ['legacy', '1b4a781b6d'],
  ['tear', '1b6404'],
  ['label', '1d0c'],
])('a label ends by %s as %s', (ending, bytes) => {
  const label = labelOf({ widthDots: 8, heightDots: 1, bits: Uint8Array.of(1) })
  expect(hex(driver.encode(label, { ENDING: ending })).endsWith(bytes)).toBe(true)
})

test('what was encoded is decoded, whatever is in the picture; a dot may come beside what looks like a command', () => {
  fc.assert(
    fc.property(picture, (raster) => {
      const bytes = driver.encode(labelOf(raster), {})
      const [decoded, ...more] = driver.decode(bytes, {})
      expect([decoded?.widthDots, decoded?.heightDots, more]).toEqual([raster.widthDots, raster.heightDots, []])
      const { added, lost } = difference(raster, labelRaster(decoded!))
      const alike = raster.bits.filter((byte) => byte === 0x10)
      expect([added <= alike.length, lost]).toEqual([true, 0])
    }),
    { numRuns: 60 },
  )
})

test('no picture can ask the printer something or give it an order', () => {
  fc.assert(
    fc.property(picture, (raster) => {
      const bytes = driver.encode(labelOf(raster), {})
      expect(new RealTimeOrders().push(bytes)).toEqual([])
      const orders = bytes.filter((byte, at) => byte === 0x10 && [4, 5, 20].includes(bytes[at + 1] ?? 0))
      expect(orders).toHaveLength(0)
    }),
    { numRuns: 60 },
  )
})

test('commands that the preview leaves out are named, and nothing of what it writes itself is', () => {
  const foreign = '\u001b@Hello\u001bE1\u001dk4A\u001bd3'
  expect(driver.unknownCommands(new TextEncoder().encode(foreign))).toEqual(['text', 'ESC E', 'GS k'])
  fc.assert(
    fc.property(picture, (raster) => {
      expect(driver.unknownCommands(driver.encode(labelOf(raster), { DENSITY: 2 }))).toEqual([])
    }),
    { numRuns: 20 },
  )
})

test('no bytes can break the decoder', () => {
  const pieces = fc.constantFrom(
    '1b40',
    '1d7630',
    '1d763000ffffffff',
    '1d5742',
    '1d28',
    '1d',
    '1b',
    '10',
    '1d5641',
    '0c',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.uint8Array({ maxLength: 20 }).map(hex))), (parts) => {
      expect(driver.decode(Uint8Array.from(Buffer.from(parts.join(''), 'hex')), {})).toBeInstanceOf(Array)
    }),
  )
})

test('thousands of rows without a byte in them are no paper', () => {
  const rowsOfNothing = [0x1d, 0x76, 0x30, 0, 0, 0, 0, 0x99]
  expect(driver.decode(Uint8Array.from([0x1b, 0x40, ...rowsOfNothing, 0x1d, 0x56, 66, 0]), {})).toEqual([])
})

test('a label wider than the head is refused before anything is sent', () => {
  const label = { widthDots: 600, heightDots: 10, dotsPerMm: 8, steps: [] }
  expect(() => driver.encode(label, { WIDTH: '576' })).toThrow(expect.objectContaining({ code: 'RENDER_FAILED' }))
  expect(driver.encode(label, { WIDTH: '832' }).length).toBeGreaterThan(0)
})

test('text and codes are left to the host', () => {
  const box = { kind: 'box', x: 0, y: 0, widthDots: 9, heightDots: 9, thicknessDots: 1 } as const
  expect(driver.cannotDraw(box)).toMatch(/by lines/)
})

const FINE = [0x12, 0x12, 0x12, 0x12]

test.each<[number[], PrinterStatus, number]>([
  [[...FINE, 0], { state: 'ready', conditions: [], labelsWaiting: 0 }, 2],
  [[0x12, 0x12, 0x12, 0x1e, 3], { state: 'ready', conditions: ['paper low'], labelsWaiting: 0 }, 2],
  [[0x1a, 0x16, 0x12, 0x12], { state: 'needs person', conditions: ['head open'], labelsWaiting: 1 }, 0],
  [[0x1a, 0x32, 0x12, 0x72], { state: 'needs person', conditions: ['paper out'], labelsWaiting: 1 }, 0],
  [[0x1a, 0x52, 0x1a, 0x12], { state: 'needs person', conditions: ['cutter fault'], labelsWaiting: 1 }, 0],
  [[0x1a, 0x12, 0x12, 0x12], { state: 'needs person', conditions: ['offline'], labelsWaiting: 1 }, 0],
  [[0, 0x11, ...FINE, 0x13, 0], { state: 'ready', conditions: [], labelsWaiting: 0 }, 2],
])('a printer that says %o is %o', (said, status, confirmed) => {
  const parsed = driver.status.parse(Uint8Array.from(said))
  expect(parsed).toEqual(status)
  expect(parsed !== 'more' && driver.confirmed(parsed, 2)).toBe(confirmed)
})

test('a printer that has not come to the question behind its labels has not answered', () => {
  expect(driver.status.parse(Uint8Array.from(FINE))).toBe('more')
  expect(driver.status.parse(Uint8Array.of(0x12, 0x12))).toBe('more')
  expect(driver.status.whenSilent?.parse(Uint8Array.from(FINE))).toEqual({
    state: 'printing',
    conditions: [],
    labelsWaiting: 1,
  })
})

test('another language on the line is a protocol error', () => {
  expect(() => driver.status.parse(new Uint8Array(600).fill(0x15))).toThrow(
    expect.objectContaining({ code: 'DEVICE_PROTOCOL' }),
  )
})

test('each part of what it is comes by a question of its own', () => {
  const answer = new TextEncoder().encode('_TM-T88V\0')
  expect(driver.identity.parse(answer.subarray(0, 5), 1)).toBe('more')
  expect(driver.identity.parse(answer, 1)).toEqual({ model: 'TM-T88V' })
})

test('a printer that says nothing but XOFF, or nothing but what its paper does, is refused in the end', () => {
  for (const byte of [0x13, 0x00])
    expect(() => driver.status.parse(new Uint8Array(300).fill(byte))).toThrow(
      expect.objectContaining({ code: 'DEVICE_PROTOCOL' }),
    )
})
