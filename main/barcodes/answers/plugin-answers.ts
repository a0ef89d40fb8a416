import { AppError } from '@scanbench/plugin'
import type { Logger, ModelKey, Plugin, ScanContext, ScanResult } from '@scanbench/plugin'
import type { BarcodeMixin } from '@scanbench/plugin/mixins'
import type { PluginPresence } from '../../plugins/life/opened-plugin.ts'
import { within } from '../../waiting/within.ts'
import { FarPlugin, type Hearing, type Unheard } from './far-plugin.ts'
import { passedOverText, type Match, type Resolution } from './resolution.ts'
import type { StockObjects } from '../stock-objects.ts'

export interface AnswerOptions {
  plugins: {
    slugOf(plugin: Plugin): string | null
    presenceOf(plugin: Plugin): PluginPresence | null
    noteError(slug: string, stage: string, error: unknown): void
  }
  objects: Pick<StockObjects, 'exists'>
  log: Logger
  /** For plugins in the station. */
  timeoutMs: number
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

/** A plugin that is passed over again and again says so on its page once in a while. */
const NOTED_EVERY_MS = 60_000

/** What each plugin says to a code. */
export class PluginAnswers {
  readonly #options: AnswerOptions
  readonly #far = new WeakMap<Plugin, FarPlugin | null>()

  constructor(options: AnswerOptions) {
    this.#options = options
  }

  /** A plugin that throws, hangs or talks nonsense knows nothing. Rejects only with FORBIDDEN. */
  async ask(plugin: BarcodeMixin, { barcode, context, company }: Question): Promise<Resolution> {
    // Inside `async`, so that a plugin that throws at once is a rejection like any other.
    const ask = async () => plugin.scan(barcode, context)
    const far = this.#farOf(plugin)
    if (far === null) {
      const { timeoutMs } = this.#options
      return this.#judged(plugin.NAME, barcode, within(ask(), timeoutMs, `Plugin ${plugin.NAME}`))
    }
    const heard = far.hear(ask, company)
    const hearing = await heard.catch(() => null)
    if (hearing?.kind !== 'unheard') return this.#judged(plugin.NAME, barcode, heard.then(answerIn))
    const { reason, late } = hearing
    const judged = late === null ? null : this.#judged(plugin.NAME, barcode, late)
    // Where nobody looks at it, it is no error of ours.
    judged?.catch(() => {})
    return { state: 'unknown', unanswered: [{ plugin: plugin.NAME, reason, late: judged }] }
  }

  /** Whether it runs in a process of its own. */
  isFar(plugin: Plugin): boolean {
    return this.#farOf(plugin) !== null
  }

  #farOf(plugin: Plugin): FarPlugin | null {
    const known = this.#far.get(plugin)
    if (known !== undefined) return known
    const presence = this.#options.plugins.presenceOf(plugin)
    const far = presence === null ? null : this.#listenTo(plugin, presence)
    this.#far.set(plugin, far)
    return far
  }

  #listenTo(plugin: Plugin, presence: PluginPresence): FarPlugin {
    const { plugins } = this.#options
    let notedAt = Number.NEGATIVE_INFINITY
    const passedOver = (reason: Unheard) => {
      if (performance.now() - notedAt < NOTED_EVERY_MS) return
      notedAt = performance.now()
      plugins.noteError(
        plugins.slugOf(plugin) ?? plugin.NAME,
        'scan',
        new AppError('PLUGIN_TIMEOUT', passedOverText(reason)),
      )
    }
    return new FarPlugin({ presence, passedOver })
  }

  async #judged(plugin: string, barcode: string, answer: Promise<ScanResult | null | undefined>): Promise<Resolution> {
    try {
      return await this.#judge(plugin, await answer)
    } catch (error) {
      if (error instanceof AppError && error.code === 'FORBIDDEN') throw error
      const message = `Plugin ${plugin} failed on a scan; the next plugin is asked`
      this.#options.log.error(message, { plugin, barcode, error })
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

interface Question {
  barcode: string
  context: ScanContext
  /** How many are asked at the same time. */
  company: number
}

function answerIn(hearing: Hearing): ScanResult | null | undefined {
  return hearing.kind === 'answer' ? hearing.result : null
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
