import { z } from '@hono/zod-openapi'
import type { PluginRegistry } from '../../plugins/plugin-registry.ts'
import { route, type Route } from '../route.ts'

const PATHS = ['/api/metadata/pluginconfig/key/{key}/', '/api/plugins/{key}/metadata/']
const byKey = z.object({ key: z.string() })
const Metadata = z.object({ metadata: z.record(z.string(), z.unknown()) })

/** Whatever other programs want to keep with a plugin: PUT replaces it, PATCH merges. */
export function pluginMetadataRoutes({ registry }: { registry: PluginRegistry }): Route[] {
  return PATHS.flatMap((path) => [
    route({
      method: 'get',
      path,
      summary: 'What other programs keep with a plugin',
      rights: 'any',
      params: byKey,
      answer: Metadata,
      handler: async ({ params }) => ({ metadata: await registry.metadata(params.key) }),
    }),
    write(registry, 'put', path),
    write(registry, 'patch', path),
  ])
}

function write(registry: PluginRegistry, method: 'put' | 'patch', path: string): Route {
  return route({
    method,
    path,
    summary: `${method === 'put' ? 'Replace' : 'Add to'} what other programs keep with a plugin`,
    rights: 'staff',
    params: byKey,
    body: Metadata,
    answer: Metadata,
    async handler({ params, body }) {
      const before = method === 'put' ? {} : await registry.metadata(params.key)
      await registry.setMetadata(params.key, { ...before, ...body.metadata })
      return { metadata: await registry.metadata(params.key) }
    },
  })
}
