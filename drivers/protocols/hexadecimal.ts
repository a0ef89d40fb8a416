const DIGITS = new TextEncoder().encode('0123456789ABCDEF')
const decoder = new TextDecoder()

/** Two capital digits for each byte. */
export function hexadecimalOf(bytes: Uint8Array): string {
  const digits = new Uint8Array(bytes.length * 2)
  for (let at = 0; at < bytes.length; at++) {
    digits[2 * at] = DIGITS[bytes[at]! >> 4]!
    digits[2 * at + 1] = DIGITS[bytes[at]! & 15]!
  }
  return decoder.decode(digits)
}
