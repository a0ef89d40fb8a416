const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const PAD = '='

/** Two letters for each twelve bits, so that a table gives both at once. */
const PAIRS = Array.from({ length: 4096 }, (_, bits) => `${ALPHABET[bits >> 6] ?? ''}${ALPHABET[bits & 63] ?? ''}`)
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]))

/** RFC 4648, with its padding. */
export function toBase64(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3)
  let text = ''
  for (let at = 0; at < whole; at += 3) {
    const bits = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!
    text += PAIRS[bits >> 12]! + PAIRS[bits & 4095]!
  }
  const rest = bytes.subarray(whole)
  if (rest.length === 1) text += `${PAIRS[rest[0]! << 4]}${PAD}${PAD}`
  if (rest.length === 2) text += `${PAIRS[(rest[0]! << 4) | (rest[1]! >> 4)]}${ALPHABET[(rest[1]! & 15) << 2]}${PAD}`
  return text
}

/** Null for text that is none. */
export function fromBase64(text: string): Uint8Array | null {
  const letters = text.replace(/={0,2}$/u, '')
  if (letters.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4))
  let [bits, count, used] = [0, 0, 0]
  for (const letter of letters) {
    const value = VALUES.get(letter)
    if (value === undefined) return null
    bits = ((bits << 6) | value) & 0xffff
    count += 6
    if (count >= 8) bytes[used++] = (bits >> (count -= 8)) & 0xff
  }
  return bytes
}
