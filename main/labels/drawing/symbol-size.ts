import type { Symbology } from '@scanbench/plugin/machine'
import { recentOnly } from './recent-only.ts'
import { symbolOf } from './symbol.ts'
import type { SymbolSource } from './symbol.ts'

export interface SymbolSize {
  widthModules: number
  heightModules: number
}

const sizes = recentOnly<SymbolSize>(2000)
/** A code is asked for while it is laid out, and again while its label is looked over. */
const sizesOfData = recentOnly<SymbolSize>(100)

/** How large a code will be. Printers draw it themselves, so it is made only once for all data that makes the same size. */
export function symbolSize(source: SymbolSource): SymbolSize {
  const { symbology, data, errorCorrection } = source
  return sizesOfData(`${symbology} ${errorCorrection ?? ''} ${data}`, () => sizeOfShape(source))
}

function sizeOfShape(source: SymbolSource): SymbolSize {
  const { symbology, data, errorCorrection } = source
  const shape = SHAPES[symbology]?.(data) ?? data
  return sizes(`${symbology} ${errorCorrection ?? ''} ${shape}`, () => {
    const { widthModules, heightModules } = symbolOf(source)
    return { widthModules, heightModules }
  })
}

/** What of the data decides on the size of its code. */
const SHAPES: Readonly<Partial<Record<Symbology, (data: string) => string>>> = {
  ean13: () => '',
  ean8: () => '',
  upca: () => '',
  upce: () => '',
  itf14: () => '',
  code39: (data) => (/^[0-9A-Z $%*+./-]*$/u.test(data) ? String(data.length) : data),
  qr: (data) => `${qrAlphabet(data)} ${qrLength(data)}`,
  code128: (data) => (/^\p{ASCII}*$/u.test(data) ? code128Shape(data) : data),
  'gs1-128': (data) => (/^\p{ASCII}*$/u.test(data) ? code128Shape(data) : data),
}

function qrAlphabet(data: string): string {
  if (/^\d*$/u.test(data)) return 'numeric'
  return /^[0-9A-Z $%*+./:-]*$/u.test(data) ? 'alphanumeric' : 'bytes'
}

function qrLength(data: string): number {
  return /^\p{ASCII}*$/u.test(data) ? data.length : Buffer.byteLength(data)
}

/** Digits pack in pairs, capitals are in both subsets of letters, small letters and controls in one each. */
function code128Shape(data: string): string {
  return data
    .replaceAll(/\d/gu, '0')
    .replaceAll(/[\u0060-\u007f]/gu, 'a')
    .replaceAll(/[ -/:-_]/gu, 'A')
    .replaceAll(/\p{Cc}/gu, '\u0001')
}
