import { symbologyOf } from './aim.ts'
import { element, plainReading } from './code-element.ts'
import type { CodeReading } from './code-element.ts'
import { readLabelEnvelope } from './envelope.ts'
import { readDigitalLink } from './gs1/digital-link.ts'
import { readBracketed, readElementString } from './gs1/element-string.ts'
import { readHibc } from './hibc.ts'
import { readIata } from './iata.ts'
import { readParcel } from './parcels.ts'
import { readRetail } from './retail.ts'

export interface GivenCode {
  text: string
  /** AIM symbology identifier, where the scanner sent one. */
  aim: string | null
  today: Date
  /** What the profile of the scanner says; false where nothing is known. */
  losesSeparators: boolean
}

type Recogniser = (code: GivenCode) => CodeReading | null

const GS = '\u001d'
const SEPARATOR_MISSING = 'a separator is missing: the scanner sends none'

/** In this order; each says for itself whether the code is its own. */
const RECOGNISERS: readonly Recogniser[] = [
  ({ text, today }) => readLabelEnvelope(text, { today }),
  readGs1,
  ({ text, today }) => readBracketed(text, { today }),
  ({ text, today }) => readDigitalLink(text, { today }) ?? readAddress(text),
  readContact,
  ({ text, today }) => readHibc(text, today),
  readBlood,
  ({ text, aim }) => readParcel(text, aim),
  ({ text, aim }) => readIata(text, aim),
  ({ text, aim }) => readRetail(text, aim),
]

/** Every standard that understands the code. Text that none understands has no reading, and is looked up as it is. */
export function recogniseCode(code: GivenCode): CodeReading[] {
  return RECOGNISERS.flatMap((recognise) => recognise(code) ?? [])
}

/** The symbology says that it is GS1, FNC1 stands in front as GS, or the text has no other sense. */
function readGs1({ text, aim, today, losesSeparators }: GivenCode): CodeReading | null {
  const options = { today, losesSeparators }
  const isGs1 = symbologyOf(aim)?.isGs1 === true
  if (isGs1 || text.startsWith(GS)) return readElementString(text, options)
  // Many scanners send no symbology: an item or a pallet number with its check digit is a good guess.
  if (!/^(?:0[12]\d{14}|00\d{18})/.test(text)) return null
  return guessed(readElementString(text, options), losesSeparators)
}

/**
 * A fault in a field makes the code faulty, not foreign. What no identifier explains makes it foreign, unless the
 * scanner is known to drop separators: then it is a GS1 code that cannot be cut.
 */
function guessed(guess: CodeReading, losesSeparators: boolean): CodeReading | null {
  const [first, ...others] = guess.elements
  if (first === undefined || first.problems.length > 0) return null
  const isExplained = others.every(({ id }) => id !== '')
  if (isExplained) return guess
  if (!losesSeparators) return null
  return { ...guess, problems: [...guess.problems, SEPARATOR_MISSING] }
}

function readAddress(text: string): CodeReading | null {
  if (!/^[a-z][a-z0-9+.-]{1,20}:\/\/\S+$/i.test(text)) return null
  return plainReading('url', 'Address of a page', [element('', 'Address', text)])
}

/** Visiting cards and settings of networks stay text: they are for telephones. */
function readContact({ text }: GivenCode): CodeReading | null {
  const [, kind] = /^(BEGIN:VCARD|MECARD:|WIFI:|BEGIN:VEVENT|mailto:|tel:|geo:|smsto:)/i.exec(text) ?? []
  if (kind === undefined) return null
  return plainReading('contact', 'Data for a telephone', [element('', 'Text', text)])
}

/** ISBT 128 labels of blood: `=` or `&` and one more character say what follows. It is passed on as it is. */
function readBlood({ text, aim }: GivenCode): CodeReading | null {
  if (aim !== ']C4' && !/^(?:=[A-Z1-9][0-9]{4}\d{8}\d{2}|[=&][<>(){}!#%;*,+)-])[0-9A-Z]*$/.test(text)) return null
  return plainReading('isbt', 'ISBT 128', [element(text.slice(0, 2), 'Data', text.slice(2))])
}
