import type { Route } from '../../main/api/route.ts'
import { allRoutes } from '../../main/api/routes.ts'

/** Every route of the station, to be described and never called: so there are no services behind them. */
export function contractRoutes(): Route[] {
  return allRoutes({} as never)
}
