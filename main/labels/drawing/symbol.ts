import { AppError } from '@scanbench/plugin'
import type { BarcodeStep } from '@scanbench/plugin/machine'
import bwip from 'bwip-js'
import { correction, generate, mode } from 'lean-qr'
import type { Mode } from 'lean-qr'

type Symbology = BarcodeStep['symbology']

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

/** Modules that must stay white around a code. */
export const QUIET_ZONE: Readonly<Record<Symbology, number>> = {
  code128: 10,
  'gs1-128': 10,
  code39: 10,
  ean13: 11,
  ean8: 7,
  upca: 9,
  upce: 9,
  itf14: 10,
  qr: 4,
  'gs1-qr': 4,
  datamatrix: 1,
  'gs1-datamatrix': 1,
  pdf417: 2,
  aztec: 0,
}

const SYMBOLS: Readonly<Partial<Record<Symbology, (data: string) => CodeSymbol>>> = {
  qr: qrSymbol,
  code128: code128Symbol,
  datamatrix: dataMatrixSymbol,
}

export function symbolOf(symbology: Symbology, data: string): CodeSymbol {
  try {
    const draw = SYMBOLS[symbology]
    if (draw === undefined) throw new Error(`${symbology} is not drawn`)
    return draw(data)
  } catch (error) {
    const start = data.length > 40 ? `${data.slice(0, 40)}...` : data
    throw new AppError(
      'RENDER_FAILED',
      `"${start}" cannot be drawn as a code. Shorten it, or use another kind of code.`,
      {
        cause: error,
      },
    )
  }
}

/** As a printer does it: error correction M, one mode for the whole text. */
function qrSymbol(data: string): CodeSymbol {
  const code = generate(qrMode(data), { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M })
  return matrix(code.size, code.size, (x, y) => code.get(x, y))
}

function qrMode(data: string): Mode {
  const compact = [mode.numeric, mode.alphaNumeric].find((factory) =>
    Array.from(data).every((one) => factory.test(one)),
  )
  return compact === undefined ? mode.bytes(new TextEncoder().encode(data)) : compact(data)
}

function dataMatrixSymbol(data: string): CodeSymbol {
  const [code] = bwip.raw('datamatrix', data, '')
  if (code === undefined || !('pixs' in code)) throw new Error('No Data Matrix was made')
  return matrix(code.pixx, code.pixy, (x, y) => code.pixs[y * code.pixx + x] === 1)
}

function code128Symbol(data: string): CodeSymbol {
  const [code] = bwip.raw('code128', data, '')
  if (code === undefined || !('sbs' in code)) throw new Error('No Code 128 was made')
  const rectangles: Rectangle[] = []
  let x = 0
  for (const [index, width] of code.sbs.entries()) {
    if (index % 2 === 0) rectangles.push({ x, y: 0, width })
    x += width
  }
  return { widthModules: x, heightModules: 1, rectangles }
}

/** Black modules that touch in a row become one rectangle. */
function matrix(columns: number, rows: number, isBlack: (x: number, y: number) => boolean): CodeSymbol {
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
