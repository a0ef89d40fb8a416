const decoder = new TextDecoder('utf-16le')

/** Bytes as text with one character for each, so that languages of lines and raw dots can be searched and joined as text. */
export function binaryTextOf(bytes: Uint8Array): string {
  // Each byte as a unit of UTF-16, lower half first: what takes bytes for Latin-1 makes other letters of some.
  const units = new Uint8Array(bytes.length * 2)
  for (let at = 0; at < bytes.length; at++) units[2 * at] = bytes[at]!
  return decoder.decode(units)
}

const encoder = new TextEncoder()
const ASCII = /^[^\u0080-\uffff]*$/

export function bytesOfBinaryText(text: string): Uint8Array {
  if (ASCII.test(text)) return encoder.encode(text)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
