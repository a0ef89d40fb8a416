import { AppError } from '../errors.ts'
import type { ErrorCode } from '../errors.ts'
import type { StationClient } from '../station-client.ts'
import { MemoryList } from './memory-list.ts'
import type { StationRow } from './memory-list.ts'
import { matchPath, splitQuery } from './path-pattern.ts'
import { plainCopy } from './plain-copy.ts'

/** The verbs a plugin can use. @since 1.0 */
export type StationMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** What a plugin asked of the station. @since 1.0 */
export interface StationCall {
  /** The verb. */
  method: StationMethod
  /** The path without the query. */
  path: string
  /** Values of the pattern's parameters. */
  params: Record<string, string>
  /** Query, in the path or given beside it. */
  query: Record<string, string>
  /** The body, or null. */
  body: unknown
}

/** A body as plain data, or what makes one of the call. Throw an AppError to refuse. @since 1.0 */
export type StationAnswer = string | number | boolean | object | null | ((call: StationCall) => unknown)

type Answer = (call: StationCall) => unknown

interface Rule {
  method: StationMethod
  pattern: string
  answer: Answer
}

/**
 * A station in memory: it keeps objects, answers what it was told to answer, and remembers what was asked.
 * @example
 * const station = new FakeStation()
 *   .keep('/api/stock/', [{ pk: 7, quantity: 3, location: 2 }])
 *   .answer('POST', '/api/label/print/', { pk: 1, complete: false })
 * @since 1.0
 */
export class FakeStation implements StationClient {
  /** Every call, in order, refused ones too. */
  readonly calls: StationCall[] = []
  readonly #rules: Rule[] = []
  readonly #lists = new Map<string, MemoryList>()

  /** Answers calls that fit; of several that fit, the newest counts. `{name}` in the pattern takes any value. */
  answer(method: StationMethod, pattern: string, answer: StationAnswer): this {
    const make: Answer = typeof answer === 'function' ? (answer as Answer) : () => answer
    this.#rules.unshift({ method, pattern, answer: make })
    return this
  }

  /** Refuses calls that fit, as the station would. */
  refuse(method: StationMethod, pattern: string, code: ErrorCode, message?: string): this {
    return this.answer(method, pattern, () => {
      throw new AppError(code, message)
    })
  }

  /** Keeps objects under a list address such as `/api/part/`: list, read, make, change and delete work on them. */
  keep(path: string, rows: readonly StationRow[] = []): this {
    const list = new MemoryList(rows)
    this.#lists.set(path, list)
    return this.answer('GET', path, ({ query }: StationCall) => list.list(query))
      .answer('POST', path, ({ body }: StationCall) => list.add(body))
      .answer('GET', `${path}{pk}/`, ({ params }: StationCall) => list.read(params['pk'] ?? ''))
      .answer('PATCH', `${path}{pk}/`, ({ params, body }: StationCall) => list.change(params['pk'] ?? '', body))
      .answer('DELETE', `${path}{pk}/`, ({ params }: StationCall) => list.remove(params['pk'] ?? ''))
  }

  /** The objects kept under a list address, as they are now. */
  rows(path: string): StationRow[] {
    return this.#lists.get(path)?.rows() ?? []
  }

  /** The calls that fit, in order. */
  callsTo(method: StationMethod, pattern: string): StationCall[] {
    return this.calls.filter((call) => call.method === method && matchPath(pattern, call.path) !== null)
  }

  /** Asks as a plugin does. */
  get<T>(path: string, query: Record<string, string | number | boolean> = {}): Promise<T> {
    return this.#call('GET', path, query)
  }

  /** Asks as a plugin does. */
  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.#call('POST', path, {}, body)
  }

  /** Asks as a plugin does. */
  patch<T>(path: string, body: unknown): Promise<T> {
    return this.#call('PATCH', path, {}, body)
  }

  /** Asks as a plugin does. */
  delete<T>(path: string, body: unknown = null): Promise<T> {
    return this.#call('DELETE', path, {}, body)
  }

  async #call<T>(
    method: StationMethod,
    address: string,
    given: Record<string, string | number | boolean>,
    body: unknown = null,
  ): Promise<T> {
    const { path, query } = splitQuery(address)
    for (const [key, value] of Object.entries(given)) query[key] = String(value)
    const rule = this.#rules.find((each) => each.method === method && matchPath(each.pattern, path) !== null)
    const params = rule === undefined ? {} : (matchPath(rule.pattern, path) ?? {})
    const call: StationCall = { method, path, params, query, body: plainCopy(body, `${method} ${path}`) }
    this.calls.push(call)
    if (rule === undefined) throw unanswered(call)
    return plainCopy(await rule.answer(call), `The answer to ${method} ${path}`) as T
  }
}

function unanswered({ method, path }: StationCall): AppError {
  return new AppError(
    'NOT_FOUND',
    `The fake station has no answer to ${method} ${path}. Add one with station.answer('${method}', '${path}', ...) or station.keep(...).`,
  )
}
