import { AppError, messageOf } from '@scanbench/plugin'
import type { Plugin } from '@scanbench/plugin'
import { FINAL_MEMBERS } from '@scanbench/plugin/host'
import { TransitionMixin } from '@scanbench/plugin/mixins'
import type { Transition, TransitionHandler } from '@scanbench/plugin/mixins'
import { askPlugin, noteFailure } from '../plugins/ask-plugin.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'

interface Options {
  plugins: NamedPlugins
}

const STAGE = 'get_transition_handlers'
const NOT_HANDLERS: ReadonlySet<string> = new Set([...FINAL_MEMBERS, 'activate', 'deactivate', 'constructor'])

/** Asks plugins before an object changes its state. */
export class Transitions {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** True when a plugin did the change itself; INVALID_INPUT when one forbids it or fails in judging it. */
  async intercept(transition: Transition): Promise<boolean> {
    for (const plugin of this.#options.plugins.withMixin(TransitionMixin.KEY)) {
      if (!(plugin instanceof TransitionMixin)) continue
      for (const { func } of await this.#handlers(plugin, transition.model))
        if (await this.#handle(plugin, func, transition)) return true
    }
    return false
  }

  async #handle(plugin: Plugin, func: string, transition: Transition): Promise<boolean> {
    try {
      const handler = Reflect.get(plugin, func) as (transition: Transition) => unknown
      return (await askPlugin(plugin, () => handler.call(plugin, transition))) === true
    } catch (error) {
      if (error instanceof AppError && error.code === 'INVALID_INPUT') throw error
      // A plugin that watches over changes and cannot judge one has not allowed it.
      this.#report(plugin, func, error)
      const message = `Plugin ${plugin.NAME} failed to judge this change: ${messageOf(error)}. Mend it, or turn it off.`
      throw new AppError('INVALID_INPUT', message, { details: { non_field_errors: [message] }, cause: error })
    }
  }

  /** Those of the plugin that are usable; a list that is none, or a wrong entry, stops nothing. */
  async #handlers(plugin: TransitionMixin, model: string): Promise<TransitionHandler[]> {
    try {
      const listed: unknown = await askPlugin(plugin, () => plugin.getTransitionHandlers())
      if (!Array.isArray(listed)) throw new TypeError('INVE-E9: getTransitionHandlers() must give a list')
      return listed
        .filter((entry): entry is TransitionHandler => this.#isHandler(plugin, entry))
        .filter(({ models }) => models === undefined || models.includes(model))
    } catch (error) {
      this.#report(plugin, STAGE, error)
      return []
    }
  }

  #isHandler(plugin: Plugin, entry: unknown): boolean {
    if (isHandler(plugin, entry)) return true
    this.#report(plugin, STAGE, new TypeError(`INVE-E9: ${JSON.stringify(entry)} is no transition handler`))
    return false
  }

  #report(plugin: Plugin, stage: string, error: unknown): void {
    noteFailure(this.#options.plugins, plugin, { stage, error })
  }
}

function isHandler(plugin: Plugin, entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false
  const { func, models } = entry as Partial<TransitionHandler>
  if (models !== undefined && !(Array.isArray(models) && models.every((model) => typeof model === 'string')))
    return false
  return typeof func === 'string' && !NOT_HANDLERS.has(func) && typeof Reflect.get(plugin, func) === 'function'
}
