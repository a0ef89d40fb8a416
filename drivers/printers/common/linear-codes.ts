import type { BarcodeStep, Rotation, Symbology } from '@scanbench/plugin/machine'
import { modulo10 } from '../../protocols/check-digits.ts'
import { cornerOf } from './turned.ts'

/** What a printer is told of a code of bars. */
export interface LinearCode {
  data: string
  /** Null where printers differ in how they pack the data. */
  widthModules: number | null
}

type Reader = (data: string) => LinearCode | string

/** What the printer gets for this code, or why it is better drawn as dots. */
export function linearCodeOf({ symbology, data }: Pick<BarcodeStep, 'symbology' | 'data'>): LinearCode | string {
  return CODES[symbology]?.(data) ?? `Codes of the kind ${symbology} are not drawn by this printer`
}

/** The data of the code that a printer draws for what it is told. */
function dataOfLinearCode(symbology: Symbology, told: string): string {
  const length = RETAIL_DIGITS[symbology]
  return length !== undefined && told.length === length - 1 && /^\d+$/.test(told) ? told + modulo10(told) : told
}

interface ToldCode {
  symbology: Symbology
  /** What the printer is told: without the check digit that it reckons itself. */
  told: string
  /** The point that the printer turns around. */
  pivot: { x: number; y: number }
  rotation: Rotation
  moduleDots: number
  heightDots: number
}

/** The step that a printer's command for a code of bars draws. */
export function stepOfLinearCode({ symbology, told, pivot, ...drawn }: ToldCode): BarcodeStep {
  const data = dataOfLinearCode(symbology, told)
  const code = linearCodeOf({ symbology, data })
  const along = typeof code === 'string' ? 0 : (code.widthModules ?? 0) * drawn.moduleDots
  const corner = cornerOf(pivot, drawn.rotation, { along, across: drawn.heightDots })
  return { kind: 'barcode', symbology, ...corner, ...drawn, errorCorrection: null, data }
}

/** With wide bars of three modules, which is what all these printers can do. */
export const CODE39_RATIO = 3

const CODES: Readonly<Partial<Record<Symbology, Reader>>> = {
  code128: (data) =>
    /^[ -~]+$/.test(data) ? { data, widthModules: null } : 'This printer takes only printable ASCII in Code 128',
  // Some firmware reads $ / + and % as the beginning of a pair.
  code39: (data) =>
    /^[0-9A-Z .-]+$/.test(data)
      ? { data, widthModules: (data.length + 2) * (6 + 3 * CODE39_RATIO + 1) - 1 }
      : 'This printer takes only A-Z, 0-9, blank, dot and hyphen in Code 39',
  ean13: retailCode(13, 95),
  ean8: retailCode(8, 67),
  upca: retailCode(12, 95),
}

const RETAIL_DIGITS: Readonly<Partial<Record<Symbology, number>>> = { ean13: 13, ean8: 8, upca: 12 }

/** Printers reckon the check digit themselves; one that is wrong is not for them to mend. */
function retailCode(digits: number, widthModules: number): Reader {
  return (data) => {
    const told = data.slice(0, -1)
    const isWhole = /^\d+$/.test(data) && data.length === digits && modulo10(told) === data.at(-1)
    return isWhole ? { data: told, widthModules } : `The printer needs ${digits} digits with the right check digit`
  }
}
