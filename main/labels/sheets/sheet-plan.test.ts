import { expect, test } from 'vitest'
import InvenTreeLabelSheetPlugin from '../../../plugins/builtin/label-sheet.ts'
import { COMMON_SHEETS } from './common-sheets.ts'
import { planSheets } from './sheet-plan.ts'
import type { SheetLayout } from './sheet-plan.ts'

const A4: SheetLayout = {
  sheet: null,
  page_size: 'A4',
  landscape: false,
  margin: 10,
  column_gap: 0,
  row_gap: 0,
  skip: 0,
  used: '',
  border: false,
  offset_right: 0,
  offset_down: 0,
}
const LABEL = { widthMm: 70, heightMm: 37 }

test.each([
  [A4, 2, 7],
  [{ ...A4, margin: 0 }, 3, 8],
  [{ ...A4, landscape: true }, 3, 5],
  [{ ...A4, page_size: 'Letter' as const }, 2, 7],
])('rows and columns follow from page, margin and size of the label (P18)', (layout, columns, rows) => {
  expect(planSheets(layout, LABEL, 1)).toMatchObject({ columns, rows })
})

test('skipped places stay blank, and there are as many pages as it takes (P19)', () => {
  const pages = (skip: number, count: number) => planSheets({ ...A4, skip }, LABEL, count).pages
  expect([pages(0, 14), pages(0, 15), pages(3, 11), pages(3, 12), pages(20, 1)]).toEqual([1, 2, 1, 2, 2])
  const plan = planSheets({ ...A4, skip: 3 }, LABEL, 12)
  expect([plan.place(0), plan.place(1), plan.place(11)]).toEqual([
    { page: 0, xMm: 80, yMm: 47 },
    { page: 0, xMm: 10, yMm: 84 },
    { page: 1, xMm: 10, yMm: 10 },
  ])
})

test('places that are used up anywhere on the first sheet stay blank', () => {
  const plan = planSheets({ ...A4, skip: 1, used: '3, 5-13' }, LABEL, 5)
  expect([plan.cells, plan.pages]).toEqual([[1, 3, 13, 14, 15], 2])
  expect(plan.place(3)).toEqual({ page: 1, xMm: 10, yMm: 10 })
})

test.each([
  ['x', '"x" is no place of a sheet.'],
  ['9-4', '"9-4" is no place of a sheet.'],
  ['3-', '"3-" is no place of a sheet.'],
  ['0', 'A sheet has the places 1 to 14, and "0" is not among them.'],
  ['12-15', 'A sheet has the places 1 to 14, and "12-15" is not among them.'],
])('used places that cannot be are refused with words: %s', (used, message) => {
  expect(() => planSheets({ ...A4, used }, LABEL, 1)).toThrow(message)
})

test('sheets with gaps between their labels, such as three columns with 2.5 mm, are met (Q21)', () => {
  const layout = { ...A4, margin: 7.25, column_gap: 2.5, row_gap: 1 }
  const plan = planSheets(layout, { widthMm: 63.5, heightMm: 38.1 }, 4)
  expect([plan.columns, plan.rows]).toEqual([3, 7])
  expect([plan.place(2), plan.place(3)]).toEqual([
    { page: 0, xMm: 139.25, yMm: 7.25 },
    { page: 0, xMm: 7.25, yMm: 46.35 },
  ])
})

test('a label that is larger than the page is refused (P20)', () => {
  expect(() => planSheets(A4, { widthMm: 200, heightMm: 20 }, 1)).toThrow('Label is too large for page size')
  expect(() => planSheets({ ...A4, margin: 200 }, LABEL, 1)).toThrow('Label is too large for page size')
})

const NAMES = Object.keys(COMMON_SHEETS) as (keyof typeof COMMON_SHEETS)[]

const near = ({ xMm, yMm }: { xMm: number; yMm: number }) => ({
  page: 0,
  xMm: expect.closeTo(xMm, 1),
  yMm: expect.closeTo(yMm, 1),
})

test.each([
  ['L7160', 21, { xMm: 7.25, yMm: 15.15 }, { xMm: 139.25, yMm: 243.75 }],
  ['L7163', 14, { xMm: 4.65, yMm: 15.15 }, { xMm: 106.25, yMm: 243.75 }],
  ['L7651', 65, { xMm: 4.75, yMm: 10.7 }, { xMm: 167.15, yMm: 265.1 }],
  ['5160', 30, { xMm: 4.7625, yMm: 12.7 }, { xMm: 144.4625, yMm: 241.3 }],
  ['5167', 80, { xMm: 7.14375, yMm: 12.7 }, { xMm: 164.30625, yMm: 254 }],
] as const)('%s has %i places, where its maker has them', (sheet, places, first, last) => {
  const plan = planSheets({ ...A4, sheet }, COMMON_SHEETS[sheet], places)
  expect([plan.pages, plan.place(0), plan.place(places - 1)]).toEqual([1, near(first), near(last)])
})

test.each(NAMES)('all places of %s are on the page', (sheet) => {
  const { columns, rows, widthMm, heightMm } = COMMON_SHEETS[sheet]
  const plan = planSheets({ ...A4, sheet }, COMMON_SHEETS[sheet], 1)
  const { xMm, yMm } = plan.place(columns * rows - 1)
  expect([plan.place(0).xMm > 0, plan.place(0).yMm > 0]).toEqual([true, true])
  expect([xMm + widthMm < plan.page.widthMm, yMm + heightMm < plan.page.heightMm]).toEqual([true, true])
})

test('a smaller label lies in the middle of its place, and a larger one is refused', () => {
  const plan = planSheets({ ...A4, sheet: 'L7160' }, { widthMm: 50, heightMm: 30 }, 1)
  expect(plan.place(0)).toEqual({ page: 0, xMm: expect.closeTo(14, 2), yMm: expect.closeTo(19.2, 2) })
  expect(() => planSheets({ ...A4, sheet: 'L7651' }, { widthMm: 50, heightMm: 30 }, 1)).toThrow(
    'The label is 50 x 30 mm, and a place on L7651 has 38.1 x 21.2 mm.',
  )
})

test('everything is moved by what the printer is off', () => {
  const plan = planSheets({ ...A4, offset_right: 1.5, offset_down: -2 }, LABEL, 1)
  expect(plan.place(0)).toEqual({ page: 0, xMm: 11.5, yMm: 8 })
})

test('the plugin offers the sheets that the station knows', () => {
  const { sheet } = new InvenTreeLabelSheetPlugin().PRINTING_OPTIONS
  const offered = sheet.choices.slice(1).map(({ value }) => value)
  expect(offered.toSorted()).toEqual(NAMES.toSorted())
})
