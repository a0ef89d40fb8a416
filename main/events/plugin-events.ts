import { AsyncLocalStorage } from 'node:async_hooks'
import type { Logger } from '@scanbench/plugin'
import { EventMixin } from '@scanbench/plugin/mixins'
import type { PluginEvent } from '@scanbench/plugin/mixins'
import type { NewTask, TaskHandler } from '../background/background-task.ts'
import type { PluginDirectory } from '../background/plugin-directory.ts'

interface Options {
  plugins: Pick<PluginDirectory, 'withMixin' | 'slugOf'>
  tasks: { add(tasks: readonly NewTask[]): Promise<unknown>; handle(func: string, handler: TaskHandler): void }
  /** The setting ENABLE_PLUGINS_EVENTS. */
  isEnabled: () => Promise<boolean>
  log: Logger
}

export const PROCESS_EVENT = 'process_event'

/**
 * Tells plugins what happened. An event is a row for each plugin with EventMixin; whether the plugin wants it is asked
 * when its turn comes, so that a slow answer holds up nobody else.
 */
export class PluginEvents {
  readonly #options: Options
  readonly #batch = new AsyncLocalStorage<PluginEvent[]>()

  constructor(options: Options) {
    this.#options = options
    options.tasks.handle(PROCESS_EVENT, async ({ name, kwargs }, plugin) => {
      if (!(plugin instanceof EventMixin) || !(await plugin.wantsProcessEvent(name))) return 'unwanted'
      await plugin.processEvent({ name, data: { ...kwargs } })
      return 'done'
    })
  }

  /** Is there anybody to tell? */
  get hasListeners(): boolean {
    return this.#options.plugins.withMixin(EventMixin.KEY).length > 0
  }

  /** Resolves when the event cannot be lost any more; inside a batch at once. Does not reject. */
  async trigger(name: string, data: Record<string, unknown> = {}): Promise<void> {
    await this.bulkTrigger(name, [data])
  }

  /** Several events of one name in one write. */
  async bulkTrigger(name: string, all: readonly Record<string, unknown>[]): Promise<void> {
    const events = all.map((data) => ({ name, data }))
    const batch = this.#batch.getStore()
    if (batch === undefined) await this.#send(events)
    else batch.push(...events)
  }

  /**
   * What is triggered inside is sent when the work is through, grouped by name, and forgotten when it fails. A batch
   * inside a batch joins the outer one.
   */
  async batchEvents<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.#batch.getStore()
    const own: PluginEvent[] = []
    const result = await this.#batch.run(own, work)
    if (outer === undefined)
      for (const events of Map.groupBy(own, ({ name }) => name).values()) await this.#send(events)
    else outer.push(...own)
    return result
  }

  async #send(events: readonly PluginEvent[]): Promise<void> {
    const { plugins, tasks, isEnabled, log } = this.#options
    if (events.length === 0 || !this.hasListeners) return
    try {
      if (!(await isEnabled())) return
      const slugs = plugins.withMixin(EventMixin.KEY).map((plugin) => plugins.slugOf(plugin))
      const each = events.flatMap(({ name, data }) =>
        slugs.flatMap((slug) => (slug === null ? [] : [taskOf(slug, name, data)])),
      )
      await tasks.add(each)
    } catch (error) {
      log.error('Events could not be handed to plugins', { events: events.length, error })
    }
  }
}

function taskOf(plugin: string, name: string, data: Record<string, unknown>): NewTask {
  return { plugin, name, func: PROCESS_EVENT, kwargs: data }
}
