/** What the bytes of one code say. */
export interface CodeText {
  text: string
  /** AIM symbology identifier such as `]C0`, where the scanner sent one. */
  aim: string | null
}

/** `]`, the letter of the symbology, the options as a hexadecimal digit (ISO/IEC 15424). */
const AIM_IDENTIFIER = /^\][A-Za-z][0-9A-F](?=.)/s

/** Text for one code. Separators such as GS stay; what they mean is decided later. */
export function readCode(bytes: Uint8Array): CodeText {
  const aim = AIM_IDENTIFIER.exec(latin1(bytes.subarray(0, 4)))?.[0] ?? null
  const content = bytes.subarray(aim === null ? 0 : aim.length)
  return { text: utf8(content) ?? latin1(content), aim }
}

/** Two-dimensional codes mostly hold UTF-8; what is not valid as UTF-8 is Latin-1, the standard's default. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8 is an answer here, not a fault.
    return null
  }
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
