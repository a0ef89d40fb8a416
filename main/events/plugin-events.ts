import { AsyncLocalStorage } from 'node:async_hooks'
import type { Logger } from '@scanbench/plugin'
import { EventMixin } from '@scanbench/plugin/mixins'
import type { PluginEvent } from '@scanbench/plugin/mixins'
import type { NewTask, TaskHandler } from '../background/background-task.ts'

interface Options {
  /** Slugs of those who are told. */
  listeners: { readonly slugs: readonly string[] }
  tasks: {
    add(tasks: readonly NewTask[]): Promise<unknown>
    wake(lane: { plugin: string; func: string }): void
    handle(func: string, handler: TaskHandler): void
  }
  /** The setting ENABLE_PLUGINS_EVENTS. */
  isEnabled: () => Promise<boolean>
  log: Logger
}

const PROCESS_EVENT = 'process_event'

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
      if (!(plugin instanceof EventMixin) || !(await options.isEnabled()) || !(await plugin.wantsProcessEvent(name)))
        return 'unwanted'
      await plugin.processEvent({ name, data: { ...kwargs } })
      return 'done'
    })
  }

  /** Is there anybody to tell? */
  get hasListeners(): boolean {
    return this.#options.listeners.slugs.length > 0
  }

  /** What happened to stock is in the rows already; those who wait for it look again. */
  wake(): void {
    const { listeners, tasks } = this.#options
    for (const plugin of listeners.slugs) tasks.wake({ plugin, func: PROCESS_EVENT })
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
    const { listeners, tasks, isEnabled, log } = this.#options
    if (events.length === 0 || !this.hasListeners) return
    try {
      if (!(await isEnabled())) return
      await tasks.add(events.flatMap(({ name, data }) => listeners.slugs.map((slug) => taskOf(slug, name, data))))
    } catch (error) {
      log.error('Events could not be handed to plugins', { events: events.length, error })
    }
  }
}

function taskOf(plugin: string, name: string, data: Record<string, unknown>): NewTask {
  return { plugin, name, func: PROCESS_EVENT, kwargs: data }
}
