import { AppError, messageOf } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import { CurrencyExchangeMixin } from '@scanbench/plugin/mixins'
import { askPlugin, knownSlug, noteFailure } from '../plugins/ask-plugin.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import type { Database } from '../storage/database.ts'
import { ExchangeRateTable } from './exchange-rates.ts'
import type { ExchangeRates } from './exchange-rates.ts'

export interface CurrencySettings {
  /** INVENTREE_DEFAULT_CURRENCY. */
  base: string
  /** CURRENCY_CODES. */
  codes: string[]
  /** CURRENCY_UPDATE_PLUGIN. */
  plugin: string
  /** CURRENCY_UPDATE_INTERVAL in days; 0 means never by itself. */
  intervalDays: number
}

interface Options {
  database: Database
  plugins: NamedPlugins
  settings: () => Promise<CurrencySettings>
  clock: () => Date
  log: Logger
}

const LOOK_MS = 3_600_000
const DAY_MS = 86_400_000
const UPDATE_MS = 30_000

/** What money is worth in the currency of the station. A plugin brings the rates. */
export class Currency implements AsyncDisposable {
  readonly #options: Options
  readonly #table: ExchangeRateTable
  #timer: NodeJS.Timeout | undefined
  #work: Promise<unknown> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
    this.#table = new ExchangeRateTable(options.database)
  }

  start(): void {
    this.#look()
    this.#timer = setInterval(() => this.#look(), LOOK_MS).unref()
  }

  async rates(): Promise<ExchangeRates> {
    return this.#table.against((await this.#options.settings()).base)
  }

  /** Brings new rates; rejects and keeps the old ones when that fails. Answers the slug of the plugin. */
  async refresh(): Promise<string> {
    const { base, codes, plugin: wanted } = await this.#options.settings()
    const plugin = this.#source(wanted)
    if (plugin === null) throw failed('No plugin that brings rates is turned on. Turn one on under Plugins.')
    const slug = knownSlug(this.#options.plugins, plugin)
    try {
      const answer: unknown = await askPlugin(plugin, () => plugin.updateExchangeRates(base, codes), UPDATE_MS)
      const updated = this.#options.clock().toISOString()
      await this.#table.replace({ base, rates: usableRates(answer), updated, source: slug })
      return slug
    } catch (error) {
      noteFailure(this.#options.plugins, plugin, { stage: 'update_exchange_rates', error })
      throw failed(messageOf(error), error)
    }
  }

  /** True when it was time and new rates came. */
  async refreshWhenDue(): Promise<boolean> {
    const { intervalDays, plugin } = await this.#options.settings()
    if (intervalDays <= 0 || this.#source(plugin) === null) return false
    const { updated } = await this.rates()
    const now = this.#options.clock().getTime()
    if (updated !== null && now - Date.parse(updated) < intervalDays * DAY_MS) return false
    return this.refresh().then(
      () => true,
      // Said in the log and on the plugin; it is tried again in an hour.
      () => false,
    )
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.#work
  }

  #look(): void {
    this.#work = this.refreshWhenDue().catch((error: unknown) => {
      this.#options.log.error('It could not be seen whether exchange rates are due', { error })
    })
  }

  /** The chosen plugin, or the first one when that is not on. */
  #source(wanted: string): CurrencyExchangeMixin | null {
    const sources = this.#options.plugins
      .withMixin(CurrencyExchangeMixin.KEY)
      .filter((plugin) => plugin instanceof CurrencyExchangeMixin)
    return sources.find((plugin) => knownSlug(this.#options.plugins, plugin) === wanted) ?? sources[0] ?? null
  }
}

const CODE = /^[A-Z]{3}$/u

function usableRates(answer: unknown): Record<string, number> {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    throw new AppError('MIXIN_INVALID', 'The plugin gave no table of rates')
  const usable = Object.entries(answer).filter(
    ([code, rate]) => CODE.test(code) && typeof rate === 'number' && Number.isFinite(rate) && rate > 0,
  )
  if (usable.length === 0) throw new AppError('MIXIN_INVALID', 'The plugin gave no rates')
  return Object.fromEntries(usable)
}

function failed(message: string, cause?: unknown): AppError {
  return new AppError('RATES_NOT_UPDATED', message, { cause })
}
