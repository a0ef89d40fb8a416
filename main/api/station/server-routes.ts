import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { ServerInfo } from '../../records/server-info.ts'
import type { Actor } from '../../users/actor.ts'
import { jsonAnswer } from '../answers/json-answer.ts'
import { route, type Route } from '../route.ts'
import { statusClass, StatusClass } from '../stock/status-class.ts'
import type { StatusTable } from '../stock/status-class.ts'

/** Level of the InvenTree API whose shapes are served. */
const API_VERSION = 530

/** Status classes by name: code, words and colour of each value. */
export type StatusTables = Readonly<Record<string, StatusTable>>

export interface ServerFacts {
  /** UUID of this station. */
  id: string
  version: string
  homepage: string
  /** How the station is called by its people. */
  instance(): Promise<string>
  isMailConfigured?(): Promise<boolean>
  isReady(): boolean
  /** Background work that waits. */
  pendingTasks?(): Promise<number>
  /** Plugin packages can be installed. */
  canInstall: boolean
  /** Bundled plugins alone. */
  isSafeMode: boolean
  activePlugins(): Promise<{ name: string; slug: string; version: string | null }[]>
}

const Health = z.object({ status: z.enum(['ok', 'loading']) })

const Version = z.object({
  dev: z.boolean(),
  up_to_date: z.boolean(),
  version: z.object({
    server: z.string(),
    api: z.number().int(),
    commit_hash: z.string().nullable(),
    commit_date: z.string().nullable(),
    commit_branch: z.string().nullable(),
    python: z.string().nullable(),
    django: z.string().nullable(),
  }),
  links: z.record(z.string(), z.string()),
})

export function serverRoutes({ server, statusTables }: { server: ServerFacts; statusTables: StatusTables }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/',
      summary: 'What this station is',
      rights: 'open',
      answer: ServerInfo,
      handler: ({ actor }) => serverInfo(server, actor),
    }),
    route({
      method: 'get',
      path: '/api/version/',
      summary: 'Version of the program',
      rights: 'staff',
      answer: Version,
      handler: async () => version(server),
    }),
    route({
      method: 'get',
      path: '/api/system/health/',
      summary: 'Is the station ready? 503 while it starts',
      rights: 'open',
      answer: Health,
      handler: async () => (server.isReady() ? { status: 'ok' as const } : jsonAnswer({ status: 'loading' }, 503)),
    }),
    route({
      method: 'get',
      path: '/api/generic/status/',
      summary: 'All status classes',
      rights: 'any',
      answer: z.record(z.string(), StatusClass),
      handler: async () =>
        Object.fromEntries(Object.keys(statusTables).map((name) => [name, statusClassOf(statusTables, name)])),
    }),
    route({
      method: 'get',
      path: '/api/generic/status/{name}/',
      summary: 'One status class',
      rights: 'any',
      params: z.object({ name: z.string() }),
      answer: StatusClass,
      handler: async ({ params: { name } }) => statusClassOf(statusTables, name),
    }),
  ]
}

async function serverInfo(server: ServerFacts, actor: Actor): Promise<z.input<typeof ServerInfo>> {
  const isStaff = actor.isStaff || actor.isSuperuser
  return {
    server: 'InvenTree',
    id: server.id,
    version: server.version,
    instance: await server.instance(),
    apiVersion: API_VERSION,
    worker_running: true,
    worker_count: 1,
    worker_pending_tasks: (await server.pendingTasks?.()) ?? 0,
    plugins_enabled: true,
    plugins_install_disabled: !server.canInstall,
    active_plugins: actor.via === 'nobody' ? false : await server.activePlugins(),
    email_configured: (await server.isMailConfigured?.()) === true,
    debug_mode: false,
    docker_mode: false,
    default_locale: 'en',
    customize: { logo: null, splash: null, login_message: null, navbar_message: null, disable_theme_storage: false },
    settings: { sso_registration: false, registration_enabled: false, password_forgotten_enabled: false },
    system_health: isStaff ? server.isReady() : null,
    database: isStaff ? 'sqlite' : null,
    platform: isStaff ? process.platform : null,
    installer: null,
    target: null,
    django_admin: null,
    product: { name: 'Scanbench', version: server.version, safe_mode: server.isSafeMode },
  }
}

function version({ version: program, homepage }: ServerFacts): z.input<typeof Version> {
  return {
    dev: false,
    up_to_date: true,
    version: {
      server: program,
      api: API_VERSION,
      commit_hash: null,
      commit_date: null,
      commit_branch: null,
      python: null,
      django: null,
    },
    links: { doc: homepage, code: homepage, app: homepage, bug: homepage, credit: homepage },
  }
}

function statusClassOf(tables: StatusTables, name: string): z.input<typeof StatusClass> {
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined
  if (table === undefined) throw new AppError('NOT_FOUND', `There is no status class '${name}'.`)
  return statusClass(name, table)
}
