import { z } from '@hono/zod-openapi'

type Entry = [string, unknown]

/**
 * Query parameters and form fields as the object a schema expects. A repeated key is a list where the schema has a
 * list, and else the last one counts. `items[0]pk`, `items[0][pk]` and `items[0].pk` reach into lists of objects.
 */
export function formValues(entries: readonly Entry[], schema: z.ZodType): Record<string, unknown> {
  const lists = listFields(schema)
  const values = new Map<string, unknown>()
  for (const [name, value] of entries) {
    const cell = cellOf(name, lists)
    if (cell !== null) rowsOf(values, cell.key).put(cell.position, [cell.field, value])
    else values.set(name, lists.has(name) ? [...listOf(values.get(name)), value] : value)
  }
  return Object.fromEntries([...values].map(([key, value]) => [key, value instanceof Rows ? value.list() : value]))
}

/** Objects of a list, by the position their fields were given for. */
class Rows {
  readonly #rows = new Map<number, Entry[]>()

  put(position: number, entry: Entry): void {
    this.#rows.set(position, [...(this.#rows.get(position) ?? []), entry])
  }

  list(): Record<string, unknown>[] {
    return [...this.#rows].toSorted(([a], [b]) => a - b).map(([, entries]) => Object.fromEntries(entries))
  }
}

interface Cell {
  key: string
  position: number
  field: string
}

function cellOf(name: string, lists: ReadonlySet<string>): Cell | null {
  const [, key, position, inBrackets, bare] =
    /^([^.[\]]+)\[(\d{1,4})\](?:\[([^[\]]+)\]|\.?([^.[\]]+))$/.exec(name) ?? []
  const field = inBrackets ?? bare
  if (key === undefined || field === undefined || !lists.has(key)) return null
  return { key, position: Number(position), field }
}

function rowsOf(values: Map<string, unknown>, key: string): Rows {
  const present = values.get(key)
  if (present instanceof Rows) return present
  const rows = new Rows()
  values.set(key, rows)
  return rows
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}

function listFields(schema: z.ZodType): ReadonlySet<string> {
  const inner = innermost(schema)
  if (!(inner instanceof z.ZodObject)) return new Set()
  const fields = Object.entries<z.ZodType>(inner.shape)
  return new Set(fields.filter(([, field]) => isList(field)).map(([name]) => name))
}

function isList(schema: z.ZodType): boolean {
  const inner = innermost(schema)
  if (inner instanceof z.ZodUnion) return inner.options.some((option) => isList(option as z.ZodType))
  return inner instanceof z.ZodArray
}

/** Without what is wrapped around a schema: optional, default, null, and conversions before it. */
function innermost(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return innermost(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodPipe) {
    const { in: before, out: after } = schema.def
    return innermost((before instanceof z.ZodTransform ? after : before) as z.ZodType)
  }
  return schema
}
