import { AppError, type ModelKey } from '@scanbench/plugin'

type Values = Record<string, unknown>

interface Options {
  /** Those of these objects that there are, in this order, with their details. */
  records(model: ModelKey, pks: readonly number[]): Promise<readonly Values[]>
  /** The keys of what a list shows. */
  find: (model: ModelKey, query: string) => Promise<number[]>
}

/** Objects by key, or everything that a list shows for a query such as `search=pen&location=3`. */
export interface ReportSelection {
  items: readonly number[]
  query: string | null
}

/** The page is filled in one go, and scans wait for it: a tenth of a second for so many. */
const MOST_ITEMS = 2000

/** Of which objects a report is. */
export class ReportObjects {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** In the order asked for, each once; what does not exist is left out. */
  async records(model: ModelKey, { items, query }: ReportSelection): Promise<readonly Values[]> {
    const field = query === null ? 'items' : 'query'
    const wanted = query === null ? items : await this.#options.find(model, query)
    if (query === null && items.length === 0) throw invalidReport(field, 'This list may not be empty.')
    if (wanted.length > MOST_ITEMS)
      throw invalidReport(field, `At most ${MOST_ITEMS} objects fit into one report. Narrow the list down.`)
    const records = await this.#options.records(model, [...new Set(wanted)])
    if (records.length === 0) throw invalidReport(field, 'No valid items provided to template')
    return records
  }
}

export function invalidReport(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}
