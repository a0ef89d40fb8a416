import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** People. */

export const User = z
  .object({
    pk: count,
    username: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    email: z.string(),
    is_staff: z.boolean(),
    is_superuser: z.boolean(),
    is_active: z.boolean(),
  })
  .openapi('User')
export type User = z.infer<typeof User>
