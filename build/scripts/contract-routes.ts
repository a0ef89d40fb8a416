import type { Route } from '../../main/api/route.ts'
import { allRoutes, type RouteServices } from '../../main/api/routes.ts'

/** Stands in for every service and its parts: routes may pick from them, but nothing is called. */
const NOBODY: object = new Proxy({}, { get: () => NOBODY })

/** Every route of the station, to be described and never called: so there are no services behind them. */
export function contractRoutes(): Route[] {
  return allRoutes(NOBODY as RouteServices)
}
