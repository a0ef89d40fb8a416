/** GS1 and postal labels: weights 3, 1, 3 ... from the right, the check digit last. */
export function hasModulo10(digits: string): boolean {
  return digits.length > 1 && modulo10(digits.slice(0, -1)) === digits.at(-1)
}

/** The digit that makes the sum of the weighted digits a multiple of ten (GS1 General Specifications, 7.9). */
export function modulo10(digits: string): string {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1)
    sum += Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 3 : 1)
  return String((10 - (sum % 10)) % 10)
}

const MODULO_43 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%'

/** The check character of HIBC and of Code 39; null when a character has no value there. */
export function modulo43(text: string): string | null {
  let sum = 0
  for (const character of text) {
    const value = MODULO_43.indexOf(character)
    if (value < 0) return null
    sum += value
  }
  return MODULO_43[sum % 43] ?? null
}

const POSTAL_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const

/** UPU S10: eight digits and their check digit. */
export function hasPostalCheck(nineDigits: string): boolean {
  const sum = POSTAL_WEIGHTS.reduce((total, weight, place) => total + weight * Number(nineDigits[place]), 0)
  const rest = 11 - (sum % 11)
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest
  return String(check) === nineDigits[8]
}

/** UPS: letters count as digits, from A = 2 round to 9 and on from 0; every second one is doubled. */
export function hasUpsCheck(sixteen: string): boolean {
  let sum = 0
  for (let place = 0; place < 15; place += 1) {
    const code = sixteen.charCodeAt(place)
    const value = code >= 65 ? (code - 63) % 10 : code - 48
    sum += place % 2 === 0 ? value : value * 2
  }
  return String((10 - (sum % 10)) % 10) === sixteen[15]
}

/** FedEx, twelve digits: weights 1, 3, 7 from the right, modulo 11, modulo 10. */
export function hasFedExCheck(twelveDigits: string): boolean {
  const weights = [1, 3, 7]
  let sum = 0
  for (let place = 0; place < 11; place += 1)
    sum += Number(twelveDigits[10 - place]) * (weights[place % weights.length] ?? 0)
  return String((sum % 11) % 10) === twelveDigits[11]
}

/** IATA: the rest of seven of what stands before it. */
export function hasModulo7(digits: string): boolean {
  return Number(digits.slice(0, -1)) % 7 === Number(digits.slice(-1))
}

/** Deutsche Post, Leitcode and Identcode: weights 4 and 9 from the left. */
export function hasPostCheck(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length - 1; place += 1) sum += Number(digits[place]) * (place % 2 === 0 ? 4 : 9)
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1))
}

const MODULO_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO/IEC 7064, modulo 37,36: one letter or digit behind letters and digits. */
export function modulo3736(text: string): string {
  let product = 36
  for (const character of text) {
    const sum = (product + MODULO_36.indexOf(character)) % 36 || 36
    product = (sum * 2) % 37
  }
  return MODULO_36[(37 - product) % 36] ?? ''
}

const PAIR = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const PAIR_CHECKS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const PAIR_PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83] as const

/** GS1 Global Model Number: two check characters, modulo 1021 over primes from the right. */
export function hasModelCheck(text: string): boolean {
  const body = text.slice(0, -2)
  let sum = 0
  for (let place = 0; place < body.length; place += 1) {
    const value = PAIR.indexOf(body[body.length - 1 - place] ?? '')
    if (value < 0) return false
    sum += value * (PAIR_PRIMES[place] ?? 0)
  }
  const check = sum % 1021
  return text.slice(-2) === `${PAIR_CHECKS[check >> 5] ?? ''}${PAIR_CHECKS[check & 31] ?? ''}`
}

/** International bank account numbers: the rest of 97 is 1. */
export function hasAccountCheck(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text)) return false
  let rest = 0
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** ISBN-10 and ISSN: falling weights, modulo 11, X for ten. */
export function modulo11(digits: string): string {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) sum += Number(digits[place]) * (digits.length + 1 - place)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}
