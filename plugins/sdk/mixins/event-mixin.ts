import { Plugin } from '../plugin.ts'

/** Something that happened; `data` has `id` and `model` for objects. @since 1.0 */
export interface PluginEvent {
  /** Such as `stockitem.created`. */
  name: string
  data: Record<string, unknown>
}

/**
 * Reacts to things that happened, in the background.
 * @example
 * async wantsProcessEvent(name: string) { return name.startsWith('stockitem.') }
 * async processEvent({ name, data }: PluginEvent) { this.log.info(name, data) }
 * @since 1.0
 */
export abstract class EventMixin extends Plugin {
  static readonly KEY: string = 'events'
  static readonly TITLE: string = 'Events'
  static readonly REQUIRED: readonly string[] = ['processEvent']

  /** Asked while events are handed out: answer quickly. */
  async wantsProcessEvent(_name: string): Promise<boolean> {
    return true
  }

  /** Throw to have the event brought again later. It may come twice after a crash. */
  abstract processEvent(event: PluginEvent): Promise<void>
}
