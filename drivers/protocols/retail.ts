import { hasModulo10, modulo10, modulo11 } from './check-digits.ts'
import { element, plainReading } from './code-element.ts'
import type { CodeElement, CodeReading } from './code-element.ts'

const WRONG_CHECK = 'the check digit is wrong'

/**
 * Numbers of retail items, of books and of magazines: EAN-8, UPC-A, EAN-13, ITF-14. Null when the text is none.
 * `aim` tells what is only guessed otherwise: an add-on, and that eight digits are EAN-8.
 */
export function readRetail(text: string, aim: string | null): CodeReading | null {
  const split = splitAddOn(text, aim)
  if (split === null) return null
  const { main, addOn } = split
  const more = addOn === null ? [] : [element('', 'ADD-ON', addOn)]
  const isEan = aim?.startsWith(']E') === true
  if (!hasModulo10(main)) {
    const short = shortForm(main, aim)
    if (short.length > 0) return retail([...short, ...more])
    return isEan ? retail([element('01', 'GTIN', main, main, [WRONG_CHECK]), ...more]) : null
  }
  return retail([...gtinElements(main), ...publication(main), ...shortForm(main, aim), ...more])
}

/** All numbers of items are compared with fourteen digits. */
function wideGtin(digits: string): string {
  return digits.padStart(14, '0')
}

/** UPC-E: zeros that a UPC-A has in certain places are left out. Null when the text is none. */
export function expandUpcE(text: string): string | null {
  const [, system, body, last, check] = /^([01])(\d{5})(\d)(\d)$/.exec(text) ?? []
  if (system === undefined || body === undefined || last === undefined || check === undefined) return null
  const digits = system + expandedBody(body, Number(last))
  return modulo10(digits) === check ? digits + check : null
}

function expandedBody(body: string, last: number): string {
  if (last <= 2) return `${body.slice(0, 2)}${last}0000${body.slice(2)}`
  if (last === 3) return `${body.slice(0, 3)}00000${body.slice(3)}`
  if (last === 4) return `${body.slice(0, 4)}00000${body.slice(4)}`
  return `${body}0000${last}`
}

function splitAddOn(text: string, aim: string | null): { main: string; addOn: string | null } | null {
  if (/^(?:\d{8}|\d{12,14})$/.test(text)) return { main: text, addOn: null }
  const [, main, addOn] = /^(\d{8}|\d{12,13})[ +-]?(\d{2}|\d{5})$/.exec(text) ?? []
  if (main === undefined || addOn === undefined) return null
  // Fifteen digits alone may be anything; the scanner or a blank says that they are two codes.
  return aim === ']E3' || /[ +-]/.test(text) ? { main, addOn } : null
}

function gtinElements(main: string): CodeElement[] {
  const wide = wideGtin(main)
  if (main.length === 13 && /^(?:02|2)/.test(main)) {
    const number = element('', 'IN-STORE NUMBER', main)
    return [{ ...number, notes: ['the number holds in this house alone; a rule may read it'] }]
  }
  return [element('01', 'GTIN', wide, main)]
}

function publication(main: string): CodeElement[] {
  if (main.length !== 13) return []
  if (main.startsWith('977')) {
    const digits = main.slice(3, 10)
    return [element('', 'ISSN', `${digits.slice(0, 4)}-${digits.slice(4)}${modulo11(digits)}`, main)]
  }
  if (!/^97[89]/.test(main)) return []
  const isbn = element('', 'ISBN', main)
  if (main.startsWith('979')) return [isbn]
  const digits = main.slice(3, 12)
  return [isbn, element('', 'ISBN-10', digits + modulo11(digits), main)]
}

/** Eight digits that begin with 0 or 1 may be a UPC-E, too. */
function shortForm(main: string, aim: string | null): CodeElement[] {
  const upcA = aim === ']E4' || main.length !== 8 ? null : expandUpcE(main)
  return upcA === null ? [] : [element('01', 'GTIN, read as UPC-E', wideGtin(upcA), main)]
}

function retail(elements: CodeElement[]): CodeReading {
  return plainReading('retail', 'Number of a retail item', elements)
}
