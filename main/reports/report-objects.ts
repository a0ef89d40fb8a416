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
  async records(model: ModelKey, selection: ReportSelection): Promise<readonly Values[]> {
    const wanted = await this.#wanted(model, selection)
    if (wanted.length > MOST_ITEMS)
      throw invalidReport(
        fieldOf(selection),
        `At most ${MOST_ITEMS} objects fit into one report. Narrow the list down.`,
      )
    return this.#existing(model, wanted, selection)
  }

  /** The first of them, for a look; and how many there are in all. */
  async first(model: ModelKey, selection: ReportSelection, most: number) {
    const wanted = await this.#wanted(model, selection)
    return { records: await this.#existing(model, wanted.slice(0, most), selection), total: wanted.length }
  }

  async #wanted(model: ModelKey, { items, query }: ReportSelection): Promise<number[]> {
    if (query !== null) return this.#options.find(model, query)
    if (items.length === 0) throw invalidReport('items', 'This list may not be empty.')
    return [...new Set(items)]
  }

  async #existing(model: ModelKey, wanted: number[], selection: ReportSelection): Promise<readonly Values[]> {
    const records = await this.#options.records(model, wanted)
    if (records.length === 0) throw invalidReport(fieldOf(selection), 'No valid items provided to template')
    return records
  }
}

const fieldOf = ({ query }: ReportSelection): string => (query === null ? 'items' : 'query')

export function invalidReport(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}
