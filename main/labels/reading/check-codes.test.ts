import { expect, test } from 'vitest'
import type { BarcodeStep, DrawnLabel, Symbology } from '@scanbench/plugin/machine'
import { checkCodes } from './check-codes.ts'

function labelWith(...codes: [Symbology, string][]): DrawnLabel {
  const steps = codes.map(([symbology, data]): BarcodeStep => ({
    kind: 'barcode',
    symbology,
    x: 0,
    y: 0,
    rotation: 0,
    moduleDots: 3,
    heightDots: 80,
    errorCorrection: null,
    data,
  }))
  return { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps }
}

const read = (text: string, identifier: string) => ({ text, identifier, x: 0, y: 0 })
const isRead = (label: DrawnLabel, ...found: ReturnType<typeof read>[]) =>
  checkCodes(null, [label], found).map((code) => code.isRead)

test.each([
  ['code128', ']C0', true],
  ['code128', ']C1', false],
  ['gs1-128', ']C1', true],
  ['qr', ']Q1', true],
  ['gs1-qr', ']Q1', false],
  ['datamatrix', ']d2', false],
  ['gs1-datamatrix', ']d2', true],
  ['aztec', ']Q1', false],
] as const)('a %s that is read as %s counts as read: %s', (symbology, identifier, expected) => {
  expect(isRead(labelWith([symbology, '0109521101530001']), read('0109521101530001', identifier))).toEqual([expected])
})

test('UPC counts as read by the thirteen digits that readers give', () => {
  expect(isRead(labelWith(['upca', '036000291452']), read('0036000291452', ']E0'))).toEqual([true])
})

test('two codes of one text are read when two are found', () => {
  const label = labelWith(['qr', 'A'], ['qr', 'A'])
  expect([isRead(label, read('A', ']Q1')), isRead(label, read('A', ']Q1'), read('A', ']Q1'))]).toEqual([
    [true, false],
    [true, true],
  ])
})
