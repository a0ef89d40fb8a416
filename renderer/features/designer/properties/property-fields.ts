import type { BarcodeObject, LabelFont, LabelObject } from '../../../../main/records/label-document.ts'

/** How one value of an object is shown and changed. */
export type PropertyField = { key: string; label: string; hint?: string } & (
  | { kind: 'mm'; least: number }
  /** A length, or nothing for "as it fits". */
  | { kind: 'mm or none'; least: number }
  | { kind: 'whole'; least: number; most: number }
  | { kind: 'liquid'; rows: number }
  | { kind: 'text' }
  | { kind: 'choice'; choices: readonly Choice[]; isNumber?: boolean }
  | { kind: 'flag' }
  | { kind: 'columns' }
  | { kind: 'image' }
)

interface Choice {
  value: string
  label: string
}

const FONTS: Readonly<Record<LabelFont, string>> = {
  printer: 'Printer',
  sans: 'Sans',
  'sans-bold': 'Sans bold',
  mono: 'Mono',
  'mono-bold': 'Mono bold',
}

const SYMBOLOGIES: Readonly<Record<BarcodeObject['symbology'], string>> = {
  qr: 'QR',
  'gs1-qr': 'GS1 QR',
  datamatrix: 'Data Matrix',
  'gs1-datamatrix': 'GS1 Data Matrix',
  code128: 'Code 128',
  'gs1-128': 'GS1-128',
  code39: 'Code 39',
  ean13: 'EAN-13',
  ean8: 'EAN-8',
  upca: 'UPC-A',
  upce: 'UPC-E',
  itf14: 'ITF-14',
  pdf417: 'PDF417',
  aztec: 'Aztec',
}

const choicesOf = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const TURN: PropertyField = {
  key: 'rotation',
  label: 'Turned',
  kind: 'choice',
  isNumber: true,
  choices: ['0', '90', '180', '270'].map((value) => ({ value, label: `${value}°` })),
}
const FONT: PropertyField = { key: 'font', label: 'Font', kind: 'choice', choices: choicesOf(FONTS) }
const PLACE: PropertyField[] = [
  { key: 'xMm', label: 'x mm', kind: 'mm', least: -1000 },
  { key: 'yMm', label: 'y mm', kind: 'mm', least: -1000 },
]
const AREA: PropertyField[] = [
  ...PLACE,
  { key: 'widthMm', label: 'Width mm', kind: 'mm', least: 0.1 },
  { key: 'heightMm', label: 'Height mm', kind: 'mm', least: 0.1 },
]
const THICK: PropertyField = { key: 'thicknessMm', label: 'Thick mm', kind: 'mm', least: 0.05 }
const LETTERS: PropertyField[] = [
  FONT,
  TURN,
  { key: 'largestMm', label: 'Largest mm', kind: 'mm', least: 0.5, hint: 'Height of a line. It shrinks to fit.' },
  { key: 'smallestMm', label: 'Smallest mm', kind: 'mm', least: 0.5 },
  {
    key: 'align',
    label: 'Align',
    kind: 'choice',
    choices: choicesOf({ left: 'Left', center: 'Middle', right: 'Right' }),
  },
  {
    key: 'verticalAlign',
    label: 'Upright',
    kind: 'choice',
    choices: choicesOf({ top: 'Top', middle: 'Middle', bottom: 'Bottom' }),
  },
  { key: 'lines', label: 'Lines at most', kind: 'whole', least: 1, most: 50 },
]
const WHEN: PropertyField[] = [
  { key: 'when', label: 'Only when', kind: 'liquid', rows: 1, hint: 'Empty: always. Such as {{ batch }}' },
  { key: 'name', label: 'Name', kind: 'text' },
]

const OWN: { readonly [Kind in LabelObject['kind']]: readonly PropertyField[] } = {
  text: [{ key: 'text', label: 'Text', kind: 'liquid', rows: 2 }, ...AREA, ...LETTERS],
  barcode: [
    { key: 'data', label: 'What it says', kind: 'liquid', rows: 2 },
    { key: 'symbology', label: 'Kind of code', kind: 'choice', choices: choicesOf(SYMBOLOGIES) },
    ...AREA,
    TURN,
    {
      key: 'errorCorrection',
      label: 'Correction',
      kind: 'choice',
      choices: choicesOf({ L: 'L, 7 %', M: 'M, 15 %', Q: 'Q, 25 %', H: 'H, 30 %' }),
      hint: 'Of QR codes.',
    },
    { key: 'moduleMm', label: 'Narrowest mm', kind: 'mm or none', least: 0.05, hint: 'Empty: as wide as it fits.' },
    { key: 'showText', label: 'In letters below the bars', kind: 'flag' },
  ],
  image: [
    { key: 'source', label: 'Picture', kind: 'image' },
    ...AREA,
    TURN,
    {
      key: 'tone',
      label: 'Greys',
      kind: 'choice',
      choices: choicesOf({ threshold: 'Black or white', dither: 'Dots' }),
    },
  ],
  line: [
    ...PLACE,
    { key: 'lengthMm', label: 'Length mm', kind: 'mm', least: 0.1 },
    THICK,
    {
      key: 'direction',
      label: 'Direction',
      kind: 'choice',
      choices: choicesOf({ across: 'Across', down: 'Down' }),
    },
  ],
  box: [...AREA, THICK],
  ellipse: [...AREA, THICK],
  table: [
    { key: 'list', label: 'List', kind: 'text', hint: 'Such as bom_items; a row of it is "row".' },
    ...AREA,
    { key: 'columns', label: 'Columns', kind: 'columns' },
    FONT,
    { key: 'rowMm', label: 'Row mm', kind: 'mm', least: 0.5 },
    { key: 'textMm', label: 'Letters mm', kind: 'mm', least: 0.5 },
    { key: 'lineMm', label: 'Line mm', kind: 'mm', least: 0, hint: '0: no lines.' },
    { key: 'hasTitles', label: 'With titles', kind: 'flag' },
  ],
  date: [
    { key: 'date', label: 'Date', kind: 'liquid', rows: 1, hint: 'Empty: the time of printing.' },
    { key: 'pattern', label: 'Written as', kind: 'text', hint: '%d.%m.%Y gives 31.12.2026' },
    { key: 'plusDays', label: 'Days later', kind: 'whole', least: -40_000, most: 40_000 },
    ...AREA,
    ...LETTERS,
  ],
  counter: [
    { key: 'text', label: 'Text', kind: 'liquid', rows: 1, hint: 'The number is {{ counter }}' },
    { key: 'start', label: 'First', kind: 'whole', least: -1e15, most: 1e15 },
    { key: 'step', label: 'Step', kind: 'whole', least: -1e9, most: 1e9 },
    { key: 'digits', label: 'Digits', kind: 'whole', least: 1, most: 20 },
    ...AREA,
    ...LETTERS,
  ],
}

/** Of one object all; of several what they have in common and may share. */
export function fieldsOf(objects: readonly LabelObject[]): PropertyField[] {
  const [first, ...others] = objects
  if (first === undefined) return []
  const all = [...OWN[first.kind], ...WHEN]
  if (others.length === 0) return all
  return all.filter(({ key, kind }) => {
    if (key === 'name' || kind === 'columns' || kind === 'image') return false
    return others.every((other) => [...OWN[other.kind], ...WHEN].some((field) => field.key === key))
  })
}

/** The value that all of them have, or undefined. */
export function commonValue(objects: readonly LabelObject[], key: string): unknown {
  const values = objects.map((object) => (object as unknown as Record<string, unknown>)[key])
  return values.every((value) => value === values[0]) ? values[0] : undefined
}
