import type { GenerationContext } from '@scanbench/plugin/mixins'
import { refuse } from '../stock/refuse.ts'
import { MOST_SERIALS_PER_CALL } from '../stock/items/serial-numbers.ts'
import { latestSerial } from '../stock/items/stock-item-checks.ts'
import type { Database } from '../storage/database.ts'
import type { Validation } from './validation.ts'

interface Options {
  database: Database
  validation: Pick<Validation, 'generateBatchCode' | 'latestSerial' | 'nextSerial'>
  /** Setting STOCK_BATCH_CODE_TEMPLATE. */
  batchTemplate: () => Promise<string>
  render: (template: string, values: Record<string, unknown>) => string
  clock: () => Date
}

/** Batch codes and serial numbers for new stock: a plugin's, or else the station's own. */
export class GeneratedCodes {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async batchCode(context: GenerationContext): Promise<string> {
    const { validation, batchTemplate, render, clock } = this.#options
    const given = await validation.generateBatchCode(context)
    return given ?? render(await batchTemplate(), { ...context, ...dateWords(clock()) })
  }

  /** The next free numbers of a part, parted by commas; null without a part. */
  async serialNumbers(part: number | null, quantity: number): Promise<string | null> {
    if (part === null) return null
    if (quantity < 1 || quantity > MOST_SERIALS_PER_CALL) refuse('quantity', `Between 1 and ${MOST_SERIALS_PER_CALL}.`)
    const { database, validation } = this.#options
    let last = (await validation.latestSerial(part)) ?? (await latestSerial(database.write, part)) ?? '0'
    const serials: string[] = []
    while (serials.length < quantity) {
      const next = await validation.nextSerial(last, part)
      if (next === null) refuse('non_field_errors', `There is no number after ${last}.`)
      serials.push(next)
      last = next
    }
    return serials.join(',')
  }
}

/** The names that templates of batch codes use, in the station's own time. */
function dateWords(now: Date): Record<string, unknown> {
  return {
    date: now,
    year: now.getFullYear(),
    month: now.getMonth() + 1,
    day: now.getDate(),
    hour: now.getHours(),
    minute: now.getMinutes(),
    week: weekOf(now),
  }
}

const DAY_MS = 86_400_000

/** ISO 8601: the week of the year that has the Thursday. */
function weekOf(now: Date): number {
  const day = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  const weekday = new Date(day).getUTCDay() || 7
  const thursday = new Date(day + (4 - weekday) * DAY_MS)
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return Math.ceil(((thursday.getTime() - newYear) / DAY_MS + 1) / 7)
}
