import { AppError, type ModelKey } from '@scanbench/plugin'
import { Company, PurchaseOrder, SupplierPart } from '../../records/company-records.ts'
import { LocationBrief, Part, PartBrief, StockItem, StockLocation } from '../../records/stock-records.ts'

/** One condition: where the value lies, how it is compared, and with what. */
export interface TemplateFilter {
  path: string[]
  lookup: Lookup
  wanted: string | unknown[]
}

type Values = Readonly<Record<string, unknown>>

/** What can be asked of an object, and of those that its record holds. */
interface Shape {
  fields: ReadonlySet<string>
  relations: Readonly<Record<string, { shape: Shape; detail: string }>>
}

const PART_OF_ITEM: Shape = { fields: fieldsOf(PartBrief.shape), relations: {} }
const WHOLE_PART: Shape = { fields: fieldsOf(Part.shape), relations: {} }
const COMPANY: Shape = { fields: fieldsOf(Company.shape), relations: {} }
const PLACE_OF_ITEM: Shape = { fields: fieldsOf(LocationBrief.shape), relations: {} }

const SHAPES: Readonly<Partial<Record<ModelKey, Shape>>> = {
  part: WHOLE_PART,
  supplierpart: {
    fields: fieldsOf(SupplierPart.shape),
    relations: {
      part: { shape: WHOLE_PART, detail: 'part_detail' },
      supplier: { shape: COMPANY, detail: 'supplier_detail' },
      manufacturer: { shape: COMPANY, detail: 'manufacturer_detail' },
    },
  },
  purchaseorder: {
    fields: fieldsOf(PurchaseOrder.shape),
    relations: { supplier: { shape: COMPANY, detail: 'supplier_detail' } },
  },
  stocklocation: { fields: fieldsOf(StockLocation.shape), relations: {} },
  stockitem: {
    fields: fieldsOf(StockItem.shape),
    relations: {
      part: { shape: PART_OF_ITEM, detail: 'part_detail' },
      location: { shape: PLACE_OF_ITEM, detail: 'location_detail' },
    },
  },
}
const NOTHING: Shape = { fields: new Set(), relations: {} }

function fieldsOf(shape: object): Set<string> {
  return new Set(['id', ...Object.keys(shape).filter((name) => !name.endsWith('_detail'))])
}

type Compare = (value: unknown, wanted: string) => boolean

const compareText = (compare: (value: string, wanted: string) => boolean): Compare => {
  return (value, wanted) => compare(textOf(value).toLowerCase(), wanted.toLowerCase())
}
const compareOrder = (compare: (difference: number) => boolean): Compare => {
  return (value, wanted) => value !== null && value !== undefined && compare(difference(value, wanted))
}

const LOOKUPS = {
  exact: equals,
  iexact: compareText((value, wanted) => value === wanted),
  contains: (value, wanted) => textOf(value).includes(wanted),
  icontains: compareText((value, wanted) => value.includes(wanted)),
  startswith: (value, wanted) => textOf(value).startsWith(wanted),
  istartswith: compareText((value, wanted) => value.startsWith(wanted)),
  endswith: (value, wanted) => textOf(value).endsWith(wanted),
  iendswith: compareText((value, wanted) => value.endsWith(wanted)),
  gt: compareOrder((order) => order > 0),
  gte: compareOrder((order) => order >= 0),
  lt: compareOrder((order) => order < 0),
  lte: compareOrder((order) => order <= 0),
  isnull: (value, wanted) => (value === null || value === undefined) === isYes(wanted),
  in: equals,
} as const satisfies Record<string, Compare>

type Lookup = keyof typeof LOOKUPS

const LONGEST = 250

/** `part__IPN=ABC, pk__in=[1,2]`: read and held against the fields of the model; the first mistake is said. */
export function readTemplateFilters(text: string, model: ModelKey): TemplateFilter[] {
  if (text.length > LONGEST) throw invalid(`Ensure this field has no more than ${LONGEST} characters.`)
  return splitOutsideLists(text)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => readFilter(piece, model))
}

/** Does an object, as the API shows it with its details, satisfy all of them? */
export function fitsFilters(filters: readonly TemplateFilter[], record: Values, model: ModelKey): boolean {
  return filters.every(({ path, lookup, wanted }) => {
    const value = valueAt(record, path, SHAPES[model] ?? NOTHING)
    return Array.isArray(wanted) ? wanted.some((one) => equals(value, textOf(one))) : LOOKUPS[lookup](value, wanted)
  })
}

/** Text of the filters as names and values: lists are read, all else stays text. */
export function filterValues(text: string): Record<string, string | unknown[]> {
  return Object.fromEntries(
    splitOutsideLists(text)
      .filter((piece) => piece.trim() !== '')
      .map(readPair),
  )
}

function splitOutsideLists(text: string): string[] {
  const pieces = ['']
  let depth = 0
  for (const letter of text) {
    if (letter === '[') depth++
    if (letter === ']') depth--
    if (letter === ',' && depth === 0) pieces.push('')
    else pieces.push(`${pieces.pop() ?? ''}${letter}`)
  }
  return pieces
}

function readPair(piece: string): [string, string | unknown[]] {
  const parts = piece.split('=').map((part) => part.trim())
  const [key = '', value = ''] = parts
  if (parts.length !== 2) throw invalid(`"${piece.trim()}" is no filter: write name=value.`)
  if (key === '' || value === '') throw invalid(`"${piece.trim()}" is no filter: its name or its value is empty.`)
  return [key, value.startsWith('[') ? readList(value) : value]
}

function readList(text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text)
    if (Array.isArray(list)) return list
  } catch {
    // Said below, with the text.
  }
  throw invalid(`"${text}" is no list. Write it as in [1, 2, 3].`)
}

function readFilter(piece: string, model: ModelKey): TemplateFilter {
  const [key, wanted] = readPair(piece)
  const names = key.split('__')
  const last = names.at(-1) ?? ''
  const lookup: Lookup = names.length > 1 && isLookup(last) ? last : Array.isArray(wanted) ? 'in' : 'exact'
  const path = names.length > 1 && isLookup(last) ? names.slice(0, -1) : names
  checkPath(path, SHAPES[model] ?? NOTHING, key)
  if ((lookup === 'in') !== Array.isArray(wanted))
    throw invalid(`"${piece.trim()}": a list goes with __in, and __in with a list.`)
  return { path, lookup, wanted }
}

function isLookup(name: string): name is Lookup {
  return Object.hasOwn(LOOKUPS, name)
}

function checkPath([name = '', ...rest]: readonly string[], shape: Shape, key: string): void {
  if (!shape.fields.has(name)) throw invalid(`There is no field "${name}" for the filter "${key}".`)
  if (rest.length === 0) return
  const relation = shape.relations[name]
  if (relation === undefined) throw invalid(`"${name}" leads to nothing that the filter "${key}" could ask for.`)
  checkPath(rest, relation.shape, key)
}

function valueAt(record: Values, [name = '', ...rest]: readonly string[], shape: Shape): unknown {
  if (rest.length === 0) return record[name === 'id' ? 'pk' : name]
  const relation = shape.relations[name]
  const detail = relation === undefined ? undefined : record[relation.detail]
  if (relation === undefined || typeof detail !== 'object' || detail === null) return null
  return valueAt(detail as Values, rest, relation.shape)
}

function equals(value: unknown, wanted: string): boolean {
  if (value === null || value === undefined) return wanted.toLowerCase() === 'none' || wanted.toLowerCase() === 'null'
  if (typeof value === 'boolean') return value === isYes(wanted)
  if (typeof value === 'number') return value === Number(wanted)
  return textOf(value) === wanted
}

function isYes(word: string): boolean {
  return ['true', '1', 'yes', 'on', 't', 'y'].includes(word.toLowerCase())
}

/** As numbers where both are numbers, and else by their letters: that orders dates, too. */
function difference(value: unknown, wanted: string): number {
  const number = Number(wanted)
  if (typeof value === 'number') return Number.isNaN(number) ? NaN : value - number
  return textOf(value) < wanted ? -1 : Number(textOf(value) > wanted)
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''
}

function invalid(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { filters: [message] } })
}
