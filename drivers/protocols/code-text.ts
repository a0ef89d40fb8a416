/** What the bytes of one code say. */
export interface CodeText {
  text: string
  /** AIM symbology identifier such as `]C0`, where the scanner sent one. */
  aim: string | null
}

/** `]`, the letter of the symbology, the options as a hexadecimal digit (ISO/IEC 15424). */
export const AIM_IDENTIFIER = /^\][A-Za-z][0-9A-F](?=.)/s

/** Two-dimensional codes mostly hold UTF-8; what is not valid as UTF-8 is Latin-1, the standard's default. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8 is an answer here, not a fault.
    return null
  }
}

export function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
