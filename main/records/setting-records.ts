import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** A setting with its value, as forms are drawn from it. */

export const SettingObject = z
  .object({
    pk: count.nullable(),
    key: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    name: z.string(),
    description: z.string(),
    type: z.enum(['boolean', 'integer', 'related field', 'string']),
    choices: z.array(z.object({ value: z.string(), display_name: z.string() })),
    model_name: z.string().nullable(),
    model_filters: z.record(z.string(), z.string()),
    api_url: z.string().nullable(),
    typ: z.enum(['inventree', 'user', 'plugin', 'plugin_user', 'machine_config']),
    units: z.string(),
    required: z.boolean(),
    confirm: z.boolean(),
    confirm_text: z.string(),
    read_only: z.boolean(),
    /** Ours: its value is never told, and is typed unseen. */
    protected: z.boolean(),
    /** `M` or `D`, for machines. */
    config_type: z.enum(['M', 'D']).optional(),
    plugin: z.string().optional(),
    user: count.optional(),
    /** Ours: the value nobody has changed. */
    default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  })
  .openapi('SettingObject')
export type SettingObject = z.infer<typeof SettingObject>
