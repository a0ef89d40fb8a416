import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** What a client asks first. */

export const ServerInfo = z
  .object({
    server: z.literal('InvenTree'),
    id: z.string(),
    version: z.string(),
    instance: z.string(),
    apiVersion: count,
    worker_running: z.boolean(),
    worker_count: count,
    worker_pending_tasks: count,
    plugins_enabled: z.boolean(),
    plugins_install_disabled: z.boolean(),
    active_plugins: z.union([
      z.array(z.object({ name: z.string(), slug: z.string(), version: z.string().nullable() })),
      z.literal(false),
    ]),
    email_configured: z.boolean(),
    debug_mode: z.boolean(),
    docker_mode: z.boolean(),
    default_locale: z.string(),
    customize: z.object({
      logo: z.string().nullable(),
      splash: z.string().nullable(),
      login_message: z.string().nullable(),
      navbar_message: z.string().nullable(),
      disable_theme_storage: z.boolean(),
    }),
    settings: z.object({
      sso_registration: z.boolean(),
      registration_enabled: z.boolean(),
      password_forgotten_enabled: z.boolean(),
    }),
    /** Null unless staff asks. */
    system_health: z.boolean().nullable(),
    database: z.string().nullable(),
    platform: z.string().nullable(),
    installer: z.string().nullable(),
    target: z.string().nullable(),
    django_admin: z.string().nullable(),
    /** Ours: name and version of this program, and whether it runs bundled plugins alone. */
    product: z.object({ name: z.literal('Scanbench'), version: z.string(), safe_mode: z.boolean() }),
  })
  .openapi('ServerInfo')
export type ServerInfo = z.infer<typeof ServerInfo>
