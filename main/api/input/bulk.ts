import { z } from '@hono/zod-openapi'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { pk } from './values.ts'

/** Which objects of a list a bulk call is about. */
export const bulkItems = z.object({ items: z.array(pk).min(1, 'At least one item is needed.') })

const bulkAnswer = z.object({ success: z.string(), items: z.array(z.number().int()) })

interface BulkEdit<S extends z.ZodRawShape> {
  path: string
  summary: string
  /** The fields that can be changed. */
  patch: z.ZodObject<S>
  updateMany: (items: number[], patch: z.output<z.ZodObject<S>>, user: number | null) => Promise<unknown>
}

/** One change to several objects of a list: all of them or none. */
export function bulkEditRoutes<S extends z.ZodRawShape>({ path, summary, patch, updateMany }: BulkEdit<S>): Route[] {
  const body: z.ZodType = bulkItems.extend(patch.shape)
  return (['patch', 'put'] as const).map((method) =>
    route({
      method,
      path,
      summary,
      rights: 'any',
      body,
      answer: bulkAnswer,
      async handler({ body: given, actor }) {
        const { items } = bulkItems.parse(given)
        await updateMany(items, patch.parse(given), actor.user)
        return { success: `Updated ${items.length} items`, items }
      },
    }),
  )
}
