import { z } from '@hono/zod-openapi'
import { selectPlugins } from '../../plugins/plugin-list.ts'
import type { PluginRegistry } from '../../plugins/plugin-registry.ts'
import { PluginRecord } from '../../records/plugin-records.ts'
import type { Actor } from '../../users/actor.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { boolean } from '../input/values.ts'

const byKey = z.object({ key: z.string() })
const Reload = z.object({
  full_reload: boolean.default(false),
  force_reload: boolean.default(false),
  collect_plugins: boolean.default(false),
})

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
    registry_errors: z.array(
      z.object({ stage: z.string(), name: z.string(), message: z.string(), trace: z.string(), time: z.string() }),
    ),
    /** Ours: differs when another set of plugins or switches is on. */
    registry_hash: z.string(),
    /** Ours: counts up whenever another set of plugins may be on. */
    revision: z.number().int(),
  })
  .openapi('PluginStatus')

/** Plugins: the list, turning them on and off, loading them anew. */
export function pluginRoutes({ registry }: { registry: PluginRegistry }): Route[] {
  const activation = (method: 'patch' | 'put' | 'post') =>
    route({
      method,
      path: '/api/plugins/{key}/activate/',
      summary: 'Turn a plugin on or off',
      rights: 'super',
      params: byKey,
      body: z.object({
        active: boolean.default(true),
        /** Ours: the permissions that the person said yes to. All that are new to the station are needed. */
        accept_permissions: z.array(z.string()).default([]),
      }),
      answer: z.object({ active: z.boolean() }),
      async handler({ params, body, actor }) {
        const { active, accept_permissions: accepted } = body
        await registry.setActive(params.key, { active, accepted, actor })
        return { active }
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
      async handler({ query, request, actor }) {
        const page = pageOf(query)
        const mixins = (query.mixin ?? '').split(',').filter((key) => key !== '')
        return answerList(
          request,
          page,
          selectPlugins(
            (await registry.list()).map((record) => seenBy(actor, record)),
            { ...query, mixins },
            page,
          ),
        )
      },
    }),
    route({
      method: 'get',
      path: '/api/plugins/status/',
      summary: 'How many plugins are active, and what went wrong',
      rights: 'super',
      answer: PluginStatus,
      async handler() {
        await registry.checkReload()
        const records = await registry.list()
        const active = records.filter((record) => record.state === 'active')
        return {
          active_plugins: active.length,
          registry_errors: [...registry.errors()],
          registry_hash: await registry.hash(),
          revision: registry.revision,
        }
      },
    }),
    route({
      method: 'get',
      path: '/api/plugins/{key}/',
      summary: 'One plugin',
      rights: 'any',
      params: byKey,
      answer: PluginRecord,
      handler: async ({ params, actor }) => seenBy(actor, await registry.record(params.key)),
    }),
    activation('patch'),
    activation('put'),
    activation('post'),
    route({
      method: 'delete',
      path: '/api/plugins/{key}/',
      summary: 'Forget a plugin that is off, with its settings',
      rights: 'super',
      params: byKey,
      status: 204,
      answer: null,
      handler: ({ params }) => registry.remove(params.key),
    }),
    route({
      method: 'post',
      path: '/api/plugins/reload/',
      summary: 'Load plugins anew; the list of errors starts empty',
      rights: 'super',
      body: Reload,
      status: 201,
      answer: Reload,
      async handler({ body }) {
        await registry.reload({ bundled: body.full_reload || body.force_reload, collect: body.collect_plugins })
        return body
      },
    }),
  ]
}

/** Traces show where things lie on the disk: for those who look after the station. */
function seenBy({ isStaff }: Actor, record: PluginRecord): PluginRecord {
  return isStaff ? record : { ...record, errors: record.errors.map((error) => ({ ...error, trace: '' })) }
}
