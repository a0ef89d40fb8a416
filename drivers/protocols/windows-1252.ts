const PRINTABLE_ASCII = /^[ -~]*$/
const FIRST_SPECIAL = 0x80
const FIRST_LATIN = 0xa0

const DECODER = new TextDecoder('windows-1252')
/** The quotes, dashes and letters that stand where Latin-1 has control characters. */
const SPECIALS: readonly string[] = Array.from({ length: FIRST_LATIN - FIRST_SPECIAL }, (_, index) =>
  DECODER.decode(Uint8Array.of(FIRST_SPECIAL + index)),
)
const BYTES: ReadonlyMap<string, string> = new Map([
  ...SPECIALS.map((character, index) => [character, String.fromCharCode(FIRST_SPECIAL + index)] as const).filter(
    ([character]) => (character.codePointAt(0) ?? 0) > 0xff,
  ),
  ...Array.from({ length: 0x60 }, (_, index) => {
    const character = String.fromCharCode(FIRST_LATIN + index)
    return [character, character] as const
  }),
])

/** One character for each byte of Windows-1252; null for control characters and letters that it lacks. */
export function toWindows1252(text: string): string | null {
  if (PRINTABLE_ASCII.test(text)) return text
  const bytes = Array.from(text, (character) => (PRINTABLE_ASCII.test(character) ? character : BYTES.get(character)))
  return bytes.includes(undefined) ? null : bytes.join('')
}

export function fromWindows1252(bytes: string): string {
  if (PRINTABLE_ASCII.test(bytes)) return bytes
  return bytes.replaceAll(/[\x80-\x9f]/g, (byte) => SPECIALS[byte.charCodeAt(0) - FIRST_SPECIAL] ?? byte)
}
