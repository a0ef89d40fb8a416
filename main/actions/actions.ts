import { AppError, messageOf } from '@scanbench/plugin'
import type { ActingUser } from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'
import type { PluginDirectory } from '../background/plugin-directory.ts'
import { askPlugin, noteFailure } from '../plugins/ask-plugin.ts'

interface Options {
  plugins: Pick<PluginDirectory, 'withMixin' | 'slugOf' | 'noteError'>
  timeoutMs?: number
}

export interface ActionAnswer {
  action: string
  result: boolean
  /** Anything that JSON can carry. */
  info: unknown
}

export interface OfferedAction {
  action: string
  /** Slug of the plugin that runs it. */
  plugin: string
}

/** Named operations of plugins, run for whoever asks. */
export class Actions {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Runs the first active action of that name. A plugin that fails is told apart from a name that nobody has. */
  async run(action: string, data: unknown, user: ActingUser | null): Promise<ActionAnswer> {
    const plugin = this.#options.plugins
      .withMixin(ActionMixin.KEY)
      .find((candidate) => candidate instanceof ActionMixin && actionName(candidate) === action)
    if (!(plugin instanceof ActionMixin)) throw refusal('NOT_FOUND', 'No matching action found', action)
    try {
      return await askPlugin(plugin, () => perform(plugin, data, user), this.#options.timeoutMs)
    } catch (error) {
      throw this.#failure(plugin, action, error)
    }
  }

  /** What can be run, for choosers. */
  list(): OfferedAction[] {
    const { plugins } = this.#options
    return plugins
      .withMixin(ActionMixin.KEY)
      .filter((plugin) => plugin instanceof ActionMixin)
      .map((plugin) => ({ action: actionName(plugin), plugin: plugins.slugOf(plugin) ?? '' }))
  }

  #failure(plugin: ActionMixin, action: string, error: unknown): AppError {
    const message = messageOf(error)
    noteFailure(this.#options.plugins, plugin, { stage: 'perform_action', error })
    return refusal('PLUGIN_ACTION_FAILED', `The action failed in plugin ${plugin.NAME}: ${message}`, action)
  }
}

function actionName(plugin: ActionMixin): string {
  return plugin.ACTION_NAME ?? plugin.NAME
}

/** Result and information are asked after the work, so that they can speak of it. */
async function perform(plugin: ActionMixin, data: unknown, user: ActingUser | null): Promise<ActionAnswer> {
  await plugin.performAction(user, data)
  const result = await plugin.getResult(user, data)
  const info = await plugin.getInfo(user, data)
  return { action: actionName(plugin), result, info: info ?? null }
}

function refusal(code: 'NOT_FOUND' | 'PLUGIN_ACTION_FAILED', error: string, action: string): AppError {
  return new AppError(code, error, { details: { error, action } })
}
