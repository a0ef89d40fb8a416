import { z } from '@hono/zod-openapi'
import type { PluginSettingChanges } from '../../plugins/settings/plugin-setting-changes.ts'
import type { PluginRegistry } from '../../plugins/plugin-registry.ts'
import type { PluginScope } from '../../plugins/settings/plugin-settings.ts'
import { SettingObject } from '../../records/setting-records.ts'
import type { Actor } from '../../users/actor.ts'
import { route, type Rights, type Route } from '../route.ts'
import { userOf } from '../people/user-routes.ts'
import { boolean } from '../input/values.ts'

interface Services {
  registry: PluginRegistry
  pluginSettings: PluginSettingChanges
}

interface Family {
  path: string
  words: string
  write: Rights
  scope: (plugin: string, actor: Actor) => PluginScope
}

const FAMILIES: readonly Family[] = [
  {
    path: '/api/plugins/{key}/settings/',
    words: 'settings of a plugin',
    write: 'staff',
    scope: (plugin) => ({ scope: 'plugin', plugin }),
  },
  {
    path: '/api/plugins/{key}/user-settings/',
    words: 'own settings for a plugin',
    write: 'any',
    scope: (plugin, actor) => ({ scope: 'plugin_user', plugin, user: userOf(actor) }),
  },
]

const byKey = z.object({ key: z.string() })
const bySetting = z.object({ key: z.string(), setting: z.string() })
const Change = z.object({ value: z.unknown(), manual_confirm: boolean.default(false) })

/** Settings of plugins, for the station and for each user. */
export function pluginSettingsRoutes({ registry, pluginSettings }: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/plugins/settings/',
      summary: 'The settings of all active plugins',
      rights: 'any',
      answer: z.array(SettingObject),
      async handler() {
        const active = (await registry.list()).filter((record) => record.state === 'active')
        return (
          await Promise.all(active.map(({ key }) => pluginSettings.list({ scope: 'plugin', plugin: key })))
        ).flat()
      },
    }),
    ...FAMILIES.flatMap((family) => familyRoutes(pluginSettings, family)),
  ]
}

function familyRoutes(settings: PluginSettingChanges, { path, words, write, scope }: Family): Route[] {
  const change = (method: 'patch' | 'put') =>
    route({
      method,
      path: `${path}{setting}/`,
      summary: `Change one of the ${words}`,
      rights: write,
      params: bySetting,
      body: Change,
      answer: SettingObject,
      handler: ({ params, body, actor }) =>
        settings.change({
          scope: scope(params.key, actor),
          key: params.setting,
          value: body.value,
          isConfirmed: body.manual_confirm,
        }),
    })
  return [
    route({
      method: 'get',
      path,
      summary: `All ${words}`,
      rights: 'any',
      params: byKey,
      answer: z.array(SettingObject),
      handler: async ({ params, actor }) => settings.list(scope(params.key, actor)),
    }),
    route({
      method: 'get',
      path: `${path}{setting}/`,
      summary: `One of the ${words}`,
      rights: 'any',
      params: bySetting,
      answer: SettingObject,
      handler: async ({ params, actor }) => settings.describe(scope(params.key, actor), params.setting),
    }),
    change('patch'),
    change('put'),
  ]
}
