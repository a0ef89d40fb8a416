import { modulo10, modulo11 } from '../../../drivers/protocols/check-digits.ts'
import { elementString } from '../../../drivers/protocols/gs1-brackets.ts'
import { completeRetail } from '../../../drivers/protocols/retail-codes.ts'
import type { RetailSymbology } from '../../../drivers/protocols/retail-codes.ts'
import { barsOf } from '../drawing/code-symbol.ts'
import type { CodeSymbol } from '../drawing/code-symbol.ts'
import { drawnOrRefused, symbolOf } from '../drawing/symbol.ts'
import type { SymbolSource } from '../drawing/symbol.ts'

interface BarClass {
  /** What is written in bars; null where the text is no such code. */
  complete(text: string): string | null
  draw(data: string): CodeSymbol
}

const ours =
  (symbology: SymbolSource['symbology']) =>
  (data: string): CodeSymbol =>
    symbolOf({ symbology, data, errorCorrection: null })

/** What the library alone draws: no printer has a command for it here. */
const others = (name: string, data: string): CodeSymbol => drawnOrRefused(name, data, () => barsOf(name, data, ''))

/** Filled up with zeros, its check digit added or held against the one it has. */
function retail(symbology: RetailSymbology, digits: number): BarClass {
  return { complete: (text) => completeRetail(symbology, text.padStart(digits, '0')), draw: ours(symbology) }
}

const asItIs = (text: string): string => text

/** Of ten digits or thirteen; ISBN-10 goes on as a part of EAN-13 with a check digit of its own. */
function isbn(text: string): string | null {
  const digits = text.replaceAll(/[\s-]/gu, '').toUpperCase()
  const short = /^\d{9}[\dX]$/u.test(digits) && modulo11(digits.slice(0, 9)) === digits.at(-1)
  const long = short ? completed(`978${digits.slice(0, 9)}`) : completeRetail('ean13', digits)
  return long !== null && /^97[89]/u.test(long) ? long : null
}

/** Of seven digits, with its check digit or without (ISO 3297); in bars it is 977, the seven, and two for the variant. */
function issn(text: string): string | null {
  const digits = text.replaceAll(/[\s-]/gu, '').toUpperCase()
  if (/^977\d{9,10}$/u.test(digits)) return completeRetail('ean13', digits)
  const isRight =
    /^\d{7}$/u.test(digits) || (/^\d{7}[\dX]$/u.test(digits) && modulo11(digits.slice(0, 7)) === digits[7])
  return isRight ? completed(`977${digits.slice(0, 7)}00`) : null
}

const completed = (twelve: string): string => twelve + modulo10(twelve)

const EAN13 = retail('ean13', 12)
const GS1_128: BarClass = { complete: elementString, draw: ours('gs1-128') }
const CODABAR: BarClass = {
  complete: (text) => (/^[A-D][\d$+./:-]+[A-D]$/iu.test(text) ? text.toUpperCase() : null),
  draw: (data) => others('rationalizedCodabar', data),
}
const ISBN: BarClass = { complete: isbn, draw: ours('ean13') }

/** By the names that InvenTree's tag takes them by. */
export const BAR_CLASSES: Readonly<Record<string, BarClass>> = {
  code128: { complete: asItIs, draw: ours('code128') },
  code39: { complete: asItIs, draw: ours('code39') },
  ean8: retail('ean8', 7),
  ean13: EAN13,
  ean: EAN13,
  jan: {
    complete: (text) => (/^4[59]/u.test(text) ? completeRetail('ean13', text) : null),
    draw: ours('ean13'),
  },
  isbn: ISBN,
  isbn13: ISBN,
  isbn10: ISBN,
  issn: { complete: issn, draw: ours('ean13') },
  ean14: retail('itf14', 13),
  gtin: retail('itf14', 13),
  itf: {
    // It codes pairs of digits.
    complete: (text) => (/^\d+$/u.test(text) ? text.padStart(text.length + (text.length % 2), '0') : null),
    draw: (data) => others('interleaved2of5', data),
  },
  upca: retail('upca', 11),
  upc: retail('upca', 11),
  gs1_128: GS1_128,
  gs1: GS1_128,
  codabar: CODABAR,
  'nw-7': CODABAR,
}
