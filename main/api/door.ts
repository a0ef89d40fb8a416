import { AppError, type Logger } from '@scanbench/plugin'
import { Hono } from 'hono'
import { NOBODY, type Actor } from '../users/actor.ts'
import { errorAnswer } from './answers/error-answer.ts'
import { jsonAnswer } from './answers/json-answer.ts'
import { secured } from './answers/security-headers.ts'
import { openApiDocument } from './contract.ts'
import { describeForms } from './forms/form-description.ts'
import { formValues } from './input/form-values.ts'
import { parseInput } from './input/parse-input.ts'
import { readBody } from './input/request-body.ts'
import { checkPluginRights } from './plugins/plugin-rights.ts'
import { checkSource, checkWindowWrite } from './serving/request-guard.ts'
import { canonicalPath } from './serving/request-path.ts'
import { routeTable, type PathRoutes } from './route-table.ts'
import type { Rights, Route } from './route.ts'
import type { StaticFile } from './serving/static-files.ts'
import { createWindowFiles } from './serving/window-files.ts'

export interface DoorContext {
  /** Callers in the process say who they are; then neither credentials nor the source are looked at. */
  actor?: Actor
  /** False when the request came over the network. */
  isLocal?: boolean
}

export interface Door {
  fetch(request: Request, context?: DoorContext): Promise<Response>
  openApi(): object
}

interface DoorOptions {
  routes: readonly Route[]
  authenticate(request: Request): Promise<Actor>
  log: Logger
  staticFiles: (path: string) => Promise<StaticFile | null>
  /** Names this station answers under, without port. */
  allowedHosts: readonly string[]
  windowAccess: { redeem(ticket: string): Promise<{ cookie: string }> }
  /** For paths that plugins bring; null when it is none of them. */
  wildcard?: (call: { path: string; request: Request; actor: Actor }) => Promise<Response | null>
  uploadLimitBytes?: () => Promise<number>
  /** Holds every answer against its schema: for tests. */
  checkAnswers?: boolean
}

interface Env {
  Bindings: DoorContext
}

const UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024

/** The whole API behind one `fetch`: for the window, the network, plugins and tests alike. */
export function createDoor(options: DoorOptions): Door {
  const { routes, log, allowedHosts, wildcard } = options
  const uploadLimit = options.uploadLimitBytes ?? (() => Promise.resolve(UPLOAD_LIMIT_BYTES))
  const windowFiles = createWindowFiles(options)
  const app = new Hono<Env>({ getPath: canonicalPath })
  for (const path of routeTable(routes))
    app.all(path.pattern, (c) => answer(path, c.req.raw, c.req.param(), c.env).then(withoutBody(c.req.raw)))
  app.all('*', (c) => otherwise(c.req.raw, c.env))
  app.onError((error, c) => errorAnswer(error, c.req.raw, log))

  async function answer(
    path: PathRoutes,
    request: Request,
    params: Record<string, string>,
    context: DoorContext,
  ): Promise<Response> {
    const route = path.methods.get(request.method === 'HEAD' ? 'GET' : request.method)
    const actor = await whoCalls(request, context, route?.rights ?? (request.method === 'OPTIONS' ? 'open' : 'any'))
    if (request.method === 'OPTIONS' && route === undefined) return formsOf(path, request, actor)
    if (route === undefined) return notOffered(request, path)
    checkRights(route.rights, actor)
    checkPluginRights(actor, request.method, route.path)
    const result = await route.handler({ ...(await input(route, request, params)), actor, request })
    if (result instanceof Response) return result
    if (route.status === 204) return new Response(null, { status: 204 })
    if (options.checkAnswers === true) route.answer?.parse(result)
    return jsonAnswer(result, route.status)
  }

  async function input(route: Route, request: Request, params: Record<string, string>) {
    return {
      params: route.params === null ? undefined : pathInput(route.params, params),
      query: route.query === null ? undefined : queryInput(route.query, request),
      body: route.body === null ? undefined : await bodyInput(route.body, request, await uploadLimit()),
    }
  }

  /** Open routes answer whoever asks, with wrong credentials too. */
  async function whoCalls(request: Request, context: DoorContext, rights: Rights): Promise<Actor> {
    if (context.actor !== undefined) return context.actor
    const actor = await options.authenticate(request).catch((error: unknown) => {
      if (rights === 'open') return NOBODY
      throw error
    })
    if (actor.via === 'window') checkWindowWrite(request)
    return actor
  }

  async function otherwise(request: Request, context: DoorContext): Promise<Response> {
    const path = canonicalPath(request)
    if (wildcard !== undefined && path.startsWith('/plugin/')) {
      const actor = await whoCalls(request, context, 'open')
      checkPluginRights(actor, request.method, path)
      const found = await wildcard({ path, request, actor })
      if (found !== null) return found
    }
    return (path.startsWith('/api/') ? null : await windowFiles(request, context)) ?? notFound(request)
  }

  return {
    async fetch(request, context = {}) {
      try {
        if (context.actor === undefined) checkSource(request, allowedHosts)
        return secured(await app.fetch(request, context))
      } catch (error) {
        return secured(errorAnswer(error, request, log))
      }
    },
    openApi: () => openApiDocument(routes),
  }
}

/** A key that cannot be one names nothing that exists. */
function pathInput(schema: NonNullable<Route['params']>, params: Record<string, string>): unknown {
  const parsed = schema.safeParse(params)
  if (!parsed.success) throw new AppError('NOT_FOUND', 'Not found.')
  return parsed.data
}

function queryInput(schema: NonNullable<Route['query']>, request: Request): unknown {
  return parseInput(schema, formValues([...new URL(request.url).searchParams], schema))
}

async function bodyInput(schema: NonNullable<Route['body']>, request: Request, limitBytes: number): Promise<unknown> {
  const body = await readBody(request, limitBytes)
  return parseInput(schema, body.kind === 'json' ? body.value : formValues(body.entries, schema))
}

const ALLOWED: Readonly<Record<Rights, (actor: Actor) => boolean>> = {
  open: () => true,
  any: (actor) => actor.via !== 'nobody',
  staff: (actor) => actor.isStaff || actor.isSuperuser,
  super: (actor) => actor.isSuperuser,
}

function checkRights(rights: Rights, actor: Actor): void {
  if (ALLOWED[rights](actor)) return
  if (actor.via === 'nobody') throw new AppError('UNAUTHORIZED', 'Authentication credentials were not provided.')
  throw new AppError('FORBIDDEN', 'You do not have permission to perform this action.')
}

async function formsOf(path: PathRoutes, request: Request, actor: Actor): Promise<Response> {
  const isAllowed = (route: Route): boolean => ALLOWED[route.rights](actor)
  return jsonAnswer(await describeForms({ path, actor, request, isAllowed }), 200, { Allow: allowedMethods(path) })
}

function notOffered(request: Request, path: PathRoutes): Response {
  const detail = `Method "${request.method}" not allowed.`
  return jsonAnswer({ detail, code: 'METHOD_NOT_ALLOWED' }, 405, { Allow: allowedMethods(path) })
}

function allowedMethods({ methods }: PathRoutes): string {
  return [...methods.keys(), 'OPTIONS'].join(', ')
}

function notFound(request: Request): Response {
  return jsonAnswer({ detail: 'Not found.', url: request.url, code: 'NOT_FOUND' }, 404)
}

/** Hono's own handling of HEAD needs routes by method. */
function withoutBody(request: Request): (response: Response) => Response {
  return (response) => {
    if (request.method !== 'HEAD') return response
    void response.body?.cancel()
    return new Response(null, response)
  }
}
