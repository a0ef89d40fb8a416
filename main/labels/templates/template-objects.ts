import type { BarcodeObject, LineObject, TextObject } from '../../records/label-document.ts'

/** Objects with what is usual, so that only the rest has to be said. */

const COMMON = { name: '', when: '', group: null, isLocked: false } as const

type Area = Pick<TextObject, 'xMm' | 'yMm' | 'widthMm' | 'heightMm'>
type TextValues = Area & Pick<TextObject, 'text' | 'largestMm' | 'smallestMm'> & Partial<TextObject>

export function textObject(id: string, values: TextValues): TextObject {
  return {
    kind: 'text',
    ...COMMON,
    id,
    rotation: 0,
    font: 'printer',
    lines: 1,
    align: 'left',
    verticalAlign: 'middle',
    ...values,
  }
}

type BarcodeValues = Area & Pick<BarcodeObject, 'symbology' | 'data'> & Partial<BarcodeObject>

export function barcodeObject(id: string, values: BarcodeValues): BarcodeObject {
  return {
    kind: 'barcode',
    ...COMMON,
    id,
    rotation: 0,
    errorCorrection: 'M',
    moduleMm: null,
    showText: false,
    ...values,
  }
}

type LineValues = Pick<LineObject, 'xMm' | 'yMm' | 'lengthMm'> & Partial<LineObject>

export function lineObject(id: string, values: LineValues): LineObject {
  return { kind: 'line', ...COMMON, id, thicknessMm: 0.25, direction: 'across', ...values }
}
