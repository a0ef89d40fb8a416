/** ISO/IEC 15424: `]`, a letter for the symbology, and its options as one hexadecimal digit. */
export interface Symbology {
  name: string
  /** FNC1 in first position: the data are GS1 element strings. */
  isGs1: boolean
  /** Other character sets are announced by ECI escapes: `\000026`, and a backslash is sent twice. */
  hasEci: boolean
}

interface Row {
  name: string
  variants?: Readonly<Record<string, string>>
  gs1?: string
  /** Options that announce ECI escapes. */
  eci?: string
}

const SYMBOLOGIES: Readonly<Record<string, Row>> = {
  A: { name: 'Code 39', variants: { 4: 'Code 39 Full ASCII', 5: 'Code 39 Full ASCII', 7: 'Code 39 Full ASCII' } },
  B: { name: 'Telepen' },
  C: { name: 'Code 128', variants: { 1: 'GS1-128', 4: 'ISBT 128' }, gs1: '1' },
  D: { name: 'Code One' },
  E: {
    name: 'EAN-13 or UPC',
    variants: { 1: 'Add-on of 2 digits', 2: 'Add-on of 5 digits', 3: 'EAN-13 or UPC with add-on', 4: 'EAN-8' },
  },
  F: { name: 'Codabar' },
  G: { name: 'Code 93' },
  H: { name: 'Code 11' },
  I: { name: 'Interleaved 2 of 5', variants: { 1: 'ITF with check digit' } },
  J: { name: 'DotCode', variants: { 1: 'GS1 DotCode' }, gs1: '1' },
  K: { name: 'Code 16K', gs1: '1' },
  L: { name: 'PDF417', variants: { 3: 'MicroPDF417', 4: 'MicroPDF417', 5: 'MicroPDF417' }, gs1: '3', eci: '1' },
  M: { name: 'MSI' },
  N: { name: 'Anker' },
  O: { name: 'Codablock', gs1: '5' },
  P: { name: 'Plessey' },
  Q: {
    name: 'QR Code',
    variants: { 0: 'QR Code model 1', 3: 'GS1 QR Code', 4: 'GS1 QR Code' },
    gs1: '34',
    eci: '246',
  },
  R: { name: 'Straight 2 of 5' },
  S: { name: 'Straight 2 of 5' },
  T: { name: 'Code 49', gs1: '1' },
  U: { name: 'MaxiCode' },
  X: { name: 'Other' },
  Z: { name: 'No bar code' },
  d: {
    name: 'Data Matrix',
    variants: { 0: 'Data Matrix ECC 000-140', 2: 'GS1 Data Matrix', 5: 'GS1 Data Matrix' },
    gs1: '25',
    eci: '456',
  },
  e: { name: 'GS1 DataBar', variants: { 0: 'GS1 DataBar', 1: 'GS1 composite', 2: 'GS1 composite' }, gs1: '0' },
  h: { name: 'Han Xin' },
  o: { name: 'OCR' },
  p: { name: 'PosiCode' },
  s: { name: 'SuperCode' },
  z: { name: 'Aztec', variants: { 1: 'GS1 Aztec', 4: 'GS1 Aztec', C: 'Aztec rune' }, gs1: '14', eci: '345' },
}

/** Null for no identifier, and for letters that stand for nothing. */
export function symbologyOf(aim: string | null): Symbology | null {
  const [, letter, modifier] = /^\]([A-Za-z])([0-9A-F])$/.exec(aim ?? '') ?? []
  if (letter === undefined || modifier === undefined || !Object.hasOwn(SYMBOLOGIES, letter)) return null
  const { name, variants = {}, gs1 = '', eci = '' } = SYMBOLOGIES[letter] ?? { name: letter }
  return {
    name: variants[modifier] ?? name,
    isGs1: gs1.includes(modifier),
    hasEci: eci.includes(modifier),
  }
}
