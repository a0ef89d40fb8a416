const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const PAD = '='

const LETTERS = new TextEncoder().encode(ALPHABET)
const PAD_LETTER = PAD.charCodeAt(0)
const decoder = new TextDecoder()
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]))

/** RFC 4648, with its padding. */
export function toBase64(bytes: Uint8Array): string {
  const letters = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  for (let at = 0, to = 0; at < bytes.length; at += 3, to += 4) {
    const bits = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    letters[to] = LETTERS[bits >> 18]!
    letters[to + 1] = LETTERS[(bits >> 12) & 63]!
    letters[to + 2] = LETTERS[(bits >> 6) & 63]!
    letters[to + 3] = LETTERS[bits & 63]!
  }
  const missing = (3 - (bytes.length % 3)) % 3
  letters.fill(PAD_LETTER, letters.length - missing)
  return decoder.decode(letters)
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
