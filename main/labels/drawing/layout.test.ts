import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LabelObject } from '../../records/label-document.ts'
import { barcodeObject, lineObject, textObject } from '../templates/template-objects.ts'
import { fitText } from './fit-text.ts'
import type { LaidOutLabel } from './laid-out.ts'
import { layOut } from './layout.ts'
import type { LabelSurroundings } from './layout.ts'
import { textWidth, textWidthDots } from './text-width.ts'

function draw(context: Record<string, unknown>, ...objects: LabelObject[]) {
  return drawAt({ context, dotsPerMm: 8, index: 0 }, ...objects)
}

function drawAt(
  surroundings: Pick<LabelSurroundings, 'context' | 'dotsPerMm' | 'index'> & { scale?: number },
  ...objects: LabelObject[]
) {
  const size = { widthMm: 50, heightMm: 30 }
  const document = { format: 1, kind: 'design', ...size, prompts: [], samples: [], groups: GROUPS, objects } as const
  return layOut(
    { ...document, prompts: [], samples: [], groups: GROUPS },
    { scale: 1, ...surroundings, now: NOW, isDraft: false, asset: () => null },
  )
}

const NOW = new Date(2026, 10, 21, 10, 0)
const GROUPS = [{ id: 'serial only', name: '', when: 'serial' }]
const stepsOf = ({ items }: LaidOutLabel) => items.flatMap((item) => ('step' in item ? [item.step] : []))
const kindsOf = ({ notes }: LaidOutLabel) => notes.map(({ kind }) => kind)

const TEXT = textObject('t', {
  xMm: 2,
  yMm: 2,
  widthMm: 46,
  heightMm: 10,
  text: '{{ name }}',
  largestMm: 6,
  smallestMm: 3,
  lines: 2,
})
const QR = barcodeObject('c', {
  symbology: 'qr',
  xMm: 30,
  yMm: 10,
  widthMm: 18.25,
  heightMm: 18.25,
  data: '{{ code }}',
})

const drawName = (name: string) => draw({ name }, TEXT)
const withoutSpace = (text: string) => text.replaceAll(/\s/g, '')

test('millimetres become whole dots of the printer', () => {
  const common = { name: '', when: '', group: null, isLocked: false }
  const line = lineObject('l', { xMm: 2, yMm: 10, lengthMm: 46 })
  const area = { xMm: 0, yMm: 0, widthMm: 50, heightMm: 30 }
  const box = { kind: 'box', id: 'b', ...common, ...area, thicknessMm: 0.5 } as const
  const ellipse = { ...box, kind: 'ellipse', id: 'e', widthMm: 2, thicknessMm: 9 } as const
  const label = drawAt({ context: {}, dotsPerMm: 11.8, index: 0 }, line, box, ellipse)
  expect({ ...label, items: stepsOf(label) }).toEqual({
    widthDots: 590,
    heightDots: 354,
    dotsPerMm: 11.8,
    items: [
      { kind: 'box', x: 24, y: 118, widthDots: 543, heightDots: 3, thicknessDots: 3 },
      { kind: 'box', x: 0, y: 0, widthDots: 590, heightDots: 354, thicknessDots: 6 },
      { kind: 'ellipse', x: 0, y: 0, widthDots: 24, heightDots: 354, thicknessDots: 12 },
    ],
    notes: [],
  })
})

test('short text is drawn as large as allowed, in the middle of its area', () => {
  expect(stepsOf(drawName('Screw'))).toEqual([
    {
      kind: 'text',
      rotation: 0,
      x: 16,
      y: 32,
      widthDots: 368,
      fontHeightDots: 48,
      fontWidthDots: 48,
      lines: 1,
      align: 'left',
      text: 'Screw',
    },
  ])
})

test('long text shrinks, then breaks, then ends in dots with a warning', () => {
  expect(stepsOf(drawName('Hexagon socket head cap screw M3'))).toMatchObject([{ lines: 2, fontHeightDots: 40 }])
  const endless = drawName('Hexagon socket head cap screw '.repeat(9))
  expect(stepsOf(endless)).toMatchObject([{ lines: 2, fontHeightDots: 24, text: expect.stringMatching(/\.\.\.$/) }])
  expect(kindsOf(endless)).toEqual(['cut off'])
})

test('no line is wider than its area, and nothing is lost unless it is said', () => {
  const area = { widthDots: 200, heightDots: 90, largestDots: 45, smallestDots: 20, lines: 3 }
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const { lines, fontHeightDots, isShortened } = fitText(text, area, textWidth)
      expect(lines.length * fontHeightDots).toBeLessThanOrEqual(90)
      expect(lines.every((line) => textWidthDots(line, fontHeightDots) <= 200)).toBe(true)
      expect(isShortened || withoutSpace(lines.join('')) === withoutSpace(text)).toBe(true)
    }),
  )
})

test('a text that is empty for this object takes no step', () => {
  expect(draw({}, TEXT).items).toEqual([])
})

test('letters that printers have not become dots, and other fonts too, with the reason', () => {
  const reasons = [draw({ name: '螺丝 M3' }, TEXT), draw({ name: 'M3' }, { ...TEXT, font: 'mono' })].map(({ items }) =>
    items.map((item) => ('reason' in item ? item.reason : '')),
  )
  expect(reasons).toEqual([['The font of the printer lacks 螺 丝'], ['This font is not in the printer']])
})

test('a code fills its area with whole dots and keeps its quiet zone', () => {
  const label = draw({ code: 'INV-SI42' }, QR)
  // 21 modules and 4 of white on each side: 29 times 5 dots in an area of 146.
  expect(stepsOf(label)).toEqual([
    {
      kind: 'barcode',
      symbology: 'qr',
      rotation: 0,
      errorCorrection: 'M',
      x: 260,
      y: 100,
      moduleDots: 5,
      heightDots: 0,
      data: 'INV-SI42',
    },
  ])
  expect(label.notes).toEqual([])
})

test('a code with much data is drawn small, with a warning, and with too much not at all', () => {
  expect(kindsOf(draw({ code: 'x'.repeat(150) }, QR))).toEqual(['small code'])
  expect(() => draw({ code: 'x'.repeat(900) }, QR)).toThrow(expect.objectContaining({ code: 'RENDER_FAILED' }))
  expect(() => draw({ code: 'x'.repeat(9000) }, QR)).toThrow(expect.objectContaining({ code: 'RENDER_FAILED' }))
})

test('a code without data is an error, never an empty place on the label', () => {
  expect(() => draw({}, QR)).toThrow(/no data/)
})

test.each(['{{ name', '{{ name | nothing }}', '{% include "/etc/passwd" %}'])(
  'a wrong template is named: %s',
  (text) => {
    expect(() => draw({ name: 'x' }, { ...TEXT, text })).toThrow(expect.objectContaining({ code: 'TEMPLATE_INVALID' }))
  },
)

test('templates see values, not the inside of the program', () => {
  const text = '{{ name.constructor.name }}{{ __proto__ }}{{ constructor }}'
  expect(draw({ name: 'x' }, { ...TEXT, text }).items).toEqual([])
})

test('a value with a template in it is printed as it stands', () => {
  expect(stepsOf(drawName('{{ 7 }}'))).toMatchObject([{ text: '{{ 7 }}' }])
})

test.each([
  [0, { x: 16, y: 20 }],
  [90, { x: 20, y: 16 }],
  [180, { x: 16, y: 44 }],
  [270, { x: 44, y: 16 }],
] as const)('text turned by %i degrees fills its area along its line', (rotation, place) => {
  // Its upper edge is where the text begins across, so it lies at another side of the area each time.
  const isSideways = rotation === 90 || rotation === 270
  const [xMm, yMm, widthMm, heightMm] = isSideways ? [2.5, 2, 6, 20] : [2, 2.5, 20, 6]
  const area = { xMm, yMm, widthMm, heightMm }
  const [step] = stepsOf(draw({ name: 'A' }, { ...TEXT, ...area, rotation, largestMm: 3, verticalAlign: 'top' }))
  const { x, y } = { x: step?.x, y: step?.y }
  const expected = rotation === 90 ? { x: 44, y: 16 } : rotation === 270 ? { x: 20, y: 16 } : place
  expect([{ x, y }, step]).toMatchObject([expected, { rotation, widthDots: 160, fontHeightDots: 24 }])
})

test.each([
  ['', true],
  ['quantity > 1', true],
  ['serial', false],
  ['{{ serial }}', false],
  ['{% if batch == "B1" %}yes{% endif %}', true],
])('an object with the condition "%s" is drawn: %s', (when, isDrawn) => {
  const label = draw({ name: 'x', quantity: 2, serial: null, batch: 'B1' }, { ...TEXT, when })
  expect(label.items.length > 0).toBe(isDrawn)
})

test('a group is shown or hidden as a whole', () => {
  const member = { ...TEXT, group: 'serial only' }
  expect(
    [draw({ name: 'x' }, member), draw({ name: 'x', serial: 7 }, member)].map(({ items }) => items.length),
  ).toEqual([0, 1])
})

const LETTERING = { ...TEXT, when: '', lines: 1 }

test('a counter goes up from label to label', () => {
  const counter = { ...LETTERING, kind: 'counter', text: 'Box {{ counter }}', start: 8, step: 2, digits: 3 } as const
  const texts = [0, 1, 2].map((index) => stepsOf(drawAt({ context: {}, dotsPerMm: 8, index }, counter)))
  expect(texts).toMatchObject([[{ text: 'Box 008' }], [{ text: 'Box 010' }], [{ text: 'Box 012' }]])
})

test('a date is now or of the data, some days later, in any form', () => {
  const date = { ...LETTERING, kind: 'date', date: '', plusDays: 10, pattern: '%d.%m.%Y W%V' } as const
  const texts = [draw({}, date), draw({ made: '2026-12-30' }, { ...date, date: '{{ made }}' })].map(stepsOf)
  expect(texts).toMatchObject([[{ text: '01.12.2026 W49' }], [{ text: '09.01.2027 W01' }]])
  expect(draw({}, { ...date, date: '{{ made }}' }).items).toEqual([])
  expect(() => draw({ made: 'soon' }, { ...date, date: '{{ made }}' })).toThrow(/no date/)
})

const TABLE = {
  kind: 'table',
  id: 'tb',
  name: '',
  when: '',
  group: null,
  isLocked: false,
  font: 'printer',
  xMm: 2,
  yMm: 2,
  widthMm: 40,
  heightMm: 12,
  rowMm: 4,
  textMm: 3,
  hasTitles: true,
  lineMm: 0,
  list: 'lines',
  columns: [
    { title: 'No.', text: '{{ row_number }}', widthMm: 10, align: 'left' },
    { title: 'Part', text: '{{ row.name }}', widthMm: 30, align: 'right' },
  ],
} as const satisfies LabelObject

test('a table has a row for each value, and says how many had no place', () => {
  const lines = ['Screw', 'Nut', 'Washer'].map((name) => ({ name }))
  const label = draw({ lines }, { ...TABLE, columns: [...TABLE.columns] })
  expect(stepsOf(label)).toMatchObject([
    { text: 'No.', y: 20 },
    { text: 'Part', align: 'right' },
    { text: '1', y: 52 },
    { text: 'Screw', x: 100 },
    { text: '2', y: 84 },
    { text: 'Nut' },
  ])
  expect(kindsOf(label)).toEqual(['table too long'])
  expect(stepsOf(draw({ lines }, { ...TABLE, columns: [...TABLE.columns], lineMm: 0.125 })).slice(6)).toHaveLength(
    4 + 3,
  )
})

const BARS = barcodeObject('b', {
  xMm: 2,
  yMm: 2,
  widthMm: 46,
  heightMm: 12,
  symbology: 'ean13',
  data: '{{ code }}',
  showText: true,
})

test('a number gets its check digit, in the code and in the text below it', () => {
  const [bars, text] = stepsOf(draw({ code: '952110153000' }, BARS))
  expect([bars, text]).toMatchObject([
    { symbology: 'ean13', data: '9521101530001', heightDots: 76 },
    { kind: 'text', text: '9521101530001', align: 'center' },
  ])
  expect(() => draw({ code: '9521101530002' }, BARS)).toThrow(/right check digit/)
})

test('GS1 texts with brackets get their separators', () => {
  const code = '(01)09521101530001(10)L1(21)S1'
  const [step] = stepsOf(draw({ code }, { ...QR, symbology: 'gs1-datamatrix' }))
  expect(step).toMatchObject({ data: '010952110153000110L1\u001d21S1' })
  expect(() => draw({ code: '(01)' }, { ...QR, symbology: 'gs1-qr' })).toThrow(/no data for gs1-qr/)
})
