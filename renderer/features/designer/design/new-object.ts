import type { LabelObject } from '../../../../main/records/label-document.ts'
import { type Bounds, rounded } from './bounds.ts'

export type ObjectKind = LabelObject['kind']

const COMMON = { name: '', when: '', group: null, isLocked: false } as const
const LETTERING = {
  rotation: 0,
  font: 'printer',
  smallestMm: 2,
  lines: 1,
  align: 'left',
  verticalAlign: 'middle',
} as const

/** How large a new object is on a usual label, and what it shows. */
const MAKERS: { readonly [Kind in ObjectKind]: { size: Size; make: (id: string, at: Bounds) => LabelObject } } = {
  text: {
    size: [30, 6],
    make: (id, at) => ({ kind: 'text', ...COMMON, ...LETTERING, id, ...at, largestMm: at.heightMm, text: 'Text' }),
  },
  barcode: {
    size: [16, 16],
    make: (id, at) => ({
      kind: 'barcode',
      ...COMMON,
      id,
      ...at,
      rotation: 0,
      symbology: 'qr',
      data: '{{ qr_data }}',
      errorCorrection: 'M',
      moduleMm: null,
      showText: false,
    }),
  },
  image: {
    size: [16, 12],
    make: (id, at) => ({ kind: 'image', ...COMMON, id, ...at, rotation: 0, source: '', tone: 'threshold' }),
  },
  line: {
    size: [30, 0.25],
    make: (id, { xMm, yMm, widthMm }) => ({
      kind: 'line',
      ...COMMON,
      id,
      xMm,
      yMm,
      lengthMm: widthMm,
      thicknessMm: 0.25,
      direction: 'across',
    }),
  },
  box: { size: [24, 12], make: (id, at) => ({ kind: 'box', ...COMMON, id, ...at, thicknessMm: 0.25 }) },
  ellipse: { size: [12, 12], make: (id, at) => ({ kind: 'ellipse', ...COMMON, id, ...at, thicknessMm: 0.25 }) },
  table: {
    size: [40, 18],
    make: (id, at) => ({
      kind: 'table',
      ...COMMON,
      id,
      ...at,
      list: 'bom_items',
      columns: [
        { title: 'No.', text: '{{ row_number }}', widthMm: rounded(at.widthMm / 4), align: 'right' },
        { title: 'Name', text: '{{ row.name }}', widthMm: rounded((at.widthMm * 3) / 4), align: 'left' },
      ],
      font: 'printer',
      rowMm: 4,
      textMm: 2.75,
      hasTitles: true,
      lineMm: 0.25,
    }),
  },
  date: {
    size: [24, 4],
    make: (id, at) => ({
      kind: 'date',
      ...COMMON,
      ...LETTERING,
      id,
      ...at,
      largestMm: at.heightMm,
      date: '',
      plusDays: 0,
      pattern: '%Y-%m-%d',
    }),
  },
  counter: {
    size: [16, 5],
    make: (id, at) => ({
      kind: 'counter',
      ...COMMON,
      ...LETTERING,
      id,
      ...at,
      largestMm: at.heightMm,
      text: '{{ counter }}',
      start: 1,
      step: 1,
      digits: 3,
    }),
  },
}

type Size = readonly [widthMm: number, heightMm: number]

/** In the middle of the label, no larger than it, a little aside of what is there already. */
export function newObject(kind: ObjectKind, id: string, label: { widthMm: number; heightMm: number }): LabelObject {
  const { size, make } = MAKERS[kind]
  const widthMm = Math.min(size[0], rounded(label.widthMm * 0.8))
  const heightMm = Math.min(size[1], rounded(label.heightMm * 0.8))
  return make(id, {
    xMm: rounded((label.widthMm - widthMm) / 2),
    yMm: rounded((label.heightMm - heightMm) / 2),
    widthMm,
    heightMm,
  })
}

/** `text-3`: the first of its kind that is free. */
export function freeId(kind: string, taken: ReadonlySet<string>): string {
  let number = 1
  while (taken.has(`${kind}-${number}`)) number += 1
  return `${kind}-${number}`
}
