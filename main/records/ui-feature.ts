import { z } from '@hono/zod-openapi'

/** Places in the window that plugins can fill, by InvenTree's names. */
export const UI_KINDS = [
  'panel',
  'dashboard',
  'template_editor',
  'template_preview',
  'navigation',
  'primary_action',
  'spotlight_action',
] as const

export type UiKind = (typeof UI_KINDS)[number]

const plain = z.record(z.string(), z.unknown())

/** One thing that a plugin shows in the window. */
export const UiFeature = z
  .object({
    /** Slug of the plugin. */
    plugin_name: z.string(),
    feature_type: z.enum(UI_KINDS),
    /** Its own among those of its plugin and kind. */
    key: z.string(),
    title: z.string(),
    description: z.string(),
    icon: z.string().nullable(),
    options: plain.nullable(),
    /** Given to the plugin's code in the window as it is. */
    context: plain.nullable(),
    /** Address of a module, and after a colon which function of it. */
    source: z.string().nullable(),
  })
  .openapi('UiFeature')

/** What a plugin draws for its own settings; nulls for none. */
export const AdminPage = z.object({ source: z.string().nullable(), context: plain.nullable() }).openapi('AdminPage')

export type UiFeature = z.infer<typeof UiFeature>
export type AdminPage = z.infer<typeof AdminPage>
