import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** What people are told. */

export const Notification = z
  .object({
    pk: count,
    target: z
      .object({ model: z.string(), pk: z.union([count, z.string()]), name: z.string(), link: z.string() })
      .nullable(),
    source: z.null(),
    user: count,
    category: z.string(),
    name: z.string(),
    message: z.string(),
    creation: z.string(),
    /** In seconds. */
    age: count,
    age_human: z.string(),
    read: z.boolean(),
  })
  .openapi('Notification')
export type Notification = z.infer<typeof Notification>

export const MailRecord = z
  .object({
    pk: count,
    created: z.string(),
    direction: z.enum(['in', 'out']),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string().nullable(),
    headers: z.record(z.string(), z.string()),
    state: z.enum(['sending', 'sent', 'failed', 'received']),
    error: z.string().nullable(),
  })
  .openapi('Mail')
export type MailRecord = z.infer<typeof MailRecord>
