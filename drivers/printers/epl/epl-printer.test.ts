import type { DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { checkForeignBytes, checkInjection, checkLanguage } from '../../../test/support/check-language.ts'
import { EplPrinterDriver } from './epl-printer.ts'

const driver = new EplPrinterDriver()
const NATIVE_CODES = { MATRIX_CODES: 'printer' }

const TEXT: TextStep = {
  kind: 'text',
  x: 8,
  y: 16,
  rotation: 0,
  widthDots: 384,
  fontHeightDots: 40,
  fontWidthDots: 40,
  lines: 2,
  align: 'right',
  text: 'A"B\\\nC',
}
const QR: DrawStep = {
  kind: 'barcode',
  symbology: 'qr',
  x: 200,
  y: 90,
  rotation: 0,
  errorCorrection: 'Q',
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

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

test.each([
  ['as it comes', {}],
  ['with codes of its own', NATIVE_CODES],
  ['with black marks, mute', { MEDIA: 'mark', REPORTS: false }],
])('what it does not refuse is decoded as it was said, and cannot become a command: %s', (_, settings) => {
  expect(() => checkLanguage(driver, settings)).not.toThrow()
})

test('hostile text makes as many commands as harmless text', () => {
  expect(() => checkInjection(driver, { MATRIX_CODES: 'printer' })).not.toThrow()
})

test('no bytes can break the decoder', () => {
  const words = ['N\n', 'P1\n', 'A1,2,', 'GW0,0,2,2,', 'b1,2,Q,', 'GM"A"9\n', 'q', 'Q', '\\']
  expect(() => checkForeignBytes(driver, {}, words)).not.toThrow()
})

test('each job sets the whole state of the printer', () => {
  const box: DrawStep = { kind: 'box', x: 0, y: 0, widthDots: 400, heightDots: 3, thicknessDots: 3 }
  const bars: DrawStep = {
    kind: 'barcode',
    symbology: 'ean13',
    x: 30,
    y: 40,
    rotation: 270,
    errorCorrection: null,
    moduleDots: 2,
    heightDots: 80,
    data: '4006381333931',
  }
  const bits = Uint8Array.of(0x80, 0x20, 0xff, 0xe0)
  const bitmap: DrawStep = { kind: 'bitmap', x: 8, y: 9, widthDots: 11, heightDots: 2, bits }
  const settings = { ...NATIVE_CODES, DARKNESS: 7, SPEED: 3, PRINT_METHOD: 'direct', GAP_MM: 2.5 }
  expect(linesOf(driver.encode(labelOf(box, TEXT, QR, bars, bitmap), settings))).toEqual([
    'N',
    'US',
    'I8,A,001',
    'OD',
    'q400',
    'Q240,20',
    'S3',
    'D7',
    'ZT',
    'R0,0',
    'N',
    'LO0,0,400,3',
    'A280,16,0,3,2,2,N,"A\\"B\\\\"',
    'A364,56,0,3,2,2,N,"C"',
    'b200,90,Q,m2,s5,eQ,iA,"{\\"stockitem\\": 42}"',
    'B30,230,3,E30,2,6,80,N,"400638133393"',
    'GW8,9,2,2,\u007fß\0\u001f',
    'P1',
    '',
  ])
})

test.each([
  [{ ...TEXT, text: '試験' }, /characters/],
  [{ ...TEXT, text: 'a^eeb' }, /characters/],
  [{ ...TEXT, text: 'a^@b' }, /characters/],
  [{ ...TEXT, widthDots: 20 }, /No font/],
  [{ ...TEXT, y: -1 }, /outside/],
  [QR, /later EPL/],
  [{ ...QR, symbology: 'pdf417' as const }, /pdf417/],
])('what the printer cannot draw is refused with the reason: %o', (step, reason) => {
  expect(driver.cannotDraw(step as DrawStep, {})).toMatch(reason)
  expect(() => driver.encode(labelOf(step as DrawStep), {})).toThrow(expect.objectContaining({ code: 'RENDER_FAILED' }))
})

test('a finer head has larger letters', () => {
  const [fine, coarse] = ['300', '203'].map((DPI) =>
    linesOf(driver.encode(labelOf({ ...TEXT, text: 'x', fontHeightDots: 44 }), { DPI })).find((line) =>
      line.startsWith('A'),
    ),
  )
  expect([fine, coarse]).toEqual(['A368,16,0,4,1,1,N,"x"', expect.stringMatching(/,0,3,2,2,N/)])
})

test('labels of other programs are shown as far as they are understood', () => {
  const job = '\nN\nq456\nQ256,24\nR8,16\nA16,16,0,3,1,1,R,"PART 42"\nX5,5,3,105,55\nV00,10,N,"x"\nb1,2,D,"dm"\nP1,2\n'
  expect(driver.decode(bytesOf(job), {})).toEqual([
    {
      widthDots: 456,
      heightDots: 256,
      dotsPerMm: 8,
      steps: [
        expect.objectContaining({ kind: 'text', x: 24, y: 32, fontHeightDots: 20, text: 'PART 42' }),
        { kind: 'box', x: 13, y: 21, widthDots: 100, heightDots: 50, thicknessDots: 3 },
        expect.objectContaining({ symbology: 'datamatrix', x: 9, y: 18, moduleDots: 5, data: 'dm' }),
      ],
    },
  ])
  expect(driver.unknownCommands(bytesOf(job))).toEqual(['V'])
})

test('a picture may begin on the line after its size', () => {
  const job = Uint8Array.of(...bytesOf('N\nGW8,9,1,2\n'), 0x0f, 0x0a, ...bytesOf('\nP1\n'))
  expect(driver.decode(job, {})[0]!.steps).toEqual([
    { kind: 'bitmap', x: 8, y: 9, widthDots: 8, heightDots: 2, bits: Uint8Array.of(0xf0, 0xf5) },
  ])
})

test.each([
  ['00\r\n', { state: 'ready', conditions: [], labelsWaiting: null }],
  ['\u0006\u000607\r\n', { state: 'needs person', conditions: ['paper out'], labelsWaiting: null }],
  ['11', { state: 'needs person', conditions: ['head open'], labelsWaiting: null }],
])('a printer that answers %j is %o, and says nothing of labels', (answer, status) => {
  const parsed = driver.status.parse(bytesOf(answer))
  expect(parsed).toEqual(status)
  expect(parsed !== 'more' && driver.confirmed(parsed, 2)).toBe('cannot tell')
})

test('half an answer is waited for, and another language on the line is a protocol error', () => {
  expect(driver.status.parse(bytesOf('0'))).toBe('more')
  for (const nonsense of [new Uint8Array(600).fill(0x15), Uint8Array.of(0x02, 0x30)])
    expect(() => driver.status.parse(nonsense)).toThrow(expect.objectContaining({ code: 'DEVICE_PROTOCOL' }))
})

test('it tells by itself of labels that are out and of what is wrong', () => {
  expect(driver.status.unasked?.(Uint8Array.of(0x0d, 0x06, 0x06))).toEqual({ used: 2, printed: 1, status: null })
  expect(driver.status.unasked?.(bytesOf('\u001507\r\n'))).toMatchObject({
    used: 3,
    printed: 0,
    status: { conditions: ['paper out'] },
  })
  expect(driver.status.unasked?.(bytesOf('\u00150'))).toEqual({ used: 0, printed: 0, status: null })
  expect(driver.status.unasked?.(bytesOf('noise'))).toEqual({ used: 5, printed: 0, status: null })
})

test('it is asked what it is', () => {
  expect(driver.identity.parse(bytesOf('UKQ1935HLU'), 0)).toBe('more')
  const answer = 'UKQ1935HLU       V4.42\r\nSerial port:96,N,8,1\r\n'
  expect(driver.identity.parse(bytesOf(answer), 0)).toEqual({ model: 'UKQ1935HLU', firmware: '4.42' })
  expect(() => driver.identity.parse(Uint8Array.of(0x02, 0x30), 0)).toThrow(
    expect.objectContaining({ code: 'DEVICE_PROTOCOL' }),
  )
})

test('endless labels have no gap to be found', () => {
  expect(linesOf(driver.encode(labelOf(), { MEDIA: 'continuous' }))).toContain('Q240,0')
  expect(driver.commands({ MEDIA: 'continuous' }).calibrate).toHaveProperty('cannot')
})

test('nothing of what it writes itself is unknown', () => {
  expect(driver.unknownCommands(driver.encode(labelOf(TEXT), {}))).toEqual([])
})

test('a picture without its height, and a negative size of the label, draw nothing', () => {
  const label = { widthDots: 0, heightDots: 0, steps: [] }
  expect(driver.decode(bytesOf('N\nq-1\nQ-9\nGW0,,2,6,\nP1\n'), {})).toMatchObject([label])
})
