import { modulo10 } from './check-digits.ts'

/** EAN, UPC and ITF-14 in full: all digits, the check digit last. */
export type RetailSymbology = 'ean13' | 'ean8' | 'upca' | 'upce' | 'itf14'

const LENGTHS: Readonly<Record<RetailSymbology, number>> = { ean13: 13, ean8: 8, upca: 12, upce: 8, itf14: 14 }

export function isRetail(symbology: string): symbology is RetailSymbology {
  return symbology in LENGTHS
}

/** The digits with their check digit, which may be left out; null when they are not such a number. */
export function completeRetail(symbology: RetailSymbology, data: string): string | null {
  const digits = data.trim()
  const length = LENGTHS[symbology]
  if (!/^\d+$/u.test(digits) || (digits.length !== length && digits.length !== length - 1)) return null
  const body = digits.slice(0, length - 1)
  if (symbology === 'upce' && !/^[01]/u.test(body)) return null
  const complete = body + modulo10(symbology === 'upce' ? expandUpce(body) : body)
  return digits.length === length && digits !== complete ? null : complete
}

/** The eleven digits that a UPC-E of seven (system and six) stands for. */
export function expandUpce(seven: string): string {
  const [system, a, b, c, d, e, last] = Array.from(seven) as [string, string, string, string, string, string, string]
  if (last <= '2') return `${system}${a}${b}${last}0000${c}${d}${e}`
  if (last === '3') return `${system}${a}${b}${c}00000${d}${e}`
  if (last === '4') return `${system}${a}${b}${c}${d}00000${e}`
  return `${system}${a}${b}${c}${d}${e}0000${last}`
}

const SHORT_FORMS: readonly (readonly [RegExp, (parts: string[]) => string])[] = [
  [/^(\d)(\d\d)([0-2])0000(\d{3})$/u, ([, system, ab, last, cde]) => `${system}${ab}${cde}${last}`],
  [/^(\d)(\d{3})00000(\d\d)$/u, ([, system, abc, de]) => `${system}${abc}${de}3`],
  [/^(\d)(\d{4})00000(\d)$/u, ([, system, abcd, e]) => `${system}${abcd}${e}4`],
  [/^(\d)(\d{5})0000([5-9])$/u, ([, system, abcde, last]) => `${system}${abcde}${last}`],
]

/** The seven digits of UPC-E for these eleven; null when they cannot be shortened. */
export function shortenUpca(eleven: string): string | null {
  for (const [pattern, write] of SHORT_FORMS) {
    const match = pattern.exec(eleven)
    if (match !== null) return write(match)
  }
  return null
}
