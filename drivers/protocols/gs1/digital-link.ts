import type { CodeElement, CodeReading } from '../code-element.ts'
import { element, plainReading, unread } from '../code-element.ts'
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

/** Host with scheme, path, query, fragment. */
const ADDRESS = /^(https?:\/\/[^/?#\s]+)(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#(\S*))?$/i

interface Pair {
  id: string
  value: string
}

/** A GS1 Digital Link, or null when the address is another one. It is read, never opened. */
export function readDigitalLink(text: string, options: Gs1Options): CodeReading | null {
  const [, host = '', path, query = '', fragment = ''] = ADDRESS.exec(text) ?? []
  if (path === undefined || path === '/') return null
  const found = pathPairs(path)
  if (found === null) return isCompressed(text, path) ? compressed(text) : null
  const { pairs, stem } = found
  const attributes = queryPairs(query)
  const elements = [
    ...[...pairs, ...attributes.known].map((pair) => readPair(pair, options)),
    element('', 'Address', host + stem),
    ...attributes.others,
    ...(fragment === '' ? [] : [element('', 'Place in the page', fragment)]),
  ]
  const read = reading('GS1 Digital Link', elements, [])
  const problems = [...read.problems, ...orderProblems(pairs), ...keyInQuery(pairs, attributes.known)]
  return { ...read, standard: 'digital-link', problems }
}

/** From the end: the last place from which identifiers and values alternate, beginning with a key. */
function pathPairs(path: string): { pairs: Pair[]; stem: string } | null {
  const segments = path.replace(/\/$/, '').split('/').slice(1)
  for (let start = segments.length - 2; start >= 0; start -= 2) {
    const id = segments[start] ?? ''
    if (identifierOf(id) === null) return null
    if (Object.hasOwn(QUALIFIERS, id))
      return {
        pairs: pairsOf(segments.slice(start)),
        stem: segments
          .slice(0, start)
          .map((one) => `/${one}`)
          .join(''),
      }
  }
  return null
}

function pairsOf(segments: readonly string[]): Pair[] {
  return Array.from({ length: segments.length / 2 }, (_, place) => ({
    id: segments[place * 2] ?? '',
    value: decoded(segments[place * 2 + 1] ?? ''),
  }))
}

function queryPairs(query: string): { known: Pair[]; others: CodeElement[] } {
  const known: Pair[] = []
  const others: CodeElement[] = []
  for (const parameter of query.split(/[&;]/)) {
    const [id = '', value = ''] = parameter.split(/=(.*)/s)
    if (parameter === '') continue
    // Names that are no numbers steer the server (linkType) or the shop (utm_source).
    if (!/^\d+$/.test(id)) others.push(element('', 'Parameter', parameter))
    else if (identifierOf(id) === null) others.push(unread(parameter, `${id} is no identifier of GS1`))
    else known.push({ id, value: decoded(value.replaceAll('+', ' ')) })
  }
  return { known, others }
}

function readPair({ id, value }: Pair, options: Gs1Options): CodeElement {
  // Older links hold shorter numbers of items.
  const isShort = id === '01' && /^(?:\d{8}|\d{12,13})$/.test(value)
  const read = readData(identifierOf(id)!, isShort ? value.padStart(14, '0') : value, options)
  return isShort ? { ...read, raw: value, notes: ['a link holds all 14 digits of a GTIN'] } : read
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
    ...plainReading('digital-link', 'GS1 Digital Link, compressed', [element('', 'Address', text)]),
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
