import { AppError } from '@scanbench/plugin'
import type { Logger, ModelKey, Plugin, ScanContext, ScanResult } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { within } from '../plugins/within.ts'
import type { Choice } from './code-lookup.ts'
import type { StockObjects } from './stock-objects.ts'

export interface Match {
  model: ModelKey
  pk: number
}

/** What became of a code; `plugin` is the plugin's name. */
export type Resolution =
  | { state: 'matched'; plugin: string; match: Match | null; result: ScanResult }
  | { state: 'failed'; plugin: string | null; error: string; result: ScanResult }
  /** Somebody has to choose or to do something else; without choices `error` says why nothing was done. */
  | { state: 'question'; error: string; choices: readonly Choice[] }
  | { state: 'unknown' }

interface Options {
  /** Active plugins, in the order of the registry. */
  plugins: { withMixin(key: string): readonly Plugin[]; slugOf(plugin: Plugin): string | null }
  /** Slugs of those that are asked first, in this order. */
  order: () => Promise<readonly string[]>
  objects: Pick<StockObjects, 'exists'>
  log: Logger
  /** A plugin that gives no answer by then is passed over. */
  timeoutMs?: number
}

// Clients look for the object in this order when an answer names several.
const PRECEDENCE = [
  'stockitem',
  'supplierpart',
  'manufacturerpart',
  'part',
  'stocklocation',
  'purchaseorder',
] as const satisfies readonly ModelKey[]

/** Asks the barcode plugins in turn; the first that knows the code wins. */
export class ScanResolver {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Rejects only with FORBIDDEN: the asking user may not see what the code names. */
  async resolve(barcode: string, context: ScanContext): Promise<Resolution> {
    let faulty: Resolution | null = null
    for (const plugin of await this.plugins()) {
      const resolution = await this.ask(plugin, barcode, context)
      if (resolution.state === 'matched') return resolution
      if (resolution.state === 'failed') faulty ??= resolution
    }
    return faulty ?? { state: 'unknown' }
  }

  /** Those that are asked, in the order of the setting and then of the registry. */
  async plugins(): Promise<BarcodeMixin[]> {
    const { plugins, order } = this.#options
    const first = await order()
    const place = (plugin: Plugin) => {
      const index = first.indexOf(plugins.slugOf(plugin) ?? '')
      return index < 0 ? first.length : index
    }
    const known = plugins.withMixin(BarcodeMixin.KEY).filter((plugin) => plugin instanceof BarcodeMixin)
    return known.toSorted((a, b) => place(a) - place(b))
  }

  /** The answer of one plugin; a plugin that throws, hangs or talks nonsense knows nothing. */
  async ask(plugin: BarcodeMixin, barcode: string, context: ScanContext): Promise<Resolution> {
    try {
      // Inside `async`, so that a plugin that throws at once is a rejection like any other.
      const answer = (async () => plugin.scan(barcode, context))()
      const result = await within(answer, this.#options.timeoutMs ?? 10_000, `Plugin ${plugin.NAME}`)
      return await this.#judge(plugin.NAME, result)
    } catch (error) {
      if (error instanceof AppError && error.code === 'FORBIDDEN') throw error
      const message = `Plugin ${plugin.NAME} failed on a scan; the next plugin is asked`
      this.#options.log.error(message, { plugin: plugin.NAME, barcode, error })
      return { state: 'unknown' }
    }
  }

  async #judge(plugin: string, result: ScanResult | null | undefined): Promise<Resolution> {
    if (result === null || result === undefined || Object.keys(result).length === 0) return { state: 'unknown' }
    if (result.error !== undefined) return { state: 'failed', plugin, error: result.error, result }
    const match = matchOf(result)
    if (match === null || (await this.#options.objects.exists(match.model, match.pk)))
      return { state: 'matched', plugin, match, result }
    const error = `The code names ${match.model} ${match.pk}, which does not exist (any more).`
    return { state: 'failed', plugin, error, result: { error } }
  }
}

function matchOf(result: ScanResult): Match | null {
  for (const model of PRECEDENCE) {
    const entry = result[model]
    if (entry === undefined) continue
    if (Number.isSafeInteger(entry.pk)) return { model, pk: entry.pk }
    throw new AppError('MIXIN_INVALID', `scan() answered ${model} without the whole number "pk"`)
  }
  return null
}
