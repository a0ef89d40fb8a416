import type { Logger } from '@scanbench/plugin'
import { Actions } from '../actions/actions.ts'
import { BackgroundTasks } from '../background/background-tasks.ts'
import type { EventLog } from '../events/event-log.ts'
import { EventListeners } from '../events/event-listeners.ts'
import { tellPlugins } from '../events/host-events.ts'
import { PluginEvents } from '../events/plugin-events.ts'
import { Locate } from '../locate/locate.ts'
import { PluginUrls } from '../plugin-urls/plugin-urls.ts'
import type { PluginRegistry } from '../plugins/plugin-registry.ts'
import { SWITCHES } from '../plugins/settings/plugin-switches.ts'
import { Schedule } from '../schedule/schedule.ts'
import type { StockItems } from '../stock/items/stock-items.ts'
import type { StockLocations } from '../stock/locations/stock-locations.ts'
import type { Database } from '../storage/database.ts'
import { checkNavigation } from '../user-interface/navigation.ts'
import { UserInterface } from '../user-interface/user-interface.ts'
import { actingUser } from '../users/acting-user.ts'
import { Webhooks } from '../webhooks/webhooks.ts'

interface Parts {
  database: Database
  plugins: PluginRegistry
  events: EventLog
  stockItems: StockItems
  stockLocations: StockLocations
  isSwitchedOn: (key: (typeof SWITCHES)[keyof typeof SWITCHES]) => Promise<boolean>
  limitBytes: () => Promise<number>
  log: Logger
  clock: () => Date
}

export type PluginWork = ReturnType<typeof createPluginWork>

/** The services that give plugins work: on request, by the clock, because of what happened, from outside. */
export function createPluginWork(parts: Parts) {
  const { database, plugins, isSwitchedOn, log, clock } = parts
  const isOn = async (slug: string) => (await plugins.list()).some(({ key, active }) => key === slug && active)
  const tasks = new BackgroundTasks({ database, plugins, isOn, log, clock })
  const eventListeners = new EventListeners({ database, plugins, isOn, log })
  return {
    tasks,
    eventListeners,
    actions: new Actions({ plugins }),
    pluginEvents: new PluginEvents({
      listeners: eventListeners,
      tasks,
      isEnabled: () => isSwitchedOn(SWITCHES.events),
      log,
    }),
    schedule: new Schedule({ database, plugins, isOn, isEnabled: () => isSwitchedOn(SWITCHES.schedule), log, clock }),
    locate: new Locate({ plugins, tasks, items: parts.stockItems, locations: parts.stockLocations }),
    pluginUrls: new PluginUrls({
      plugins,
      isEnabled: () => isSwitchedOn(SWITCHES.urls),
      limitBytes: parts.limitBytes,
      actingUser,
    }),
    webhooks: new Webhooks({ database, plugins, tasks, clock }),
    userInterface: new UserInterface({ plugins, isEnabled: (key) => isSwitchedOn(SWITCHES[key]), log }),
  }
}

type Started = PluginWork & Pick<Parts, 'plugins' | 'events'>

/** Called before the plugins start, so that they are checked and hear of their own start. */
export async function listenToPlugins({ plugins, pluginEvents, eventListeners }: Started): Promise<AsyncDisposable> {
  const stack = new AsyncDisposableStack()
  stack.use(eventListeners)
  await eventListeners.start()
  stack.use(plugins.prepareWith((plugin, slug) => eventListeners.prepare(plugin, slug)))
  stack.use(plugins.prepareWith(checkNavigation))
  stack.use(plugins.onLoaded(() => void pluginEvents.trigger('plugins_loaded')))
  return stack
}

/** Called when the plugins are there. What it opens is closed before them. */
export async function startPluginWork({ plugins, events, ...work }: Started): Promise<AsyncDisposable> {
  const { tasks, pluginEvents, schedule } = work
  const stack = new AsyncDisposableStack()
  stack.use(tasks)
  stack.use(schedule)
  stack.use(tellPlugins(events, pluginEvents))
  stack.use(plugins.onChange(({ slug, active }) => void pluginEvents.trigger('plugin_activated', { slug, active })))
  stack.use(
    events.subscribe((event) => {
      if (event.type !== 'setting.changed') return
      // What a plugin schedules may depend on its own settings.
      if (event.data.scope === 'plugin' || event.data.key === SWITCHES.schedule) void schedule.synchronize()
    }),
  )
  await tasks.start()
  await schedule.start()
  return stack
}
