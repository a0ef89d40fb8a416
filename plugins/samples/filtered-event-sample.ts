import { Plugin } from '@scanbench/plugin'
import { ActionMixin, EventMixin } from '@scanbench/plugin/mixins'
import type { PluginEvent } from '@scanbench/plugin/mixins'

/** Counts how often stock moved, and is not bothered with anything else. */
export default class FilteredEventSample extends Plugin.with(EventMixin, ActionMixin) {
  NAME = 'Filtered Event Sample'
  SLUG = 'filtered-event-sample'
  TITLE = 'Sample of chosen events'
  DESCRIPTION = 'Answers the action "moves" with how often each item moved'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  ACTION_NAME = 'moves'

  moves: Record<string, number> = {}

  async wantsProcessEvent(name: string): Promise<boolean> {
    return name === 'stockitem.moved'
  }

  async processEvent({ data }: PluginEvent): Promise<void> {
    const item = String(data['id'])
    this.moves = { ...this.moves, [item]: (this.moves[item] ?? 0) + 1 }
  }

  async getInfo(): Promise<unknown> {
    return this.moves
  }
}
