import { AppError } from '@scanbench/plugin'

export const PAGE_SIZES = {
  A4: { widthMm: 210, heightMm: 297 },
  A3: { widthMm: 297, heightMm: 420 },
  Legal: { widthMm: 215.9, heightMm: 355.6 },
  Letter: { widthMm: 215.9, heightMm: 279.4 },
} as const

export interface SheetLayout {
  page_size: keyof typeof PAGE_SIZES
  landscape: boolean
  /** On all four sides, in millimetres. */
  margin: number
  /** Between labels side by side, and between rows, in millimetres. */
  column_gap: number
  row_gap: number
  /** Places that are used up already. */
  skip: number
  /** A line around each place. */
  border: boolean
}

export interface SheetPlan {
  page: { widthMm: number; heightMm: number }
  columns: number
  rows: number
  pages: number
  /** Where a label lies, by its number from 0. */
  place(label: number): { page: number; xMm: number; yMm: number }
}

interface Size {
  widthMm: number
  heightMm: number
}

/** Where labels lie on sheets: row by row, from the corner within the margin. */
export function planSheets(layout: SheetLayout, label: Size, count: number): SheetPlan {
  const { page_size, landscape, margin, column_gap, row_gap, skip } = layout
  const { widthMm, heightMm } = PAGE_SIZES[page_size]
  const page = landscape ? { widthMm: heightMm, heightMm: widthMm } : { widthMm, heightMm }
  const columns = fitting(page.widthMm - 2 * margin, label.widthMm, column_gap)
  const rows = fitting(page.heightMm - 2 * margin, label.heightMm, row_gap)
  const cells = Math.max(0, columns) * Math.max(0, rows)
  if (cells === 0) {
    const message = 'Label is too large for page size'
    throw new AppError('INVALID_INPUT', message, { details: { page_size: [message] } })
  }
  return {
    page,
    columns,
    rows,
    pages: Math.ceil((skip + count) / cells),
    place(number) {
      const cell = (skip + number) % cells
      return {
        page: Math.floor((skip + number) / cells),
        xMm: margin + (cell % columns) * (label.widthMm + column_gap),
        yMm: margin + Math.floor(cell / columns) * (label.heightMm + row_gap),
      }
    },
  }
}

/** After the last one there needs to be no gap. */
function fitting(spaceMm: number, labelMm: number, gapMm: number): number {
  return Math.floor((spaceMm + gapMm) / (labelMm + gapMm))
}
