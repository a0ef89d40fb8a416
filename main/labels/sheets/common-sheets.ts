/** A sheet of stickers as its maker describes it; what is left of the page lies the same on both sides. */
export interface CommonSheet {
  page_size: 'A4' | 'Letter'
  columns: number
  rows: number
  widthMm: number
  heightMm: number
  /** Between labels side by side; between rows there is none. */
  columnGapMm: number
}

const sheet = (
  page_size: CommonSheet['page_size'],
  [columns, rows]: [number, number],
  [widthMm, heightMm]: [number, number],
  columnGapMm: number,
): CommonSheet => ({ page_size, columns, rows, widthMm, heightMm, columnGapMm })

/**
 * By the numbers of Avery, which other makers name as what theirs are like. Sizes, rows and columns are those on the packages; labels are
 * taken to lie in the middle of their pages. Held against the tables of gLabels (glabels.org), L7160, L7165 and L7651 lie within
 * 0.3 mm; L7161 is 0.6 mm higher there, and the columns of L7162 and L7163 are 0.9 and 1.4 mm further apart. A sheet can be moved when it is printed.
 */
export const COMMON_SHEETS = {
  L4731: sheet('A4', [7, 27], [25.4, 10], 2.5),
  L7159: sheet('A4', [3, 8], [63.5, 33.9], 2.5),
  L7160: sheet('A4', [3, 7], [63.5, 38.1], 2.5),
  L7161: sheet('A4', [3, 6], [63.5, 46.6], 2.5),
  L7162: sheet('A4', [2, 8], [99.1, 33.9], 2.5),
  L7163: sheet('A4', [2, 7], [99.1, 38.1], 2.5),
  L7165: sheet('A4', [2, 4], [99.1, 67.7], 2.5),
  L7651: sheet('A4', [5, 13], [38.1, 21.2], 2.5),
  '5160': sheet('Letter', [3, 10], [66.675, 25.4], 3.175),
  '5163': sheet('Letter', [2, 5], [101.6, 50.8], 4.7625),
  '5164': sheet('Letter', [2, 3], [101.6, 84.667], 4.7625),
  '5167': sheet('Letter', [4, 20], [44.45, 12.7], 7.9375),
} as const satisfies Record<string, CommonSheet>

export type CommonSheetName = keyof typeof COMMON_SHEETS
