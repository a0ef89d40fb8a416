/** Bytes as text with one character for each, so that languages of lines and raw dots can be searched and joined as text. */
export function binaryTextOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return text
}

/** More arguments than this overflow the stack. */
const PIECE = 8192
const encoder = new TextEncoder()
const ASCII = /^[^\u0080-\uffff]*$/

export function bytesOfBinaryText(text: string): Uint8Array {
  if (ASCII.test(text)) return encoder.encode(text)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
