import { unread } from '../code-element.ts'
import type { CodeElement, CodeReading } from '../code-element.ts'
import { identifierAt, identifierOf, predefinedLength } from './application-identifiers.ts'
import type { ApplicationIdentifier } from './application-identifiers.ts'
import { missingAssociations } from './associations.ts'
import { readComponents } from './components.ts'
import { shortDate } from './dates.ts'

const GS = '\u001d'

export interface Gs1Options {
  /** Two-digit years are read from here. */
  today: Date
}

export interface MessageOptions extends Gs1Options {
  /** The scanner is known to drop separators: what fits a field may be more than the field. */
  losesSeparators: boolean
}

/** A message of a GS1 bar code: identifiers and data in a row, GS where a separator is needed. Nothing is left out. */
export function readElementString(message: string, options: MessageOptions): CodeReading {
  const chunks = message.split(GS)
  const hasSeparators = chunks.slice(1, -1).length > 0 || (chunks.length > 1 && chunks[0] !== '')
  const elements = chunks.flatMap((chunk) => readChunk(chunk, options))
  const accidents = hasSeparators ? [] : elements.flatMap((each) => swallowedDate(each, options))
  return reading('GS1 element string', elements, accidents)
}

/** `(01)09506000134352(10)ABC`, as printed below codes; null when the text is not in this form. */
export function readBracketed(text: string, options: Gs1Options): CodeReading | null {
  if (!text.startsWith('(')) return null
  const marks = [...text.matchAll(/\((\d{2,4})\)/g)].filter(([, id = '']) => identifierOf(id) !== null)
  if (marks.length === 0 || marks[0]?.index !== 0) return null
  const elements = marks.map((mark, place) => {
    const data = text.slice(mark.index + mark[0].length, marks[place + 1]?.index ?? text.length)
    return readData(identifierOf(mark[1] ?? '')!, data, options)
  })
  return reading('GS1, as printed', elements, [])
}

/** One identifier with its data. */
export function readData(identifier: ApplicationIdentifier, data: string, { today }: Gs1Options): CodeElement {
  const { id, title } = identifier
  const { value, problems } = readComponents(identifier, data, today)
  return { id, name: title, value, raw: data, problems, notes: [] }
}

export function reading(title: string, elements: CodeElement[], notes: readonly string[]): CodeReading {
  const known = elements.filter(({ id }) => id !== '')
  const wanted = missingAssociations(known.map(({ id }) => id))
  return { standard: 'gs1', title, elements, problems: contradictions(known), notes: [...notes, ...wanted] }
}

function readChunk(chunk: string, options: MessageOptions): CodeElement[] {
  const elements: CodeElement[] = []
  let rest = chunk
  while (rest !== '') {
    const identifier = identifierAt(rest)
    if (identifier === null) return [...elements, unread(rest, 'No identifier of GS1 begins like this.')]
    const data = rest.slice(identifier.id.length)
    const length = predefinedLength(identifier)
    if (length === null) return [...elements, ...readSeparated(identifier, data, options)]
    elements.push(readData(identifier, data.slice(0, length), options))
    rest = data.slice(length)
  }
  return elements
}

/** Data that run to the separator. Where they cannot, the separator was lost: it is put back if there is one place for it. */
function readSeparated(identifier: ApplicationIdentifier, data: string, options: MessageOptions): CodeElement[] {
  const whole = readData(identifier, data, options)
  if (data.length <= identifier.max) return [options.losesSeparators ? doubted(whole, identifier, options) : whole]
  const cuts = placesToCut(identifier, data, options)
  const [only] = cuts
  if (cuts.length !== 1 || only === undefined) {
    const problem =
      cuts.length === 0 ? 'a separator may be missing' : `a separator is missing, and ${cuts.length} places fit it`
    return [{ ...whole, problems: [...whole.problems, problem] }]
  }
  const [first, ...others] = only
  const note = 'the separator after it is missing; it was put back where alone the rest makes sense'
  return first === undefined ? [whole] : [{ ...first, notes: [note] }, ...others]
}

/** It fits, and so do shorter ones with other fields behind them: without separators nobody can tell. */
function doubted(whole: CodeElement, identifier: ApplicationIdentifier, options: Gs1Options): CodeElement {
  const [other] = placesToCut(identifier, whole.raw, options).filter((cut) => cut.length > 1)
  if (other === undefined) return whole
  const instead = other.map(({ id, raw }) => `(${id}) ${raw}`).join(' ')
  return { ...whole, notes: [...whole.notes, `the scanner sends no separators: it may be ${instead}`] }
}

/** Every way to cut that leaves nothing wrong on either side; no separator is put back twice. */
function placesToCut(identifier: ApplicationIdentifier, data: string, options: Gs1Options): CodeElement[][] {
  const ways: CodeElement[][] = []
  for (let length = identifier.min; length <= identifier.max; length += 1) {
    const first = readData(identifier, data.slice(0, length), options)
    if (first.problems.length > 0) continue
    const others = readFlawless(data.slice(length), options)
    if (others !== null) ways.push([first, ...others])
  }
  return ways
}

function readFlawless(text: string, options: Gs1Options): CodeElement[] | null {
  const elements: CodeElement[] = []
  let rest = text
  while (rest !== '') {
    const identifier = identifierAt(rest)
    if (identifier === null) return null
    const data = rest.slice(identifier.id.length)
    const length = predefinedLength(identifier) ?? data.length
    const element = readData(identifier, data.slice(0, length), options)
    if (element.problems.length > 0) return null
    elements.push(element)
    rest = data.slice(length)
  }
  return elements
}

/**
 * A lot that ends in `17261231` may have swallowed an expiry date when the scanner drops separators. Nothing in the
 * text tells; it is worth a look.
 */
function swallowedDate({ id, name, raw }: CodeElement, { today }: Gs1Options): string[] {
  const identifier = identifierOf(id)
  if (identifier === null || predefinedLength(identifier) !== null || raw.length < 9) return []
  const [, dateId = '', date = ''] = /(1[1-35-7])(\d{6})$/.exec(raw) ?? []
  if (date === '' || shortDate(date, today, true) === null) return []
  return [`${name} (${id}) ends like a date (${dateId}): check that the scanner sends separators`]
}

/** An identifier may come twice only with the same data. */
function contradictions(elements: readonly CodeElement[]): string[] {
  const first = new Map<string, string>()
  return elements.flatMap(({ id, name, raw }) => {
    const before = first.get(id) ?? raw
    first.set(id, before)
    return before === raw ? [] : [`${name} (${id}) is there twice, and different`]
  })
}
