import type { DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { checkForeignBytes, checkInjection, checkLanguage } from '../../../test/support/check-language.ts'
import { CpclPrinterDriver } from './cpcl-printer.ts'

const driver = new CpclPrinterDriver()

const TEXT: TextStep = {
  kind: 'text',
  x: 8,
  y: 16,
  rotation: 90,
  widthDots: 200,
  fontHeightDots: 30,
  fontWidthDots: 30,
  lines: 2,
  align: 'center',
  text: 'A"B\nC',
}
const QR: DrawStep = {
  kind: 'barcode',
  symbology: 'qr',
  x: 200,
  y: 90,
  rotation: 0,
  errorCorrection: 'H',
  moduleDots: 5,
  heightDots: 0,
  data: '{"stockitem": 42}',
}
const BITMAP: DrawStep = {
  kind: 'bitmap',
  x: 8,
  y: 9,
  widthDots: 11,
  heightDots: 2,
  bits: Uint8Array.of(0x41, 0x20, 0x7f, 0x60),
}

function labelOf(...steps: DrawStep[]): DrawnLabel {
  return { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps }
}

function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder('latin1').decode(bytes).split('\r\n')
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

test.each([
  ['as it comes', {}],
  ['with pictures as text', { GRAPHICS: 'hexadecimal' }],
  ['endless', { MEDIA: 'continuous' }],
])('what it does not refuse is decoded as it was said, and cannot become a command: %s', (_, settings) => {
  expect(() => checkLanguage(driver, settings)).not.toThrow()
})

test('hostile text makes as many commands as harmless text', () => {
  expect(() => checkInjection(driver, {})).not.toThrow()
})

test('no bytes can break the decoder', () => {
  const words = [
    '! 0 200 200 210 1\n',
    'PRINT\n',
    'TEXT 7 0 1 2 ',
    'CG 2 2 0 0 ',
    'EG 9999 9999 0 0 F',
    'BARCODE QR 1 2 U',
  ]
  expect(() => checkForeignBytes(driver, {}, words)).not.toThrow()
})

test('each job sets the whole state of the printer', () => {
  const box: DrawStep = { kind: 'box', x: 4, y: 5, widthDots: 2, heightDots: 30, thicknessDots: 2 }
  const bars: DrawStep = {
    kind: 'barcode',
    symbology: 'code39',
    x: 30,
    y: 40,
    rotation: 270,
    errorCorrection: null,
    moduleDots: 2,
    heightDots: 80,
    data: 'AB 1',
  }
  const settings = { DARKNESS: 50, SPEED: 4, MEDIA: 'gap' }
  expect(linesOf(driver.encode(labelOf(box, TEXT, QR, bars, BITMAP), settings))).toEqual([
    '! 0 203 203 240 1',
    'PAGE-WIDTH 400',
    'IN-DOTS',
    'GAP-SENSE',
    'TONE 50',
    'SPEED 4',
    'COUNTRY USA',
    'LEFT',
    'SETBOLD 0',
    'SETSP 0',
    'SETMAG 0 0',
    'BARCODE-TEXT OFF',
    'NO-PACE',
    'LINE 4 5 4 35 2',
    'SETMAG 1 1',
    'TEXT270 7 0 65 98 A"B',
    'SETMAG 0 0',
    'SETMAG 1 1',
    'TEXT270 7 0 35 110 C',
    'SETMAG 0 0',
    'BARCODE QR 200 90 M 2 U 5',
    'HA,{"stockitem": 42}',
    'ENDQR',
    'VBARCODE 39 2 3 80 30 230 AB 1',
    'CG 2 2 8 9 A \u007f`',
    'FORM',
    'PRINT',
    '',
  ])
})

test('pictures can travel as text, and endless rolls have no next label', () => {
  const lines = linesOf(driver.encode(labelOf(BITMAP), { GRAPHICS: 'hexadecimal', MEDIA: 'continuous' }))
  expect(lines).toContain('EG 2 2 8 9 41207F60')
  expect(lines).toContain('JOURNAL')
  expect(lines).not.toContain('FORM')
})

test.each([
  [{ ...TEXT, text: 'Größe' }, /characters/],
  [{ ...TEXT, text: '! U1 setvar' }, /characters/],
  [{ ...TEXT, text: 'see ! U1' }, /characters/],
  [{ ...TEXT, text: ' lost blank' }, /characters/],
  [{ ...TEXT, fontHeightDots: 20 }, /does not fit/],
  [{ ...QR, data: 'one\r\nENDQR' }, /characters/],
  [{ ...QR, rotation: 90 as const }, /turn/],
  [{ ...QR, symbology: 'code128' as const, rotation: 270 as const }, /turn/],
  [{ ...QR, symbology: 'datamatrix' as const }, /datamatrix/],
])('what the printer cannot draw is refused with the reason: %o', (step, reason) => {
  expect(driver.cannotDraw(step as DrawStep, {})).toMatch(reason)
  expect(() => driver.encode(labelOf(step as DrawStep), {})).toThrow(expect.objectContaining({ code: 'RENDER_FAILED' }))
})

test('labels of other programs are shown as far as they are understood', () => {
  const job =
    '! U1 setvar "a" "b"\n! 8 200 200 256 1\npw 456\nT 7 0 16 16 PART 42\nBOX 5 5 105 55 3\nL 0 0 9 9 1\n' +
    'B QR 10 20 M 2\nB 128 1 1 50 10 60 INV-SI42\nPCX 1 2 !<A.PCX\nBARCODE QR 3 4\nMA,text\nENDQR\nPRINT\n'
  expect(driver.decode(bytesOf(job), {})).toEqual([
    {
      widthDots: 456,
      heightDots: 256,
      dotsPerMm: 8,
      steps: [
        expect.objectContaining({ kind: 'text', x: 24, y: 16, fontHeightDots: 24, text: 'PART 42' }),
        { kind: 'box', x: 13, y: 5, widthDots: 100, heightDots: 50, thicknessDots: 3 },
        expect.objectContaining({ symbology: 'code128', x: 18, y: 60, moduleDots: 1, data: 'INV-SI42' }),
        expect.objectContaining({ symbology: 'qr', x: 11, y: 4, moduleDots: 6, data: 'text' }),
      ],
    },
  ])
  expect(driver.unknownCommands(bytesOf(job))).toEqual(['PCX'])
})

test.each([
  [0x00, { state: 'ready', conditions: [], labelsWaiting: 0 }, 2],
  [0x10, { state: 'ready', conditions: [], labelsWaiting: 0 }, 2],
  [0x01, { state: 'printing', conditions: [], labelsWaiting: null }, 0],
  [0x08, { state: 'ready', conditions: ['battery low'], labelsWaiting: 0 }, 2],
  [0x07, { state: 'needs person', conditions: ['paper out', 'head open'], labelsWaiting: null }, 0],
])('a printer that says %i is %o', (byte, status, confirmed) => {
  const parsed = driver.status.parse(Uint8Array.of(byte))
  expect(parsed).toEqual(status)
  expect(parsed !== 'more' && driver.confirmed(parsed, 2)).toBe(confirmed)
})

test('an answer is waited for, and another language on the line is a protocol error', () => {
  expect(driver.status.parse(new Uint8Array())).toBe('more')
  for (const nonsense of [new Uint8Array(600).fill(0x15), Uint8Array.of(0x80)])
    expect(() => driver.status.parse(nonsense)).toThrow(expect.objectContaining({ code: 'DEVICE_PROTOCOL' }))
})

test('it is asked what it is', () => {
  expect(driver.identity.parse(bytesOf('V81'), 0)).toBe('more')
  expect(driver.identity.parse(bytesOf('V81.02\0'), 0)).toEqual({ firmware: 'V81.02' })
  expect(() => driver.identity.parse(Uint8Array.of(0x02, 0x0d), 0)).toThrow(
    expect.objectContaining({ code: 'DEVICE_PROTOCOL' }),
  )
})

test('nothing of what it writes itself is unknown', () => {
  expect(driver.unknownCommands(driver.encode(labelOf(TEXT), {}))).toEqual([])
})
