import type { TableObject } from '../../records/label-document.ts'
import { placeLetters } from './lay-out-text.ts'
import { renderText, valueAt } from './liquid-text.ts'
import { placeOf, toDots } from './sheet.ts'
import type { Sheet } from './sheet.ts'

interface Row {
  isTitle: boolean
  texts: string[]
}

/** Cells, line by line from the top; what does not fit is said. */
export function layOutTable(object: TableObject, sheet: Sheet): void {
  const place = placeOf(object, sheet)
  const rowDots = Math.max(1, toDots(object.rowMm, sheet))
  const rows = rowsOf(object, sheet)
  const fitting = Math.floor(place.heightDots / rowDots)
  if (rows.length > fitting)
    sheet.notes.push({
      kind: 'table too long',
      object: object.id,
      message: `${rows.length - fitting} of ${rows.length} rows of the table have no place and are left out.`,
      fix: { heightMm: Math.ceil((rows.length * rowDots) / (sheet.dotsPerMm * sheet.scale)) },
    })
  const shown = rows.slice(0, fitting)
  shown.forEach((row, index) => layOutRow(object, row, place.y + index * rowDots, sheet))
  if (object.lineMm > 0) layOutGrid(object, shown.length, sheet)
}

function rowsOf({ list, columns, hasTitles }: TableObject, sheet: Sheet): Row[] {
  const values = valueAt(list, sheet.context)
  const rows = (Array.isArray(values) ? values : []).map((row: unknown, index): Row => {
    const context = { ...sheet.context, row, row_number: index + 1 }
    return { isTitle: false, texts: columns.map(({ text }) => renderText(text, context)) }
  })
  return hasTitles ? [{ isTitle: true, texts: columns.map(({ title }) => title) }, ...rows] : rows
}

/** White between the letters of two cells. */
const PADDING_MM = 0.5

function layOutRow(object: TableObject, { isTitle, texts }: Row, y: number, sheet: Sheet): void {
  const padding = toDots(PADDING_MM, sheet)
  const heightDots = Math.max(1, toDots(object.rowMm, sheet))
  const largestDots = Math.min(heightDots, Math.max(1, toDots(object.textMm, sheet)))
  for (const { text, x, widthDots, align } of cellsOf(object, texts, sheet))
    placeLetters(
      text,
      {
        id: object.id,
        x: x + padding,
        y,
        widthDots: Math.max(1, widthDots - 2 * padding),
        heightDots,
        rotation: 0,
        font: isTitle ? bold(object.font) : object.font,
        largestDots,
        smallestDots: Math.max(1, Math.ceil(largestDots * 0.7)),
        lines: 1,
        align,
        verticalAlign: 'middle',
      },
      sheet,
    )
}

function bold(font: TableObject['font']): TableObject['font'] {
  return font === 'sans' ? 'sans-bold' : font === 'mono' ? 'mono-bold' : font
}

function cellsOf({ xMm, columns }: TableObject, texts: string[], sheet: Sheet) {
  let leftMm = xMm
  return columns.map(({ widthMm, align }, index) => {
    const x = toDots(leftMm, sheet)
    leftMm += widthMm
    return { text: texts[index] ?? '', x, widthDots: toDots(leftMm, sheet) - x, align }
  })
}

function layOutGrid(object: TableObject, rows: number, sheet: Sheet): void {
  const thickness = Math.max(1, toDots(object.lineMm, sheet))
  const rowDots = Math.max(1, toDots(object.rowMm, sheet))
  const cells = cellsOf(object, [], sheet)
  const left = toDots(object.xMm, sheet)
  const last = cells.at(-1)
  const right = last === undefined ? left : last.x + last.widthDots
  const top = toDots(object.yMm, sheet)
  const line = (x: number, y: number, widthDots: number, heightDots: number): void => {
    const step = { kind: 'box', x, y, widthDots, heightDots, thicknessDots: thickness } as const
    sheet.items.push({ object: object.id, step })
  }
  for (let row = 0; row <= rows; row++) line(left, top + row * rowDots, right - left + thickness, thickness)
  for (const x of [...cells.map((cell) => cell.x), right]) line(x, top, thickness, rows * rowDots + thickness)
}
