/** By their code. */
const NAMES =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  )

/** People type `<GS>` for the character they cannot type; other text in brackets stays as it is. */
export function withControlCharacters(text: string): string {
  return text.replace(/<([A-Z][A-Z0-9]{1,2})>/g, (whole, name: string) => {
    const code = name === 'DEL' ? 127 : NAMES.indexOf(name)
    return code < 0 ? whole : String.fromCharCode(code)
  })
}
