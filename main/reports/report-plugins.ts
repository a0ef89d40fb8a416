import type { ActingUser } from '@scanbench/plugin'
import { ReportMixin } from '@scanbench/plugin/mixins'
import type { ReportRequest } from '@scanbench/plugin/mixins'
import { askPlugin, knownSlug, noteFailure } from '../plugins/ask-plugin.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'

interface Options {
  plugins: NamedPlugins
  /** A person as plugins know one. */
  actingUser: (pk: number | null) => Promise<ActingUser | null>
  clock: () => Date
  timeoutMs?: number
}

type Values = Record<string, unknown>
type Hook = 'addReportContext' | 'addLabelContext'

export interface ContextRequest extends Omit<ReportRequest, 'user'> {
  user: number | null
}

const TIMEOUT_MS = 3000
/** A hook that failed is left alone for so long: a roll of labels must not wait for it label by label. */
const REST_MS = 60_000

/** What plugins add to labels and reports. None of them stops a print. */
export class ReportPlugins {
  readonly #options: Options
  readonly #resting = new Map<string, number>()

  constructor(options: Options) {
    this.#options = options
  }

  /** The variables to add or replace; later plugins see and may replace those of earlier ones. */
  reportContext(request: ContextRequest): Promise<Values> {
    return this.#added('addReportContext', request)
  }

  labelContext(request: ContextRequest): Promise<Values> {
    return this.#added('addLabelContext', request)
  }

  async tellReport({ user, ...report }: Omit<ContextRequest, 'context'> & { file: string }): Promise<void> {
    const acting = await this.#options.actingUser(user)
    for (const plugin of this.#awake('reportCallback')) {
      const ask = () => plugin.reportCallback({ ...structuredClone(report), user: acting })
      await this.#attempt(plugin, 'reportCallback', ask)
    }
  }

  async #added(hook: Hook, { context, user, ...request }: ContextRequest): Promise<Values> {
    const added: Values = {}
    const plugins = this.#awake(hook)
    if (plugins.length === 0) return added
    const acting = await this.#options.actingUser(user)
    for (const plugin of plugins) {
      const ask = async () => {
        // A copy: what a plugin writes into it changes nothing.
        const seen = structuredClone({ ...context, ...added })
        return plain(await plugin[hook]({ ...structuredClone(request), user: acting, context: seen }))
      }
      Object.assign(added, await this.#attempt(plugin, hook, ask))
    }
    return added
  }

  async #attempt<T>(plugin: ReportMixin, stage: string, ask: () => Promise<T>): Promise<T | undefined> {
    const { plugins, clock, timeoutMs = TIMEOUT_MS } = this.#options
    try {
      return await askPlugin(plugin, ask, timeoutMs)
    } catch (error) {
      this.#resting.set(`${knownSlug(plugins, plugin)} ${stage}`, clock().getTime() + REST_MS)
      noteFailure(plugins, plugin, { stage, error })
      return undefined
    }
  }

  #awake(hook: string): ReportMixin[] {
    const now = this.#options.clock().getTime()
    return this.#options.plugins
      .withMixin(ReportMixin.KEY)
      .filter((plugin) => plugin instanceof ReportMixin)
      .filter((plugin) => (this.#resting.get(`${knownSlug(this.#options.plugins, plugin)} ${hook}`) ?? 0) <= now)
  }
}

/** Own members of plain data; nothing else gets into a template. */
function plain(value: unknown): Values {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const { __proto__: _, ...values } = structuredClone(value) as Values
  return values
}
