import { AppError } from '../errors.ts'

/** An object of a list that the fake station keeps. @since 1.0 */
export type StationRow = Record<string, unknown> & {
  /** Its number. */
  pk: number | string
}

type Query = Readonly<Record<string, string>>

/** Objects behind a list address of the station: listed, read, made, changed and deleted as over the real door. */
export class MemoryList {
  readonly #rows: StationRow[]

  constructor(rows: readonly StationRow[]) {
    this.#rows = rows.map((row) => ({ ...row }))
  }

  rows(): StationRow[] {
    return this.#rows.map((row) => ({ ...row }))
  }

  /** A bare list, or a page when the query has a limit. Fields filter by equality; what is no field is ignored. */
  list(query: Query): unknown {
    const found = sorted(
      this.rows().filter((row) => fits(row, query)),
      query['ordering'] ?? '',
    )
    if (query['limit'] === undefined) return found
    const offset = Number(query['offset'] ?? 0)
    const results = found.slice(offset, offset + Number(query['limit']))
    return { count: found.length, next: null, previous: null, results }
  }

  read(pk: string): StationRow {
    return { ...this.#row(pk) }
  }

  add(body: unknown): StationRow {
    const numbers = this.#rows.map((row) => Number(row.pk)).filter((pk) => Number.isInteger(pk))
    const row: StationRow = { pk: Math.max(0, ...numbers) + 1, ...fieldsOf(body) }
    this.#rows.push(row)
    return { ...row }
  }

  change(pk: string, body: unknown): StationRow {
    return { ...Object.assign(this.#row(pk), fieldsOf(body)) }
  }

  remove(pk: string): null {
    this.#rows.splice(this.#rows.indexOf(this.#row(pk)), 1)
    return null
  }

  #row(pk: string): StationRow {
    const row = this.#rows.find((candidate) => String(candidate.pk) === pk)
    if (row === undefined) throw new AppError('NOT_FOUND', `The fake station keeps no object ${pk} there.`)
    return row
  }
}

function fits(row: StationRow, query: Query): boolean {
  const fields = Object.entries(query).filter(([key]) => Object.hasOwn(row, key))
  if (fields.some(([key, value]) => String(row[key]) !== value)) return false
  const words = (query['search'] ?? '').toLowerCase().split(/[\s,]+/)
  const texts = Object.values(row).filter((value) => typeof value === 'string')
  return words.every((word) => word === '' || texts.some((text) => text.toLowerCase().includes(word)))
}

function sorted(rows: StationRow[], ordering: string): StationRow[] {
  const key = ordering.replace(/^-/, '')
  if (key === '') return rows
  const sign = ordering.startsWith('-') ? -1 : 1
  return rows.toSorted((a, b) => sign * compare(a[key], b[key]))
}

function compare(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
}

function fieldsOf(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body }
  throw new AppError('INVALID_INPUT', 'Send an object with the fields.')
}
