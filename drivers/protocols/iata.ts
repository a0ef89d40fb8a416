import { hasModulo7 } from './check-digits.ts'
import { element, plainReading, unread } from './code-element.ts'
import type { CodeElement, CodeReading } from './code-element.ts'

/** What stands on freight, on bags and on passes of airlines; null when the text is none of it. */
export function readIata(text: string, aim: string | null): CodeReading | null {
  return readWaybill(text, aim) ?? readBagTag(text, aim) ?? readBoardingPass(text)
}

/** Resolution 600a and 606: the airline, seven digits and their check digit; on labels of Code 128 the piece behind it. */
function readWaybill(text: string, aim: string | null): CodeReading | null {
  const [, airline, serial, piece] = /^(\d{3})-?(\d{8})(\d{5})?$/.exec(text) ?? []
  if (airline === undefined || serial === undefined || !hasModulo7(serial)) return null
  // Sixteen digits alone may be anything.
  if (piece !== undefined && aim !== ']C0') return null
  const more = piece === undefined ? [] : [element('', 'Piece', String(Number(piece)), piece)]
  return plainReading('iata', 'Air waybill', [
    element('', 'Tracking number', `${airline}-${serial}`, text.slice(0, text.length - (piece?.length ?? 0))),
    element('', 'Airline', airline),
    ...more,
  ])
}

/** Resolution 740: ten digits as Interleaved 2 of 5, which have no check digit; other symbologies hold other numbers. */
function readBagTag(text: string, aim: string | null): CodeReading | null {
  const [, kind, airline, number] = /^(\d)(\d{3})(\d{6})$/.exec(text) ?? []
  if (kind === undefined || airline === undefined || number === undefined || aim?.startsWith(']I') !== true) return null
  const read = plainReading('iata', 'Baggage tag', [
    element('', 'Leading digit', kind),
    element('', 'Airline', airline),
    element('', 'Bag', number),
  ])
  return { ...read, notes: ['ten digits have no check digit: it may be another number'] }
}

const PASS_LENGTH = 60

/** Resolution 792: names and lengths of the mandatory fields of a pass with one leg, in their order. */
const PASS_FIELDS: readonly (readonly [name: string, length: number])[] = [
  ['Format', 2],
  ['Passenger', 20],
  ['Electronic ticket', 1],
  ['Booking', 7],
  ['From', 3],
  ['To', 3],
  ['Airline', 3],
  ['Flight', 5],
  ['Day of the year', 3],
  ['Class', 1],
  ['Seat', 4],
  ['Sequence', 5],
  ['Passenger status', 1],
  ['Size of what follows', 2],
]

const PASS = /^M[1-4][A-Z][A-Z/ .'-]{19}[E ][A-Z0-9 ]{7}[A-Z]{3}[A-Z]{3}[A-Z0-9 ]{3}[0-9A-Z ]{5}\d{3}/

function readBoardingPass(text: string): CodeReading | null {
  if (text.length < PASS_LENGTH || !PASS.test(text)) return null
  const elements: CodeElement[] = []
  let at = 0
  for (const [name, length] of PASS_FIELDS) {
    const raw = text.slice(at, at + length)
    elements.push(element('', name, raw.trim(), raw))
    at += length
  }
  const rest = text.slice(at)
  const size = Number.parseInt(text.slice(PASS_LENGTH - 2, PASS_LENGTH), 16)
  if (rest === '') return plainReading('iata', 'Boarding pass', elements)
  const more = Number.isNaN(size)
    ? [unread(rest, 'The size of what follows is no number.')]
    : [element('', 'Further data', rest)]
  return plainReading('iata', 'Boarding pass', [...elements, ...more])
}
