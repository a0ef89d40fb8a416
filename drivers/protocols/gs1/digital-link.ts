import type { CodeElement, CodeReading } from '../code-element.ts'
import { element } from '../code-element.ts'
import { identifierOf } from './application-identifiers.ts'
import { readData, reading } from './element-string.ts'
import type { Gs1Options } from './element-string.ts'

/** Keys that a link can be about, and what may follow each in its path, in this order. */
const QUALIFIERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '00': [[]],
  '01': [['22', '10', '21'], ['235']],
  '253': [[]],
  '255': [[]],
  '401': [[]],
  '402': [[]],
  '414': [['254'], ['7040']],
  '415': [['8020']],
  '417': [['7040']],
  '8003': [[]],
  '8004': [['7040']],
  '8006': [['22', '10', '21']],
  '8010': [['8011']],
  '8013': [[]],
  '8017': [['8019']],
  '8018': [['8019']],
}

interface Pair {
  id: string
  value: string
}

/** A GS1 Digital Link, or null when the address is another one. It is read, never opened. */
export function readDigitalLink(text: string, options: Gs1Options): CodeReading | null {
  const [, path, query = ''] = /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#\S*)?$/i.exec(text) ?? []
  if (path === undefined || path === '/') return null
  const pairs = pathPairs(path)
  if (pairs === null) return isCompressed(text, path) ? compressed(text) : null
  const attributes = queryPairs(query)
  const elements = [...pairs, ...attributes.known].map((pair) => readPair(pair, options))
  const problems = [...orderProblems(pairs), ...keyInQuery(pairs, attributes.known), ...attributes.problems]
  const read = reading('GS1 Digital Link', elements, problems)
  return { ...read, standard: 'digital-link' }
}

/** From the end: the last place from which identifiers and values alternate, beginning with a key. */
function pathPairs(path: string): Pair[] | null {
  const segments = path.replace(/\/$/, '').split('/').slice(1)
  for (let start = segments.length - 2; start >= 0; start -= 2) {
    const id = segments[start] ?? ''
    if (identifierOf(id) === null) return null
    if (Object.hasOwn(QUALIFIERS, id)) return pairsOf(segments.slice(start))
  }
  return null
}

function pairsOf(segments: readonly string[]): Pair[] {
  return Array.from({ length: segments.length / 2 }, (_, place) => ({
    id: segments[place * 2] ?? '',
    value: decoded(segments[place * 2 + 1] ?? ''),
  }))
}

function queryPairs(query: string): { known: Pair[]; problems: string[] } {
  const known: Pair[] = []
  const problems: string[] = []
  for (const parameter of query.split(/[&;]/)) {
    const [id = '', value = ''] = parameter.split(/=(.*)/s)
    // Names that are no numbers steer the server (linkType) or the shop (utm_source).
    if (!/^\d+$/.test(id)) continue
    if (identifierOf(id) === null) problems.push(`${id} is no identifier of GS1`)
    else known.push({ id, value: decoded(value.replaceAll('+', ' ')) })
  }
  return { known, problems }
}

function readPair({ id, value }: Pair, options: Gs1Options): CodeElement {
  // Older links hold shorter numbers of items.
  const isShort = id === '01' && /^(?:\d{8}|\d{12,13})$/.test(value)
  const read = readData(identifierOf(id)!, isShort ? value.padStart(14, '0') : value, options)
  return isShort ? { ...read, raw: value, problems: [...read.problems, 'a link holds all 14 digits of a GTIN'] } : read
}

function orderProblems([key, ...others]: readonly Pair[]): string[] {
  const chains = QUALIFIERS[key?.id ?? ''] ?? []
  const ids = others.map(({ id }) => id)
  if (chains.some((chain) => isInOrder(ids, chain))) return []
  return [`after (${key?.id ?? ''}) the path may not hold ${ids.map((id) => `(${id})`).join(' ')} in this order`]
}

function isInOrder(ids: readonly string[], chain: readonly string[]): boolean {
  const places = ids.map((id) => chain.indexOf(id))
  return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? -1)))
}

function keyInQuery([key]: readonly Pair[], attributes: readonly Pair[]): string[] {
  const qualifiers = (QUALIFIERS[key?.id ?? ''] ?? []).flat()
  return attributes
    .filter(({ id }) => qualifiers.includes(id) || Object.hasOwn(QUALIFIERS, id))
    .map(({ id }) => `(${id}) belongs into the path of the link, not behind the question mark`)
}

/** One piece of base64 on GS1's own address is the compressed form of an older edition. */
function isCompressed(text: string, path: string): boolean {
  return /^https?:\/\/id\.gs1\.org\//i.test(text) && /^\/[A-Za-z0-9_-]{8,}$/.test(path)
}

function compressed(text: string): CodeReading {
  return {
    standard: 'digital-link',
    title: 'GS1 Digital Link, compressed',
    elements: [element('', 'Address', text)],
    problems: ['The link is in the compressed form that GS1 withdrew. Scan the plain link or the bar code beside it.'],
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone % is kept; the character set of the identifier then decides.
    return text
  }
}
