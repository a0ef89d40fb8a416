import { z } from '@hono/zod-openapi'
import { pk } from './values.ts'

/** Which objects of a list a bulk call is about. */
export const bulkItems = z.object({ items: z.array(pk).min(1, 'At least one item is needed.') })

export const bulkAnswer = z.object({ success: z.string(), items: z.array(z.number().int()) })

export function bulkEdited(items: number[]) {
  return { success: `Updated ${items.length} items`, items }
}
