import type { Logger, Plugin, ScanContext } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { PluginAnswers, type AnswerOptions } from './plugin-answers.ts'
import { withUnanswered, type Resolution, type Unanswered } from './resolution.ts'

interface Options {
  /** Active plugins, in the order of the registry. */
  plugins: AnswerOptions['plugins'] & { withMixin(key: string): readonly Plugin[] }
  /** Slugs of those that are asked first, in this order. */
  order: () => Promise<readonly string[]>
  objects: AnswerOptions['objects']
  log: Logger
  /** A plugin in the station that gives no answer by then is passed over. */
  timeoutMs?: number
}

/** Asks the barcode plugins in turn; the first that knows the code wins. */
export class ScanResolver {
  readonly #options: Options
  readonly #answers: PluginAnswers

  constructor(options: Options) {
    this.#options = options
    const { plugins, objects, log, timeoutMs = 10_000 } = options
    this.#answers = new PluginAnswers({ plugins, objects, log, timeoutMs })
  }

  /** Rejects only with FORBIDDEN: the asking user may not see what the code names. */
  async resolve(barcode: string, context: ScanContext): Promise<Resolution> {
    let faulty: Resolution | null = null
    const unanswered: Unanswered[] = []
    for (const company of this.#companies(await this.plugins())) {
      const answers = company.map((plugin) => this.#answers.ask(plugin, { barcode, context, company: company.length }))
      // One that is not heard any more may still be refused something.
      for (const answer of answers) answer.catch(() => {})
      for (const answer of answers) {
        const { unanswered: passed = [], ...resolution } = await answer
        unanswered.push(...passed)
        if (resolution.state === 'matched') return withUnanswered(resolution, unanswered)
        if (resolution.state === 'failed') faulty ??= resolution
      }
    }
    return withUnanswered(faulty ?? { state: 'unknown' }, unanswered)
  }

  /** Those that are asked, in the order of the setting and then of the registry. */
  async plugins(): Promise<BarcodeMixin[]> {
    const { plugins, order } = this.#options
    const first = await order()
    const placed = plugins
      .withMixin(BarcodeMixin.KEY)
      .filter((plugin) => plugin instanceof BarcodeMixin)
      .map((plugin) => ({ plugin, place: first.indexOf(plugins.slugOf(plugin) ?? '') }))
    const named = placed.filter(({ place }) => place >= 0).toSorted((a, b) => a.place - b.place)
    return [...named, ...placed.filter(({ place }) => place < 0)].map(({ plugin }) => plugin)
  }

  /** The answer of one plugin; a plugin that throws, hangs or talks nonsense knows nothing. */
  async ask(plugin: BarcodeMixin, barcode: string, context: ScanContext): Promise<Resolution> {
    return this.#answers.ask(plugin, { barcode, context, company: 1 })
  }

  /**
   * Those in processes of their own that follow one another are asked at the same time and heard in their order: twenty
   * lookups in the network take as long as the slowest. One in the station is asked when those before it do not know the code.
   */
  *#companies(plugins: readonly BarcodeMixin[]): Generator<BarcodeMixin[]> {
    let company: BarcodeMixin[] = []
    for (const plugin of plugins) {
      const isFar = this.#answers.isFar(plugin)
      if (isFar) company.push(plugin)
      if (isFar) continue
      if (company.length > 0) yield company
      company = []
      yield [plugin]
    }
    if (company.length > 0) yield company
  }
}
