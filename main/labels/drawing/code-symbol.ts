import bwip from 'bwip-js'

/** The black parts of a code in modules; bars have the height 1. */
export interface CodeSymbol {
  widthModules: number
  heightModules: number
  rectangles: Rectangle[]
}

export interface Rectangle {
  x: number
  y: number
  width: number
}

/** Bars, by the name that the library has for them. */
export function barsOf(name: string, data: string, options: string): CodeSymbol {
  const [code] = bwip.raw(name, data, options)
  if (code === undefined || !('sbs' in code)) throw new Error(`No ${name} was made`)
  const rectangles: Rectangle[] = []
  let x = 0
  for (const [index, width] of code.sbs.entries()) {
    if (index % 2 === 0) rectangles.push({ x, y: 0, width })
    x += width
  }
  const last = rectangles.at(-1)
  return { widthModules: last === undefined ? 0 : last.x + last.width, heightModules: 1, rectangles }
}

/** Squares of black and white, by the name that the library has for them. */
export function dotsOf(name: string, data: string, options: string): CodeSymbol {
  const [code] = bwip.raw(name, asBytes(data), options)
  if (code === undefined || !('pixs' in code)) throw new Error(`No ${name} was made`)
  return matrixOf(code.pixx, code.pixy, (x, y) => code.pixs[y * code.pixx + x] === 1)
}

/** Given one letter for each byte of UTF-8, what scanners expect. */
function asBytes(data: string): string {
  return /^\p{ASCII}*$/u.test(data) ? data : String.fromCharCode(...new TextEncoder().encode(data))
}

/** Black modules that touch in a row become one rectangle. */
export function matrixOf(columns: number, rows: number, isBlack: (x: number, y: number) => boolean): CodeSymbol {
  const rectangles: Rectangle[] = []
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      if (!isBlack(x, y)) continue
      const left = rectangles.at(-1)
      if (x > 0 && isBlack(x - 1, y) && left !== undefined) left.width++
      else rectangles.push({ x, y, width: 1 })
    }
  return { widthModules: columns, heightModules: rows, rectangles }
}
