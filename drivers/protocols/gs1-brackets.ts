/** Beginnings of elements whose length is known, so that no separator follows them (GS1 General Specifications 7.8.5). */
const KNOWN_LENGTH = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/u
const SEPARATOR = '\u001d'
const ELEMENT = /\((\d{2,4})\)((?:(?!\(\d{2,4}\)).)+)/gsu

/** `(01)0952...(10)LOT` as it stands in a code; null when it is not written so. What has no brackets is taken as it is. */
export function elementString(text: string): string | null {
  if (!text.startsWith('(')) return text === '' ? null : text
  const elements = Array.from(text.matchAll(ELEMENT), ([, ai = '', value = '']) => ({ ai, value }))
  if (elements.map(({ ai, value }) => `(${ai})${value}`).join('') !== text) return null
  return elements
    .map(({ ai, value }, index) => {
      const isLast = index === elements.length - 1
      return `${ai}${value}${isLast || KNOWN_LENGTH.test(ai) ? '' : SEPARATOR}`
    })
    .join('')
}
