import type { FilterArguments, LabelFilter } from './filter-arguments.ts'
import { textOf } from './filter-arguments.ts'

/** The value at a path such as `part__name` or `part.name`; undefined for nothing. */
function valueAt(record: unknown, path: string): unknown {
  let value = record
  for (const key of path.split(/__|\./u)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return textOf(one).localeCompare(textOf(other), 'en', { numeric: true })
}

const orderQueryset: LabelFilter = (input, { values }) => {
  if (!Array.isArray(input)) return input ?? null
  const keys = values.map(textOf)
  return input.toSorted((one: unknown, other: unknown) => {
    for (const key of keys) {
      const path = key.replace(/^-/u, '')
      const order = compare(valueAt(one, path), valueAt(other, path))
      if (order !== 0) return key.startsWith('-') ? -order : order
    }
    return 0
  })
}

type Lookup = (value: unknown, wanted: unknown) => boolean

const same: Lookup = (value, wanted) => value === wanted || textOf(value) === textOf(wanted)
const folded = (value: unknown): string => textOf(value).toLowerCase()

/** The ends that the name of a field can have in InvenTree. */
const LOOKUPS: Readonly<Record<string, Lookup>> = {
  exact: same,
  iexact: (value, wanted) => folded(value) === folded(wanted),
  contains: (value, wanted) => textOf(value).includes(textOf(wanted)),
  icontains: (value, wanted) => folded(value).includes(folded(wanted)),
  startswith: (value, wanted) => textOf(value).startsWith(textOf(wanted)),
  istartswith: (value, wanted) => folded(value).startsWith(folded(wanted)),
  endswith: (value, wanted) => textOf(value).endsWith(textOf(wanted)),
  iendswith: (value, wanted) => folded(value).endsWith(folded(wanted)),
  gt: (value, wanted) => isSomething(value) && compare(value, wanted) > 0,
  gte: (value, wanted) => isSomething(value) && compare(value, wanted) >= 0,
  lt: (value, wanted) => isSomething(value) && compare(value, wanted) < 0,
  lte: (value, wanted) => isSomething(value) && compare(value, wanted) <= 0,
  in: (value, wanted) => Array.isArray(wanted) && wanted.some((one) => same(value, one)),
  isnull: (value, wanted) => isSomething(value) !== (wanted === true),
}

function isSomething(value: unknown): boolean {
  return value !== null && value !== undefined
}

function conditionOf(field: string, wanted: unknown): (record: unknown) => boolean {
  const at = field.lastIndexOf('__')
  const lookup = at === -1 ? undefined : LOOKUPS[field.slice(at + 2)]
  const path = lookup === undefined ? field : field.slice(0, at)
  return (record) => (lookup ?? same)(valueAt(record, path), wanted)
}

const filterQueryset: LabelFilter = (input, { named }: FilterArguments) => {
  if (!Array.isArray(input)) return null
  const conditions = Object.entries(named).map(([field, wanted]) => conditionOf(field, wanted))
  return input.filter((record) => conditions.every((holds) => holds(record)))
}

/** Templates see what belongs to their object, and no table: every model is one that is not known. */
const filterDatabaseModel: LabelFilter = () => null

export const LIST_FILTERS: Readonly<Record<string, LabelFilter>> = {
  order_queryset: orderQueryset,
  filter_queryset: filterQueryset,
  filter_db_model: filterDatabaseModel,
}
