import { Plugin } from '@scanbench/plugin'
import { ActionMixin, EventMixin } from '@scanbench/plugin/mixins'
import type { PluginEvent } from '@scanbench/plugin/mixins'

const KEPT = 20

/** Hears everything that happens, and tells the last of it as an action. */
export default class EventSample extends Plugin.with(EventMixin, ActionMixin) {
  NAME = 'Event Sample'
  SLUG = 'event-sample'
  TITLE = 'Sample of events'
  DESCRIPTION = 'Answers the action "last-events" with what happened last'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  ACTION_NAME = 'last-events'

  heard: PluginEvent[] = []

  async processEvent(event: PluginEvent): Promise<void> {
    this.heard = [...this.heard, event].slice(-KEPT)
    this.log.debug(`Event ${event.name}`, event.data)
  }

  async getInfo(): Promise<unknown> {
    return this.heard
  }
}
