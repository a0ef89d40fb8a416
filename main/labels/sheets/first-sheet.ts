import type { LabelSheet } from '../../records/sheet-records.ts'
import { planSheets } from './sheet-plan.ts'
import type { SheetLayout } from './sheet-plan.ts'

interface Size {
  widthMm: number
  heightMm: number
}

/** For a picture of the sheet: each of its places, used up, with its label, or free. */
export function firstSheet(layout: SheetLayout, { widthMm, heightMm }: Size, count: number): LabelSheet {
  const plan = planSheets(layout, { widthMm, heightMm }, count)
  const { page, columns, rows, pages, cells } = plan
  const labels = new Map(cells.map((cell, index) => [cell, index + 1]))
  return {
    page_width: page.widthMm,
    page_height: page.heightMm,
    label_width: widthMm,
    label_height: heightMm,
    columns,
    rows,
    pages,
    places: Array.from({ length: columns * rows }, (_, cell) => {
      const { xMm, yMm } = plan.at(cell)
      return { x: xMm, y: yMm, is_used: plan.isUsed(cell), label: labels.get(cell) ?? null }
    }),
  }
}
