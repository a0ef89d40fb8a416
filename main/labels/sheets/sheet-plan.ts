import { AppError } from '@scanbench/plugin'
import { COMMON_SHEETS } from './common-sheets.ts'
import type { CommonSheetName } from './common-sheets.ts'
import { readUsedPlaces } from './used-places.ts'

const PAGE_SIZES = {
  A4: { widthMm: 210, heightMm: 297 },
  A3: { widthMm: 297, heightMm: 420 },
  Legal: { widthMm: 215.9, heightMm: 355.6 },
  Letter: { widthMm: 215.9, heightMm: 279.4 },
} as const

export interface SheetLayout {
  /** A sheet that is sold under this name; then page, margin and gaps are its own. Null: by what follows. */
  sheet: CommonSheetName | null
  page_size: keyof typeof PAGE_SIZES
  landscape: boolean
  /** On all four sides, in millimetres. */
  margin: number
  /** Between labels side by side, and between rows, in millimetres. */
  column_gap: number
  row_gap: number
  /** Places that are used up already, from the first one. */
  skip: number
  /** Others of the first sheet that are, such as `4, 9-12`. */
  used: string
  /** A line around each place. */
  border: boolean
  /** By how much everything is moved, because the printer takes its paper in a little beside; in millimetres. */
  offset_right: number
  offset_down: number
}

export interface SheetPlan {
  page: Size
  columns: number
  rows: number
  pages: number
  /** Where a label lies, by its number from 0. */
  place(label: number): Place
}

export interface GridPlan extends SheetPlan {
  /** Of each label the number of its place, counted on over the pages. */
  cells: readonly number[]
  /** Where a place lies, by its number. */
  at(cell: number): Place
  isUsed(cell: number): boolean
}

interface Place {
  page: number
  xMm: number
  yMm: number
}

interface Size {
  widthMm: number
  heightMm: number
}

/** The places of a page, row by row. */
interface Grid {
  page: Size
  columns: number
  rows: number
  /** Of the first place. */
  xMm: number
  yMm: number
  /** From one place to the next. */
  stepXMm: number
  stepYMm: number
}

/** Where labels lie on sheets: row by row, from the first place that is free. */
export function planSheets(layout: SheetLayout, label: Size, count: number): GridPlan {
  const { skip, offset_right, offset_down } = layout
  const grid = layout.sheet === null ? ownGrid(layout, label) : commonGrid(layout.sheet, label)
  const { page, columns, rows } = grid
  const places = columns * rows
  const used = readUsedPlaces(layout.used, places)
  const isUsed = (cell: number): boolean => cell < skip || used.has(cell)
  const cells = freeCells(isUsed, count)
  const at = (cell: number): Place => ({
    page: Math.floor(cell / places),
    xMm: grid.xMm + (cell % columns) * grid.stepXMm + offset_right,
    yMm: grid.yMm + Math.floor((cell % places) / columns) * grid.stepYMm + offset_down,
  })
  return {
    page,
    columns,
    rows,
    pages: Math.ceil(((cells.at(-1) ?? -1) + 1) / places),
    cells,
    at,
    isUsed,
    place: (number) => at(cells[number] ?? 0),
  }
}

function freeCells(isUsed: (cell: number) => boolean, count: number): number[] {
  const cells: number[] = []
  for (let cell = 0; cells.length < count; cell += 1) if (!isUsed(cell)) cells.push(cell)
  return cells
}

function ownGrid({ page_size, landscape, margin, column_gap, row_gap }: SheetLayout, label: Size): Grid {
  const { widthMm, heightMm } = PAGE_SIZES[page_size]
  const page = landscape ? { widthMm: heightMm, heightMm: widthMm } : { widthMm, heightMm }
  const columns = fitting(page.widthMm - 2 * margin, label.widthMm, column_gap)
  const rows = fitting(page.heightMm - 2 * margin, label.heightMm, row_gap)
  if (columns <= 0 || rows <= 0) throw tooLarge('page_size', 'Label is too large for page size')
  const [stepXMm, stepYMm] = [label.widthMm + column_gap, label.heightMm + row_gap]
  return { page, columns, rows, xMm: margin, yMm: margin, stepXMm, stepYMm }
}

/** A smaller label lies in the middle of its place. */
function commonGrid(name: CommonSheetName, label: Size): Grid {
  const { page_size, columns, rows, widthMm, heightMm, columnGapMm } = COMMON_SHEETS[name]
  if (label.widthMm > widthMm || label.heightMm > heightMm) {
    const [own, place] = [label, { widthMm, heightMm }].map((size) => `${size.widthMm} x ${size.heightMm} mm`)
    throw tooLarge('sheet', `The label is ${own}, and a place on ${name} has ${place}. Choose another sheet or label.`)
  }
  const page = PAGE_SIZES[page_size]
  const stepXMm = widthMm + columnGapMm
  const leftMm = (page.widthMm - columns * stepXMm + columnGapMm) / 2
  const topMm = (page.heightMm - rows * heightMm) / 2
  return {
    page,
    columns,
    rows,
    xMm: leftMm + (widthMm - label.widthMm) / 2,
    yMm: topMm + (heightMm - label.heightMm) / 2,
    stepXMm,
    stepYMm: heightMm,
  }
}

/** After the last one there needs to be no gap. */
function fitting(spaceMm: number, labelMm: number, gapMm: number): number {
  return Math.floor((spaceMm + gapMm) / (labelMm + gapMm))
}

function tooLarge(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}
