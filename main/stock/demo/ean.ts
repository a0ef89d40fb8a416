/** Twelve digits and the check digit that belongs to them. */
export function ean13(firstTwelve: string): string {
  const sum = Array.from(firstTwelve, Number).reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3), 0)
  return firstTwelve + String((10 - (sum % 10)) % 10)
}
