import type { Route } from './route.ts'

/** All routes of one path. */
export interface PathRoutes {
  /** As Hono writes it: `/api/part/:pk/`. */
  pattern: string
  methods: ReadonlyMap<string, Route>
}

/** The routes by path; fixed words before parameters, so that `/api/part/tree/` is not taken for a part. */
export function routeTable(routes: readonly Route[]): PathRoutes[] {
  const paths = new Map<string, Map<string, Route>>()
  for (const route of routes) {
    const methods = paths.get(route.path) ?? new Map<string, Route>()
    const method = route.method.toUpperCase()
    if (methods.has(method)) throw new Error(`Two routes for ${method} ${route.path}`)
    methods.set(method, route)
    paths.set(route.path, methods)
  }
  return [...paths]
    .toSorted(([a], [b]) => compareText(rank(a), rank(b)))
    .map(([path, methods]) => ({ pattern: path.replaceAll(/\{(\w+)\}/g, ':$1'), methods }))
}

function rank(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment.startsWith('{') ? '1' : `0${segment}`))
    .join('/')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
