import { z } from '@hono/zod-openapi'
import type { Icons } from '../../icons/icons.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'

const IconPack = z
  .object({
    name: z.string(),
    prefix: z.string(),
    fonts: z.record(z.string(), z.string()),
    icons: z.record(
      z.string(),
      z.object({
        name: z.string(),
        category: z.string(),
        tags: z.array(z.string()),
        variants: z.record(z.string(), z.string()),
      }),
    ),
  })
  .openapi('IconPackage')

/** The icons that can be chosen. */
export function iconRoutes({ icons }: { icons: Icons }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/icons/',
      summary: 'Icon packs: the built-in one and those of plugins',
      rights: 'open',
      answer: z.array(IconPack),
      handler: () => icons.packs(),
    }),
  ]
}
