import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitText } from './fit-text.ts'
import { layOut } from './layout.ts'
import type { TemplateDocument, TemplateObject } from '../template.ts'
import { textWidthDots } from './text-width.ts'

function template(...objects: TemplateObject[]): TemplateDocument {
  return {
    record: {
      pk: 1,
      name: 'Test',
      description: '',
      model_type: 'stockitem',
      filters: '',
      filename_pattern: '',
      enabled: true,
      width: 50,
      height: 30,
      attach_to_model: false,
      revision: 1,
    },
    objects,
  }
}

const TEXT = {
  kind: 'text',
  xMm: 2,
  yMm: 2,
  widthMm: 46,
  heightMm: 10,
  text: '{{ name }}',
  largestMm: 6,
  smallestMm: 3,
  lines: 2,
  align: 'left',
} as const
const QR = {
  kind: 'barcode',
  symbology: 'qr',
  xMm: 30,
  yMm: 10,
  widthMm: 18.25,
  heightMm: 18.25,
  data: '{{ code }}',
} as const

const drawName = (name: string) => layOut(template(TEXT), { name }, 8)
const withoutSpace = (text: string) => text.replaceAll(/\s/g, '')

test('millimetres become whole dots of the printer', () => {
  const line = { kind: 'line', xMm: 2, yMm: 10, lengthMm: 46, thicknessMm: 0.25, direction: 'across' } as const
  const box = { kind: 'box', xMm: 0, yMm: 0, widthMm: 50, heightMm: 30, thicknessMm: 0.5 } as const
  expect(layOut(template(line, box), {}, 11.8)).toEqual({
    label: {
      widthDots: 590,
      heightDots: 354,
      dotsPerMm: 11.8,
      steps: [
        { kind: 'box', x: 24, y: 118, widthDots: 543, heightDots: 3, thicknessDots: 3 },
        { kind: 'box', x: 0, y: 0, widthDots: 590, heightDots: 354, thicknessDots: 6 },
      ],
    },
    warnings: [],
  })
})

test('short text is drawn as large as allowed, in the middle of its area', () => {
  expect(layOut(template(TEXT), { name: 'Screw' }, 8).label.steps).toEqual([
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
  expect(drawName('Hexagon socket head cap screw M3').label.steps).toMatchObject([{ lines: 2, fontHeightDots: 40 }])
  const endless = drawName('Hexagon socket head cap screw '.repeat(9))
  expect(endless.label.steps).toMatchObject([{ lines: 2, fontHeightDots: 24, text: expect.stringMatching(/\.\.\.$/) }])
  expect(endless.warnings).toEqual([expect.stringContaining('cut off')])
})

test('no line is wider than its area, and nothing is lost unless it is said', () => {
  const area = { widthDots: 200, heightDots: 90, largestDots: 45, smallestDots: 20, lines: 3 }
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const { lines, fontHeightDots, isShortened } = fitText(text, area)
      expect(lines.length * fontHeightDots).toBeLessThanOrEqual(90)
      expect(lines.every((line) => textWidthDots(line, fontHeightDots) <= 200)).toBe(true)
      expect(isShortened || withoutSpace(lines.join('')) === withoutSpace(text)).toBe(true)
    }),
  )
})

test('a text that is empty for this object takes no step', () => {
  expect(layOut(template(TEXT), {}, 8).label.steps).toEqual([])
})

test('letters that printers have not are drawn with a warning', () => {
  expect(layOut(template(TEXT), { name: '螺丝' }, 8).warnings).toEqual([expect.stringContaining('cannot draw')])
})

test('a code fills its area with whole dots and keeps its quiet zone', () => {
  const { label, warnings } = layOut(template(QR), { code: 'INV-SI42' }, 8)
  // 21 modules and 4 of white on each side: 29 times 5 dots in an area of 146.
  expect(label.steps).toEqual([
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
  expect(warnings).toEqual([])
})

test('a code with much data is drawn small, with a warning, and with too much not at all', () => {
  expect(layOut(template(QR), { code: 'x'.repeat(150) }, 8).warnings).toEqual([expect.stringContaining('small')])
  expect(() => layOut(template(QR), { code: 'x'.repeat(900) }, 8)).toThrow(
    expect.objectContaining({ code: 'RENDER_FAILED' }),
  )
  expect(() => layOut(template(QR), { code: 'x'.repeat(9000) }, 8)).toThrow(
    expect.objectContaining({ code: 'RENDER_FAILED' }),
  )
})

test('a code without data is an error, never an empty place on the label', () => {
  expect(() => layOut(template(QR), {}, 8)).toThrow(/no data/)
})

test.each(['{{ name', '{{ name | nothing }}', '{% include "/etc/passwd" %}'])(
  'a wrong template is named: %s',
  (text) => {
    expect(() => layOut(template({ ...TEXT, text }), { name: 'x' }, 8)).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_INVALID' }),
    )
  },
)

test('templates see values, not the inside of the program', () => {
  const text = '{{ name.constructor.name }}{{ __proto__ }}{{ constructor }}'
  expect(layOut(template({ ...TEXT, text }), { name: 'x' }, 8).label.steps).toEqual([])
})
