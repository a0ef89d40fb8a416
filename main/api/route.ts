import type { z } from '@hono/zod-openapi'
import type { Actor } from '../users/actor.ts'
import type { FieldDescriptions } from './forms/field-description.ts'

/** Who may call: `open` needs no sign-in, `any` a user, `staff` and `super` the flag. */
export type Rights = 'open' | 'any' | 'staff' | 'super'

type Shape = z.ZodType
type Out<T> = T extends Shape ? z.output<T> : undefined

export interface Call<P, Q, B> {
  /** Parsed path parameters, query and body: numbers and booleans have their type already. */
  params: P
  query: Q
  body: B
  actor: Actor
  /** The request itself, for streams and for `next` addresses. */
  request: Request
}

/** An endpoint is a value; the door and the OpenAPI file are made from the list of them. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** With `{pk}` for parameters, and a trailing slash. */
  path: string
  summary: string
  rights: Rights
  params: Shape | null
  query: Shape | null
  body: Shape | null
  status: 200 | 201 | 204
  /** Null for 204 and for answers that are no JSON. */
  answer: Shape | null
  /** Fields of the form that depend on the request, such as the options of the chosen plugin. */
  moreFields?: MoreFields
  /** Gives the JSON body, or a whole Response (streams, SVG, files). */
  handler(call: Call<unknown, unknown, unknown>): Promise<unknown>
}

export type MoreFields = (asked: { request: Request; actor: Actor }) => Promise<FieldDescriptions>

interface Definition<P extends Shape | null, Q extends Shape | null, B extends Shape | null, A extends Shape | null> {
  method: Route['method']
  path: string
  summary: string
  rights: Rights
  params?: P
  query?: Q
  body?: B
  status?: Route['status']
  answer: A
  moreFields?: MoreFields
  handler(call: Call<Out<P>, Out<Q>, Out<B>>): Promise<(A extends Shape ? z.input<A> : undefined | void) | Response>
}

/** Types the handler by its schemas. */
export function route<
  P extends Shape | null = null,
  Q extends Shape | null = null,
  B extends Shape | null = null,
  A extends Shape | null = null,
>(definition: Definition<P, Q, B, A>): Route {
  return {
    ...definition,
    params: definition.params ?? null,
    query: definition.query ?? null,
    body: definition.body ?? null,
    status: definition.status ?? 200,
    handler: (call) => definition.handler(call as Call<Out<P>, Out<Q>, Out<B>>),
  }
}
