import { blankRaster, bytesPerRow } from '../../../../drivers/protocols/raster.ts'
import type { Raster } from '../../../../drivers/protocols/raster.ts'
import type { CodeSymbol } from '../code-symbol.ts'
import { fillRow } from './shapes.ts'

export interface SymbolScale {
  moduleDots: number
  /** Of a row of the code. */
  rowDots: number
  /** White on all sides. */
  edgeDots: number
}

/** A code in dots, upright: each of its rows is drawn once, and repeated as high as it is. */
export function symbolRaster(symbol: CodeSymbol, { moduleDots, rowDots, edgeDots }: SymbolScale): Raster {
  const raster = blankRaster(
    symbol.widthModules * moduleDots + 2 * edgeDots,
    symbol.heightModules * rowDots + 2 * edgeDots,
  )
  for (const { x, y, width } of symbol.rectangles) {
    const left = edgeDots + x * moduleDots
    fillRow(raster, edgeDots + y * rowDots, left, left + width * moduleDots)
  }
  const rowBytes = bytesPerRow(raster.widthDots)
  for (let row = 0; row < symbol.heightModules; row++) {
    const start = (edgeDots + row * rowDots) * rowBytes
    for (let again = 1; again < rowDots; again++)
      raster.bits.copyWithin(start + again * rowBytes, start, start + rowBytes)
  }
  return raster
}
