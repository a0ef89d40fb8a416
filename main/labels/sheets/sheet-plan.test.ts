import { expect, test } from 'vitest'
import { planSheets } from './sheet-plan.ts'
import type { SheetLayout } from './sheet-plan.ts'

const A4: SheetLayout = {
  page_size: 'A4',
  landscape: false,
  margin: 10,
  column_gap: 0,
  row_gap: 0,
  skip: 0,
  border: false,
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
