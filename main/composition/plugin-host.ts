import { dirname } from 'node:path'
import type { ActingUser, Logger } from '@scanbench/plugin'
import { directClient, type StationFetch } from '../api/serving/direct-client.ts'
import type { EventLog } from '../events/event-log.ts'
import { createInstaller, type InstallChoice } from '../plugins/installer/create-installer.ts'
import type { LinkedFolders } from '../plugins/discovery/linked-folders.ts'
import { PackageReviews } from '../plugins/installer/package-reviews.ts'
import { LinkedPlugins } from '../plugins/discovery/linked-plugins.ts'
import { PluginRegistry } from '../plugins/plugin-registry.ts'
import { PluginStart } from '../plugins/plugin-start.ts'
import { PluginSettingChanges } from '../plugins/settings/plugin-setting-changes.ts'
import { PluginSources, type SourceOptions } from '../plugins/discovery/plugin-sources.ts'
import { pluginSwitches } from '../plugins/settings/plugin-switches.ts'
import { pluginOpener } from '../plugins/process/open-plugin-code.ts'
import { GLOBAL_SETTINGS } from '../settings/global-settings.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { Database } from '../storage/database.ts'
import type { Actor } from '../users/actor.ts'

export interface PluginHostOptions {
  database: Database
  settings: SettingsStore
  globalSetting: (key: keyof typeof GLOBAL_SETTINGS) => Promise<unknown>
  events: EventLog
  log: Logger
  clock: () => Date
  version: string
  nodePath: string
  /** Where plugins come from. */
  pluginSources: Omit<SourceOptions, 'openCode'>
  linkedFolders: LinkedFolders
  installs: InstallChoice
  /** Nothing is started. */
  isResting: boolean
  /** Slugs of plugins that are always on. */
  mandatory: readonly string[]
  /** The door, which exists only after the services behind it. */
  fetch: StationFetch
}

/** Finds, installs, opens and keeps plugins. */
export function createPluginHost({ database, settings, globalSetting, events, log, ...options }: PluginHostOptions) {
  const sources = new PluginSources({
    ...options.pluginSources,
    openCode: pluginOpener({
      nodePath: options.nodePath,
      dataFolder: dirname(database.file),
      others: { get: (slug) => plugins.get(slug), withMixin: (key) => plugins.withMixin(key) },
      stationFor: (slug, permissions, user) =>
        directClient(options.fetch, { ...pluginActor(slug), ...rightsOfUser(user), permissions }),
    }),
  })
  const plugins: PluginRegistry = new PluginRegistry({
    database,
    settings,
    stationFor: (slug) => directClient(options.fetch, pluginActor(slug)),
    events,
    log,
    clock: options.clock,
    hostVersion: options.version,
    sources,
    mandatory: options.mandatory,
    isResting: options.isResting,
    switches: async () => pluginSwitches(await settings.values({ scope: 'global' }, GLOBAL_SETTINGS)),
  })
  const { installer, versions: packageVersions } = createInstaller({
    dataFolder: dirname(database.file),
    choice: options.installs,
    registry: plugins,
    source: async () => ({
      address: String(await globalSetting('PLUGIN_REGISTRY')),
      token: String(await globalSetting('PLUGIN_REGISTRY_TOKEN')),
    }),
    isAskedUnbidden: async () => (await globalSetting('PLUGIN_UPDATE_CHECK')) === true,
    events,
    log,
    clock: options.clock,
  })
  return {
    plugins,
    installer,
    packageVersions,
    pluginStart: new PluginStart({ folder: dirname(database.file), registry: plugins, log }),
    packageReviews: new PackageReviews({ installer, list: () => plugins.list(), hostVersion: options.version }),
    pluginSettings: new PluginSettingChanges({ registry: plugins, settings }),
    linkedPlugins: new LinkedPlugins({ folders: options.linkedFolders, registry: plugins, sources, log }),
  }
}

/** What a plugin of a third party does on behalf of a person, it does with that person's rights. */
function rightsOfUser(user: ActingUser | null): Partial<Actor> {
  if (user === null) return {}
  const { pk, username, is_staff: isStaff, is_superuser: isSuperuser } = user
  return { user: pk, username, isStaff, isSuperuser }
}

/** Bundled plugins act with the rights of the station; the door still knows which of them it was. */
function pluginActor(slug: string): Actor {
  return { user: null, username: slug, isStaff: true, isSuperuser: true, plugin: slug, via: 'plugin' }
}
