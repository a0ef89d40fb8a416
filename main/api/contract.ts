import { OpenAPIHono, z, type RouteConfig } from '@hono/zod-openapi'
import * as records from '../records/all-records.ts'
import type { Rights, Route } from './route.ts'

type Schema = NonNullable<Route['body']>

const DOCUMENT = { openapi: '3.1.0', info: { title: 'Scanbench station', version: '1' } }
const BODY_TYPES = ['application/json', 'multipart/form-data', 'application/x-www-form-urlencoded']
const RECORDS = '/records/'

const RIGHTS: Readonly<Record<Rights, string>> = {
  open: 'Open: needs no credentials.',
  any: 'For every user.',
  staff: 'For staff.',
  super: 'For superusers.',
}

/** The contract as an OpenAPI document: the same for the same routes, in whatever order they are listed. */
export function openApiDocument(routes: readonly Route[]): object {
  const app = new OpenAPIHono()
  const registry = app.openAPIRegistry
  registry.registerComponent('securitySchemes', 'token', { type: 'apiKey', in: 'header', name: 'Authorization' })
  registry.registerComponent('securitySchemes', 'basic', { type: 'http', scheme: 'basic' })
  registry.registerPath(allRecords())
  for (const route of routes.toSorted(byPath)) registry.registerPath(describe(route))
  return withoutRecordsPath(app.getOpenAPI31Document(DOCUMENT))
}

/**
 * The generator writes a component as it meets it first; met as "or null" it would be null everywhere. So all records
 * are shown to it once, under a path that is taken out again.
 */
function allRecords(): RouteConfig {
  const schemas = Object.entries(records).filter(([, value]) => value instanceof z.ZodType)
  const schema = z.object(Object.fromEntries(schemas))
  return { method: 'get', path: RECORDS, responses: { 200: answer(schema) } }
}

function withoutRecordsPath(document: { paths?: Record<string, unknown> }): object {
  const paths = Object.entries(document.paths ?? {}).filter(([path]) => path !== RECORDS)
  return { ...document, paths: Object.fromEntries(paths) }
}

function describe(route: Route): RouteConfig {
  const { method, path, summary, rights, status } = route
  return {
    method,
    path,
    summary,
    description: RIGHTS[rights],
    ...(rights === 'open' ? {} : { security: [{ token: [] }, { basic: [] }] }),
    request: request(route),
    responses: { [status]: answer(route.answer) },
  }
}

function request({ params, query, body }: Route): NonNullable<RouteConfig['request']> {
  return {
    ...(params instanceof z.ZodObject ? { params } : {}),
    ...(query instanceof z.ZodObject ? { query } : {}),
    ...(body === null ? {} : { body: { content: bodyContent(body) } }),
  }
}

function bodyContent(schema: Schema) {
  return Object.fromEntries(BODY_TYPES.map((type) => [type, { schema }]))
}

function answer(schema: Schema | null) {
  return schema === null
    ? { description: 'Done' }
    : { description: 'Done', content: { 'application/json': { schema } } }
}

function byPath(a: Route, b: Route): number {
  const [left, right] = [`${a.path} ${a.method}`, `${b.path} ${b.method}`]
  return left < right ? -1 : left > right ? 1 : 0
}
