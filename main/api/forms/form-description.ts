import type { Actor } from '../../users/actor.ts'
import type { PathRoutes } from '../route-table.ts'
import type { Route } from '../route.ts'
import { describeFields, type FieldDescriptions } from './field-description.ts'

/** What can be done at an address, and the form of it: clients draw forms and show buttons by this. */
export interface FormDescription {
  name: string
  description: string
  renders: string[]
  parses: string[]
  actions: Record<string, FieldDescriptions>
}

interface Asked {
  path: PathRoutes
  actor: Actor
  request: Request
  /** May the caller use this route? */
  isAllowed: (route: Route) => boolean
}

/** Methods that the caller may not use are left out; a partial change is described as a whole one. */
export async function describeForms({ path, actor, request, isAllowed }: Asked): Promise<FormDescription> {
  const allowed = [...path.methods.values()].filter(isAllowed)
  const first = allowed[0] ?? [...path.methods.values()][0]
  const actions: Record<string, FieldDescriptions> = {}
  for (const route of allowed) {
    const method = METHODS[route.method]
    actions[method] ??= {
      ...(route.body === null ? {} : describeFields(route.body, false)),
      ...(route.method === 'get' && route.answer !== null ? describeFields(route.answer, true) : {}),
      ...(await route.moreFields?.({ request, actor })),
    }
  }
  return {
    name: first?.summary ?? '',
    description: '',
    renders: ['application/json'],
    parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
    actions,
  }
}

const METHODS = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PUT', delete: 'DELETE' } as const
