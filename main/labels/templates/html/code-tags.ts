import type { LabelObject } from '../../../records/label-document.ts'
import { BAR_CLASSES } from '../../liquid/bar-classes.ts'

type Symbology = Extract<LabelObject, { kind: 'barcode' }>['symbology']

/** What a tag of a code becomes: a code of the label, or a picture that a filter draws; null for a class that nobody knows. */
export type CodeTag = { symbology: Symbology } | { pictureOf: string } | null

const CLASSES: Readonly<Record<string, Symbology>> = {
  code128: 'code128',
  code39: 'code39',
  ean8: 'ean8',
  ean13: 'ean13',
  ean: 'ean13',
  ean14: 'itf14',
  gtin: 'itf14',
  upca: 'upca',
  upc: 'upca',
  gs1_128: 'gs1-128',
  gs1: 'gs1-128',
}

/** By the name of the tag. */
export const CODE_TAGS: Readonly<Record<string, (options: readonly string[]) => CodeTag>> = {
  qrcode: () => ({ symbology: 'qr' }),
  datamatrix: () => ({ symbology: 'datamatrix' }),
  barcode(options) {
    const named = options.find((option) => option.startsWith('barcode_class=')) ?? 'code128'
    const name = named.replace('barcode_class=', '').replaceAll(/["']/gu, '')
    const symbology = CLASSES[name]
    if (symbology !== undefined) return { symbology }
    return Object.hasOwn(BAR_CLASSES, name) ? { pictureOf: name } : null
  },
}
