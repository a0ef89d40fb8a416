import type { DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { checkForeignBytes, checkInjection, checkLanguage } from '../../../test/support/check-language.ts'
import { TsplPrinterDriver } from './tspl-printer.ts'

const driver = new TsplPrinterDriver()

const TEXT: TextStep = {
  kind: 'text',
  x: 8,
  y: 16,
  rotation: 0,
  widthDots: 384,
  fontHeightDots: 40,
  fontWidthDots: 40,
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
  errorCorrection: 'M',
  moduleDots: 5,
  heightDots: 0,
  data: '{"stockitem": 42}',
}

function labelOf(...steps: DrawStep[]): DrawnLabel {
  return { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps }
}

function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder('latin1').decode(bytes).split('\r\n')
}

test('what it does not refuse is decoded as it was said, and cannot become a command', () => {
  expect(() => checkLanguage(driver, {})).not.toThrow()
})

test('black marks and the other direction change nothing of what is drawn', () => {
  expect(() => checkLanguage(driver, { MEDIA: 'mark', TOP_FIRST: true })).not.toThrow()
})

test('hostile text makes as many commands as harmless text', () => {
  expect(() => checkInjection(driver, {})).not.toThrow()
})

test('no bytes can break the decoder', () => {
  expect(() =>
    checkForeignBytes(driver, {}, [
      'SIZE ',
      'CLS',
      'PRINT 1',
      'TEXT 1,2,',
      'BITMAP 0,0,2,2,0,',
      'QRCODE ',
      'DOWNLOAD "A",9,',
    ]),
  ).not.toThrow()
})

test('each job sets the whole state of the printer', () => {
  const box: DrawStep = { kind: 'box', x: 0, y: 0, widthDots: 400, heightDots: 240, thicknessDots: 2 }
  const bars: DrawStep = {
    kind: 'barcode',
    symbology: 'code128',
    x: 30,
    y: 40,
    rotation: 90,
    errorCorrection: null,
    moduleDots: 3,
    heightDots: 80,
    data: 'INV-SI42',
  }
  const bitmap: DrawStep = {
    kind: 'bitmap',
    x: 8,
    y: 9,
    widthDots: 11,
    heightDots: 2,
    bits: Uint8Array.of(0x80, 0x20, 0xff, 0xe0),
  }
  const settings = { DARKNESS: 7, SPEED: 3, PRINT_METHOD: 'direct', GAP_MM: 2.5 }
  expect(linesOf(driver.encode(labelOf(box, TEXT, QR, bars, bitmap), settings))).toEqual([
    'CLS',
    'SIZE 50 mm,30 mm',
    'GAP 2.5 mm,0 mm',
    'OFFSET 0 mm',
    'SHIFT 0',
    'DIRECTION 1,0',
    'REFERENCE 0,0',
    'DENSITY 7',
    'SPEED 3',
    'SET RIBBON OFF',
    'CODEPAGE 1252',
    'CLS',
    'BAR 0,0,400,2',
    'BAR 0,238,400,2',
    'BAR 0,2,2,236',
    'BAR 398,2,2,236',
    'TEXT 164,16,"2",0,2,2,"A\\["]B"',
    'TEXT 188,56,"2",0,2,2,"C"',
    'QRCODE 200,90,M,5,A,0,M2,S7,"{\\["]stockitem\\["]: 42}"',
    'BARCODE 110,40,"128",80,0,90,3,3,"INV-SI42"',
    'BITMAP 8,9,2,2,1,\u007fß\0\u001f',
    'PRINT 1,1',
    '',
  ])
})

test.each([
  [{ ...TEXT, text: '試験' }, /characters/],
  [{ ...TEXT, text: 'a~!Tb' }, /characters/],
  [{ ...TEXT, text: 'path\\' }, /characters/],
  [{ ...TEXT, text: 'one\ntwo\nthree' }, /No font/],
  [{ ...TEXT, widthDots: 20 }, /No font/],
  [{ ...TEXT, x: -1 }, /outside/],
  [{ ...QR, data: 'ä' }, /characters/],
  [{ ...QR, rotation: 90 as const }, /turned/],
  [{ ...QR, symbology: 'gs1-128' as const }, /gs1-128/],
  [{ ...QR, symbology: 'ean13' as const, data: '4006381333932' }, /check digit/],
  [{ ...TEXT, kind: 'ellipse' as const, thicknessDots: 1, heightDots: 10 }, /ellipses/],
])('what the printer cannot draw is refused with the reason: %o', (step, reason) => {
  expect(driver.cannotDraw(step as DrawStep, {})).toMatch(reason)
  expect(() => driver.encode(labelOf(step as DrawStep), {})).toThrow(expect.objectContaining({ code: 'RENDER_FAILED' }))
})

test('text is left to the program where the settings say so', () => {
  expect(driver.cannotDraw(TEXT, { TEXT: 'dots' })).toMatch(/by the program/)
  expect(driver.cannotDraw(TEXT, {})).toBe(null)
})

test('letters of Western Europe are those of code page 1252', () => {
  const label = labelOf({ ...TEXT, text: 'Größe 5 €' })
  expect(linesOf(driver.encode(label, {})).find((line) => line.startsWith('TEXT'))).toContain('"Größe 5 €"')
  expect(driver.decode(driver.encode(label, {}), {})[0]!.steps).toMatchObject([{ text: 'Größe 5 €' }])
})

test('labels of other programs are shown as far as they are understood', () => {
  const job =
    'SIZE 2,1\r\nGAP 0.12,0\r\nREFERENCE 8,16\nCLS\nTEXT 10,20,"0",0,9,12,"plain"\nBOX 5,5,105,55,3\n' +
    'PUTPCX 1,1,"LOGO.PCX"\nCIRCLE 2,4,50,3\nDMATRIX 7,8,100,100,"dm"\nSOUND 1,2\nPRINT 2,3\n'
  expect(driver.decode(new TextEncoder().encode(job), {})).toEqual([
    {
      widthDots: 406,
      heightDots: 203,
      dotsPerMm: 8,
      steps: [
        expect.objectContaining({ kind: 'text', x: 18, y: 36, fontHeightDots: 34, text: 'plain' }),
        { kind: 'box', x: 13, y: 21, widthDots: 100, heightDots: 50, thicknessDots: 3 },
        { kind: 'ellipse', x: 10, y: 20, widthDots: 50, heightDots: 50, thicknessDots: 3 },
        expect.objectContaining({ symbology: 'datamatrix', x: 15, y: 24, data: 'dm' }),
      ],
    },
  ])
  expect(driver.unknownCommands(new TextEncoder().encode(job))).toEqual(['PUTPCX'])
})

test.each([
  [0x00, { state: 'ready', conditions: [], labelsWaiting: 0 }, 2],
  [0x20, { state: 'printing', conditions: [], labelsWaiting: null }, 0],
  [0x10, { state: 'paused', conditions: ['paused'], labelsWaiting: null }, 0],
  [0x41, { state: 'needs person', conditions: ['head open'], labelsWaiting: null }, 0],
  [0x0c, { state: 'needs person', conditions: ['paper out', 'ribbon out'], labelsWaiting: null }, 0],
])('a printer that says %i is %o', (byte, status, confirmed) => {
  const parsed = driver.status.parse(Uint8Array.of(byte))
  expect(parsed).toEqual(status)
  expect(parsed !== 'more' && driver.confirmed(parsed, 2)).toBe(confirmed)
})

test('an answer is waited for, and another language on the line is a protocol error', () => {
  expect(driver.status.parse(new Uint8Array())).toBe('more')
  expect(() => driver.status.parse(new Uint8Array(600).fill(0x15))).toThrow(
    expect.objectContaining({ code: 'DEVICE_PROTOCOL' }),
  )
})

function said(text: string, request: number) {
  return driver.identity.parse(new TextEncoder().encode(text), request)
}

test('it is asked what it is', () => {
  expect(said('TTP-2', 0)).toBe('more')
  expect(said('TTP-245C\r\n', 0)).toEqual({ model: 'TTP-245C' })
  expect(said('437, 001\r\n', 1)).toMatchObject({ properties: [{ value: '437' }, { value: '001' }] })
  expect(said('12\r\n', 2)).toMatchObject({ properties: [{ value: '12 km' }] })
  expect(() => said('\u0002\u0015\r\n', 0)).toThrow(expect.objectContaining({ code: 'DEVICE_PROTOCOL' }))
})

test('a printer is calibrated for the labels in it', () => {
  expect(driver.commands({ MEDIA: 'mark' }).calibrate).toEqual(new TextEncoder().encode('BLINEDETECT\r\n'))
  expect(driver.commands({ MEDIA: 'continuous' }).calibrate).toHaveProperty('cannot')
})

test('nothing of what it writes itself is unknown', () => {
  expect(driver.unknownCommands(driver.encode(labelOf(TEXT), {}))).toEqual([])
})
