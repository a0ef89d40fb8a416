/**
 * ISO/IEC 15434 envelopes and the MH10.8.2 data identifiers (ECIA) in them, as suppliers print them.
 * `[)>` RS `06` GS data GS data ... RS EOT; several format blocks may follow each other.
 */
const RS = '\u001e'
const GS = '\u001d'
const EOT = '\u0004'

export interface FormatBlock {
  /** `05`: GS1 application identifiers, `06`: data identifiers ...; null where none stands in front. */
  format: string | null
  elements: string[]
}

export interface DataElement {
  /** Such as `1P`, in capitals. */
  identifier: string
  value: string
}

/** Older Mouser labels: the header is turned round, and lacks the separator. */
const OLD_MOUSER = '>[)>'
const HEADER = `[)>${RS}`

/** Pictures and words that scanners put in place of control characters. */
const SUBSTITUTES: readonly (readonly [RegExp, string])[] = [
  [/␞|\^\^|\{RS\}|<RS>|\\x1e/gi, RS],
  [/␝|\^\]|\{GS\}|<GS>|\\x1d/gi, GS],
  [/␄|\^D|\{EOT\}|<EOT>|\\x04/g, EOT],
]

/** The blocks of an envelope; null when the text is none. The trailer may be missing. */
export function readEnvelope(text: string): FormatBlock[] | null {
  const body = bodyOf(text.trim())
  if (body === null) return null
  const blocks = withoutTrailer(body).split(RS)
  return blocks.flatMap((block) => {
    const format = /^\d\d/.exec(block)?.[0] ?? null
    const elements = block
      .slice(format?.length ?? 0)
      .split(GS)
      .filter((element) => element !== '')
    return format === null && elements.length === 0 ? [] : [{ format, elements }]
  })
}

/** The data identifiers of a format-06 envelope, in the order of the label; null when the text is none. */
export function readDataElements(text: string): DataElement[] | null {
  const blocks = readEnvelope(text)?.filter(({ format }) => format === '06')
  if (blocks === undefined || blocks.length === 0) return null
  return blocks.flatMap(({ elements }) => elements.flatMap((element) => splitElement(element) ?? []))
}

/** `30P296-X` is `30P` and `296-X`: up to three digits and one letter, then the value. */
export function splitElement(element: string): DataElement | null {
  const match = /^(\d{0,3}[A-Za-z])(.*)$/s.exec(element.trim())
  if (match === null) return null
  return { identifier: (match[1] ?? '').toUpperCase(), value: (match[2] ?? '').trim() }
}

function bodyOf(text: string): string | null {
  // Signs in the values stay as they are when the real separators are there.
  const plain = text.includes(GS) ? text : withControls(text)
  const header = [HEADER, OLD_MOUSER].find((start) => plain.startsWith(start))
  return header === undefined ? null : plain.slice(header.length)
}

function withControls(text: string): string {
  let replaced = text
  for (const [pattern, character] of SUBSTITUTES) replaced = replaced.replace(pattern, character)
  return replaced
}

function withoutTrailer(body: string): string {
  return body.replace(new RegExp(`${EOT}$`), '').replace(new RegExp(`${RS}$`), '')
}
