import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { selectPlugins } from '../plugins/plugin-list.ts'
import type { PluginRegistry } from '../plugins/plugin-registry.ts'
import type { PluginSettings } from '../plugins/plugin-settings.ts'
import { PluginRecord, SettingObject } from '../records/records.ts'
import { answerList, listAnswer, listQuery, pageOf } from './listing.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'
import { boolean } from './values.ts'

interface Services {
  registry: PluginRegistry
  settings: PluginSettings
}

const byKey = z.object({ key: z.string() })
const bySetting = z.object({ key: z.string(), setting: z.string() })

const filters = listQuery.extend({
  active: boolean.optional(),
  builtin: boolean.optional(),
  sample: boolean.optional(),
  installed: boolean.optional(),
  mandatory: boolean.optional(),
  /** Comma list: a plugin must have all of them. */
  mixin: z.string().optional(),
})

const PluginStatus = z
  .object({
    active_plugins: z.number().int(),
    registry_errors: z.array(z.object({ stage: z.string(), name: z.string(), message: z.string() })),
  })
  .openapi('PluginStatus')

/** Plugins: the list, turning them on and off, their settings. */
export function pluginRoutes({ registry, settings }: Services): Route[] {
  async function settingsOf(key: string) {
    const declarations = registry.settingsOf(key)
    return settings.list({ scope: 'plugin', plugin: key }, declarations)
  }

  async function settingOf({ key, setting }: z.output<typeof bySetting>) {
    const found = (await settingsOf(key)).find((object) => object.key === setting.toUpperCase())
    if (found !== undefined) return found
    throw new AppError('NOT_FOUND', `Plugin '${key}' has no setting matching '${setting}'`)
  }

  const activation = (method: 'patch' | 'put' | 'post') =>
    route({
      method,
      path: '/api/plugins/{key}/activate/',
      summary: 'Turn a plugin on or off',
      rights: 'super',
      params: byKey,
      body: z.object({ active: boolean.default(true) }),
      answer: z.object({ active: z.boolean() }),
      async handler({ params, body, actor }) {
        await registry.setActive(params.key, body.active, actor)
        return { active: body.active }
      },
    })

  const change = (method: 'patch' | 'put') =>
    route({
      method,
      path: '/api/plugins/{key}/settings/{setting}/',
      summary: 'Change a setting of a plugin',
      rights: 'staff',
      params: bySetting,
      body: z.object({ value: z.unknown() }),
      answer: SettingObject,
      async handler({ params, body }) {
        const { key } = await settingOf(params)
        await settings.set({ scope: 'plugin', plugin: params.key }, registry.settingsOf(params.key), key, body.value)
        return settingOf(params)
      },
    })

  return [
    route({
      method: 'get',
      path: '/api/plugins/',
      summary: 'All plugins the station knows of',
      rights: 'any',
      query: filters,
      answer: listAnswer(PluginRecord),
      async handler({ query, request }) {
        const page = pageOf(query)
        const mixins = (query.mixin ?? '').split(',').filter((key) => key !== '')
        return answerList(request, page, selectPlugins(await registry.list(), { ...query, mixins }, page))
      },
    }),
    route({
      method: 'get',
      path: '/api/plugins/status/',
      summary: 'How many plugins are active, and what went wrong',
      rights: 'super',
      answer: PluginStatus,
      async handler() {
        const records = await registry.list()
        const active = records.filter((record) => record.state === 'active')
        return { active_plugins: active.length, registry_errors: [...registry.errors()] }
      },
    }),
    route({
      method: 'get',
      path: '/api/plugins/settings/',
      summary: 'The settings of all active plugins',
      rights: 'any',
      answer: z.array(SettingObject),
      async handler() {
        const active = (await registry.list()).filter((record) => record.state === 'active')
        return (await Promise.all(active.map((record) => settingsOf(record.key)))).flat()
      },
    }),
    route({
      method: 'get',
      path: '/api/plugins/{key}/',
      summary: 'One plugin',
      rights: 'any',
      params: byKey,
      answer: PluginRecord,
      async handler({ params }) {
        const found = (await registry.list()).find((record) => record.key === params.key)
        if (found === undefined) throw new AppError('NOT_FOUND', `Plugin '${params.key}' not installed`)
        return found
      },
    }),
    activation('patch'),
    activation('put'),
    activation('post'),
    route({
      method: 'get',
      path: '/api/plugins/{key}/settings/',
      summary: 'The settings of a plugin',
      rights: 'any',
      params: byKey,
      answer: z.array(SettingObject),
      handler: ({ params }) => settingsOf(params.key),
    }),
    route({
      method: 'get',
      path: '/api/plugins/{key}/settings/{setting}/',
      summary: 'A setting of a plugin',
      rights: 'any',
      params: bySetting,
      answer: SettingObject,
      handler: ({ params }) => settingOf(params),
    }),
    change('patch'),
    change('put'),
  ]
}
