const NAMES: Readonly<Record<number, string>> = {
  0x01: 'SOH',
  0x02: 'STX',
  0x05: 'ENQ',
  0x0a: 'LF',
  0x0c: 'FF',
  0x0d: 'CR',
  0x10: 'DLE',
  0x11: 'DC1',
  0x18: 'CAN',
  0x1b: 'ESC',
  0x1d: 'GS',
}
/** They are no values of the commands that are written here. */
const ALWAYS_NAMED: ReadonlySet<number> = new Set([0x0a, 0x0d, 0x10, 0x1b, 0x1d])
const MOST_ALIKE = 8

/** A command as manuals write it: letters as they are, control characters by their names, numbers in two digits, many alike as a count. */
export function readableCommand(bytes: Uint8Array): string {
  const parts: string[] = []
  let isWord = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    const alike = bytes.subarray(at).findIndex((other) => other !== byte)
    if (alike > MOST_ALIKE) {
      parts.push(`${alike} × ${digitsOf(byte)}`)
      at += alike - 1
      isWord = false
    } else if (isLetter(byte) && isWord) {
      parts[parts.length - 1] += String.fromCharCode(byte)
    } else {
      parts.push(isLetter(byte) ? String.fromCharCode(byte) : controlOf(bytes, at))
      isWord = isLetter(byte)
    }
  }
  return parts.join(' ')
}

function isLetter(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f
}

/** A control character is a number where it is a value of the command before it. */
function controlOf(bytes: Uint8Array, at: number): string {
  const byte = bytes[at] ?? 0
  const begins = at === 0 || ALWAYS_NAMED.has(byte) || isLetter(bytes[at + 1] ?? 0)
  return begins ? (NAMES[byte] ?? digitsOf(byte)) : digitsOf(byte)
}

function digitsOf(byte: number): string {
  return byte.toString(16).padStart(2, '0').toUpperCase()
}
