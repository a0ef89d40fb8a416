import type { LabelFilter } from './filter-arguments.ts'
import { isNothing, textOf } from './filter-arguments.ts'

type End = 'start' | 'end'

/** Blanks, or the characters that are named. */
function stripped(ends: readonly End[]): LabelFilter {
  return (input, { values }) => {
    const characters = Array.from(textOf(input))
    const unwanted = isNothing(values[0]) ? null : new Set(textOf(values[0]))
    const goes = (character: string | undefined): boolean =>
      character !== undefined && (unwanted === null ? character.trim() === '' : unwanted.has(character))
    while (ends.includes('start') && goes(characters[0])) characters.shift()
    while (ends.includes('end') && goes(characters.at(-1))) characters.pop()
    return characters.join('')
  }
}

function elementAt(index: 0 | -1): LabelFilter {
  return (input, { values }) => {
    const list: readonly unknown[] = Array.isArray(input) ? input : Array.from(textOf(input))
    return list.at(index) ?? values[0] ?? null
  }
}

/** Texts and lists; `join`, `replace` and `truncate` are Liquid's own. */
export const TEXT_FILTERS: Readonly<Record<string, LabelFilter>> = {
  lowercase: (input) => textOf(input).toLowerCase(),
  uppercase: (input) => textOf(input).toUpperCase(),
  titlecase: (input) =>
    textOf(input)
      .toLowerCase()
      .replaceAll(/(?<![\p{L}\p{N}'])\p{L}/gu, (letter) => letter.toUpperCase()),
  strip: stripped(['start', 'end']),
  lstrip: stripped(['start']),
  rstrip: stripped(['end']),
  split: (input, { values }) => {
    const text = textOf(input)
    return text === '' ? [] : text.split(isNothing(values[0]) ? /\s+/u : textOf(values[0])).map((part) => part.trim())
  },
  first: elementAt(0),
  last: elementAt(-1),
  reverse: (input) => (Array.isArray(input) ? input.toReversed() : Array.from(textOf(input)).toReversed().join('')),
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
