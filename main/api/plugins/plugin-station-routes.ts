import { z } from '@hono/zod-openapi'
import type { LinkedPlugins } from '../../plugins/discovery/linked-plugins.ts'
import type { PluginRegistry } from '../../plugins/plugin-registry.ts'
import type { PluginStart } from '../../plugins/plugin-start.ts'
import { PluginRecord } from '../../records/plugin-records.ts'
import { route, type Route } from '../route.ts'

interface Services {
  registry: PluginRegistry
  linkedPlugins: LinkedPlugins
  pluginStart: PluginStart
}

const byKey = z.object({ key: z.string() })
const Line = z.object({ time: z.string(), level: z.enum(['debug', 'info', 'warn', 'error']), message: z.string() })

/** What only this station has: one plugin loaded anew, its log, and plugins that are being written. */
export function pluginStationRoutes({ registry, linkedPlugins, pluginStart }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/station/plugins/link/',
      summary: 'Load the plugins of a folder from their source, and anew after each save',
      rights: 'super',
      body: z.object({ folder: z.string().min(1) }),
      status: 201,
      answer: z.array(PluginRecord),
      async handler({ body }) {
        const slugs = await linkedPlugins.link(body.folder)
        return Promise.all(slugs.map((slug) => registry.record(slug)))
      },
    }),
    route({
      method: 'delete',
      path: '/api/station/plugins/link/{key}/',
      summary: 'Let go of a linked folder; its files stay',
      rights: 'super',
      params: byKey,
      status: 204,
      answer: null,
      handler: ({ params }) => linkedPlugins.unlink(params.key),
    }),
    route({
      method: 'post',
      path: '/api/station/plugins/release/',
      summary: 'Start the plugins that were held back because the start before did not come through',
      rights: 'super',
      status: 204,
      answer: null,
      handler: () => pluginStart.release(),
    }),
    route({
      method: 'post',
      path: '/api/station/plugins/{key}/reload/',
      summary: 'Load one plugin anew',
      rights: 'super',
      params: byKey,
      answer: PluginRecord,
      async handler({ params }) {
        await registry.reloadOne(params.key)
        return registry.record(params.key)
      },
    }),
    route({
      method: 'get',
      path: '/api/station/plugins/{key}/log/',
      summary: 'What a plugin wrote to the log last',
      rights: 'staff',
      params: byKey,
      answer: z.array(Line),
      handler: async ({ params }) => [...registry.lines(params.key)],
    }),
  ]
}
