import { z } from '@hono/zod-openapi'
import type { Exports } from '../../exports/exports.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'

const Exporter = z
  .object({
    plugin: z.string(),
    name: z.string(),
    description: z.string(),
    /** Declarations of its options by key, as of settings. */
    options: z.record(z.string(), z.unknown()),
  })
  .openapi('Exporter')

/** What an export dialog is drawn from. */
export function exportRoutes({ exports }: { exports: Exports }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/exporters/',
      summary: 'Plugins that export a list, with their options',
      rights: 'any',
      query: z.object({ model: z.enum(['stockitem', 'part', 'stocklocation']) }),
      answer: z.array(Exporter),
      async handler({ query, actor }) {
        const found = await exports.exporters(query.model, actor.user)
        return found.map((plugin) => ({
          plugin: exports.slugOf(plugin),
          name: plugin.TITLE ?? plugin.NAME,
          description: plugin.DESCRIPTION ?? '',
          options: { ...plugin.EXPORT_OPTIONS },
        }))
      },
    }),
  ]
}
