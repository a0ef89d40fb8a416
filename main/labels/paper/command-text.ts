const SHOWN_BYTES = 4096
const ROW_BYTES = 16
/** What text languages of printers begin and end their commands with. */
const NAMES: Readonly<Record<string, string>> = {
  '\u0001': '<SOH>',
  '\u0002': '<STX>',
  '\u0003': '<ETX>',
  '\u0005': '<ENQ>',
  '\u001b': '<ESC>',
}
// oxlint-disable-next-line no-control-regex -- it tells text from bytes
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu

/** Commands as people read them: text where they are text, else hexadecimal in rows of sixteen. */
export function commandText(commands: Uint8Array): string {
  return asText(commands) ?? asHex(commands)
}

/** Null for bytes that are no text. */
function asText(commands: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(commands)
    const isText = (text.match(CONTROL) ?? []).every((one) => one in NAMES)
    return isText ? text.replace(CONTROL, (one) => NAMES[one] ?? one) : null
  } catch {
    // Not UTF-8 is an answer here, not a fault.
    return null
  }
}

function asHex(commands: Uint8Array): string {
  const shown = commands.subarray(0, SHOWN_BYTES)
  const rows = Array.from({ length: Math.ceil(shown.length / ROW_BYTES) }, (_, row) =>
    Array.from(shown.subarray(row * ROW_BYTES, (row + 1) * ROW_BYTES), hex).join(' '),
  )
  const rest = commands.length - shown.length
  return [...rows, ...(rest > 0 ? [`and ${rest} more bytes`] : [])].join('\n')
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}
