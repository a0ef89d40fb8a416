/**
 * Text inside ^FD, with `^FH\` in front of it: what could be read as a command, and every control character,
 * travels as a backslash and two hexadecimal digits of its UTF-8 byte. So text can never become commands.
 */
const UNSAFE = /[\p{Cc}^~\\]/gu

export function escapeFieldData(text: string): string {
  return text.toWellFormed().replaceAll(UNSAFE, hexadecimal)
}

function hexadecimal(character: string): string {
  const digits = Array.from(new TextEncoder().encode(character), (byte) => byte.toString(16).padStart(2, '0'))
  return digits.map((pair) => `\\${pair.toUpperCase()}`).join('')
}

/** The text that a printer sees after `^FH\`; other programs may have escaped any byte. */
export function unescapeFieldData(data: string): string {
  const bytes = new TextEncoder().encode(data)
  const plain: number[] = []
  for (let at = 0; at < bytes.length; at++) {
    const escaped = bytes[at] === BACKSLASH ? hexadecimalValue(bytes, at + 1) : null
    plain.push(escaped ?? bytes[at] ?? 0)
    if (escaped !== null) at += 2
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(plain))
}

const BACKSLASH = 0x5c

function hexadecimalValue(bytes: Uint8Array, at: number): number | null {
  const digits = String.fromCharCode(...bytes.subarray(at, at + 2))
  return /^[0-9a-fA-F]{2}$/.test(digits) ? Number.parseInt(digits, 16) : null
}

/**
 * The same inside a text block (^FB): there `\&` begins a line and `\\` is a backslash.
 * A soft hyphen `\-` is never written.
 */
export function escapeBlock(text: string): string {
  return escapeFieldData(text.replaceAll('\\', '\\\\').replaceAll('\n', '\\&'))
}

export function unescapeBlock(data: string): string {
  return unescapeFieldData(data).replaceAll(/\\([\\&])/g, (_, mark: string) => (mark === '&' ? '\n' : '\\'))
}
