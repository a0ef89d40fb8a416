import type { LabelFilter } from './filter-arguments.ts'
import { textOf } from './filter-arguments.ts'

/** Texts and lists; `strip`, `split`, `join`, `replace`, `first`, `last`, `reverse` and `truncate` are Liquid's own. */
export const TEXT_FILTERS: Readonly<Record<string, LabelFilter>> = {
  lowercase: (input) => textOf(input).toLowerCase(),
  uppercase: (input) => textOf(input).toUpperCase(),
  titlecase: (input) =>
    textOf(input)
      .toLowerCase()
      .replaceAll(/(?<![\p{L}\p{N}'])\p{L}/gu, (letter) => letter.toUpperCase()),
  length: (input) => (Array.isArray(input) ? input.length : Array.from(textOf(input)).length),
  getindex: (input, { values }) => {
    const index = Number(values[0])
    return Array.isArray(input) && Number.isInteger(index) && index >= 0 ? (input[index] as unknown) : null
  },
  getkey: (input, { values: [key, otherwise] }) => {
    if (typeof input !== 'object' || input === null || !Object.hasOwn(input, textOf(key))) return otherwise ?? null
    return (input as Record<string, unknown>)[textOf(key)]
  },
  clean_barcode: (input) => {
    const text = textOf(input)
    if (/<[a-z!/][^>]*>/iu.test(text)) throw new Error('clean_barcode: the text has HTML in it')
    return text.replaceAll('`', '')
  },
}
