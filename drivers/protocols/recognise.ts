import { symbologyOf } from './aim.ts'
import { element } from './code-element.ts'
import type { CodeReading } from './code-element.ts'
import { readLabelEnvelope } from './envelope.ts'
import { readDigitalLink } from './gs1/digital-link.ts'
import { readBracketed, readElementString } from './gs1/element-string.ts'
import { readHibc } from './hibc.ts'
import { readParcel } from './parcels.ts'
import { readRetail } from './retail.ts'

export interface GivenCode {
  text: string
  /** AIM symbology identifier, where the scanner sent one. */
  aim: string | null
  today: Date
}

type Recogniser = (code: GivenCode) => CodeReading | null

const GS = '\u001d'

/** In this order; each says for itself whether the code is its own. */
const RECOGNISERS: readonly Recogniser[] = [
  ({ text, today }) => readLabelEnvelope(text, { today }),
  readGs1,
  ({ text, today }) => readBracketed(text, { today }),
  ({ text, today }) => readDigitalLink(text, { today }),
  readAddress,
  readContact,
  ({ text, today }) => readHibc(text, today),
  readBlood,
  ({ text }) => readParcel(text),
  ({ text, aim }) => readRetail(text, aim),
]

/** Every standard that understands the code. Text that none understands has no reading, and is looked up as it is. */
export function recogniseCode(code: GivenCode): CodeReading[] {
  return RECOGNISERS.flatMap((recognise) => recognise(code) ?? [])
}

/** The symbology says that it is GS1, FNC1 stands in front as GS, or the text has no other sense. */
function readGs1({ text, aim, today }: GivenCode): CodeReading | null {
  const isGs1 = symbologyOf(aim)?.isGs1 === true
  if (isGs1 || text.startsWith(GS)) return readElementString(text, { today })
  // Many scanners send no symbology: an item or a pallet number with its check digit, and no flaw in the rest.
  if (!/^(?:0[12]\d{14}|00\d{18})/.test(text) || text.startsWith('[)>')) return null
  const guess = readElementString(text, { today })
  return guess.elements.every(({ problems }) => problems.length === 0) ? guess : null
}

function readAddress({ text, today }: GivenCode): CodeReading | null {
  if (!/^[a-z][a-z0-9+.-]{1,20}:\/\/\S+$/i.test(text)) return null
  if (readDigitalLink(text, { today }) !== null) return null
  return { standard: 'url', title: 'Address of a page', elements: [element('', 'Address', text)], problems: [] }
}

/** Visiting cards and settings of networks stay text: they are for telephones. */
function readContact({ text }: GivenCode): CodeReading | null {
  const [, kind] = /^(BEGIN:VCARD|MECARD:|WIFI:|BEGIN:VEVENT|mailto:|tel:|geo:|smsto:)/i.exec(text) ?? []
  if (kind === undefined) return null
  return { standard: 'contact', title: 'Data for a telephone', elements: [element('', 'Text', text)], problems: [] }
}

/** ISBT 128 labels of blood: `=` or `&` and one more character say what follows. It is passed on as it is. */
function readBlood({ text, aim }: GivenCode): CodeReading | null {
  if (aim !== ']C4' && !/^(?:=[A-Z1-9][0-9]{4}\d{8}\d{2}|[=&][<>(){}!#%;*,+)-])[0-9A-Z]*$/.test(text)) return null
  return {
    standard: 'isbt',
    title: 'ISBT 128',
    elements: [element(text.slice(0, 2), 'Data', text.slice(2))],
    problems: [],
  }
}
