import { symbologyOf } from './aim.ts'
import { AIM_IDENTIFIER, latin1, utf8, type CodeText } from './code-text.ts'

/** What scanners send in the text of a code for the separator GS. */
export const SEPARATOR_TEXTS = ['^]', '|', '{GS}', '<GS>', '~', '^', '␝'] as const

/** What a scanner stands in for the separator GS with; `key` where a function key is pressed for it. */
export type SeparatorForm = 'sent' | 'lost' | 'key' | (typeof SEPARATOR_TEXTS)[number]

export type CodeEncoding = 'automatic' | 'utf-8' | 'latin-1' | 'windows-1252' | 'shift-jis'

/** How one scanner is set: what has to be taken off and put right before a code says what it says. */
export interface ScanProfile {
  /** What the scanner puts before and after each code, besides AIM identifier and line end. */
  prefix: string
  suffix: string
  separator: SeparatorForm
  encoding: CodeEncoding
  /** Small letters come as capitals and the other way round. */
  swapsCase: boolean
}

/** A scanner that nothing is known of. */
export const PLAIN_PROFILE: ScanProfile = {
  prefix: '',
  suffix: '',
  separator: 'sent',
  encoding: 'automatic',
  swapsCase: false,
}

const GS = '\x1d'
const IN_TEXT: ReadonlySet<SeparatorForm> = new Set(SEPARATOR_TEXTS)
const ECI_ESCAPE = /\\(\\|\d{6})/g
const ECI_LABELS: Readonly<Record<string, string>> = {
  '000020': 'shift_jis',
  '000021': 'windows-1250',
  '000022': 'windows-1251',
  '000023': 'windows-1252',
  '000024': 'windows-1256',
  '000025': 'utf-16be',
  '000026': 'utf-8',
  '000028': 'big5',
  '000029': 'gb18030',
  '000030': 'euc-kr',
}

/** The text of one code as this scanner sends it. The order is that of the way: marks, identifier, escapes, text, separators. */
export function cleanScan(bytes: Uint8Array, profile: ScanProfile): CodeText {
  const { prefix, suffix, separator, encoding, swapsCase } = profile
  const framed = withoutEnd(bytes, encode(suffix))
  const outer = withoutStart(framed, encode(prefix))
  const aim = AIM_IDENTIFIER.exec(latin1(outer.subarray(0, 4)))?.[0] ?? null
  const inner = outer.subarray(aim === null ? 0 : aim.length)
  // Some scanners put their own prefix behind the identifier.
  const content = outer.length === framed.length ? withoutStart(inner, encode(prefix)) : inner
  const text = symbologyOf(aim)?.hasEci === true ? eciText(content, encoding) : DECODERS[encoding](content)
  const separated = IN_TEXT.has(separator) ? text.replaceAll(separator, GS) : text
  return { text: swapsCase ? swapped(separated) : separated, aim }
}

const DECODERS: Record<CodeEncoding, (bytes: Uint8Array) => string> = {
  automatic: (bytes) => utf8(bytes) ?? latin1(bytes),
  'utf-8': (bytes) => new TextDecoder('utf-8').decode(bytes),
  'latin-1': latin1,
  'windows-1252': (bytes) => new TextDecoder('windows-1252').decode(bytes),
  'shift-jis': (bytes) => new TextDecoder('shift_jis').decode(bytes),
}

/** `\000026` switches the character set, `\\` is one backslash. */
function eciText(bytes: Uint8Array, encoding: CodeEncoding): string {
  const raw = latin1(bytes)
  let text = ''
  let decode = DECODERS[encoding]
  let from = 0
  let run = ''
  for (const match of raw.matchAll(ECI_ESCAPE)) {
    run += raw.slice(from, match.index)
    from = match.index + match[0].length
    if (match[1] === '\\') run += '\\'
    else {
      text += decode(bytesOf(run))
      run = ''
      decode = decoderOf(match[1] ?? '')
    }
  }
  return text + decode(bytesOf(run + raw.slice(from)))
}

function decoderOf(number: string): (bytes: Uint8Array) => string {
  const label = ECI_LABELS[number]
  return label === undefined ? latin1 : (bytes) => new TextDecoder(label).decode(bytes)
}

function swapped(text: string): string {
  return Array.from(text, (one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase())).join('')
}

function withoutStart(bytes: Uint8Array, mark: Uint8Array): Uint8Array {
  const isThere = mark.length > 0 && mark.every((byte, index) => bytes[index] === byte)
  return isThere ? bytes.subarray(mark.length) : bytes
}

function withoutEnd(bytes: Uint8Array, mark: Uint8Array): Uint8Array {
  const from = bytes.length - mark.length
  const isThere = mark.length > 0 && from >= 0 && mark.every((byte, index) => bytes[from + index] === byte)
  return isThere ? bytes.subarray(0, from) : bytes
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
