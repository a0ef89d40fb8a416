import { barcodeRoutes } from '../../main/api/barcode-routes.ts'
import { eventRoutes } from '../../main/api/event-routes.ts'
import { labelRoutes } from '../../main/api/label-routes.ts'
import { locationRoutes } from '../../main/api/location-routes.ts'
import { machineRoutes } from '../../main/api/machine-routes.ts'
import { partRoutes } from '../../main/api/part-routes.ts'
import { pluginRoutes } from '../../main/api/plugin-routes.ts'
import { printJobRoutes } from '../../main/api/print-job-routes.ts'
import type { Route } from '../../main/api/route.ts'
import { serverRoutes } from '../../main/api/server-routes.ts'
import { sessionRoutes } from '../../main/api/session-routes.ts'
import { settingsRoutes } from '../../main/api/settings-routes.ts'
import { stockRoutes } from '../../main/api/stock-routes.ts'
import { tokenRoutes } from '../../main/api/token-routes.ts'
import { userRoutes } from '../../main/api/user-routes.ts'

/** Every route of the station, to be described and never called: so there are no services behind them. */
export function contractRoutes(): Route[] {
  const none = {} as never
  return [
    serverRoutes,
    userRoutes,
    tokenRoutes,
    sessionRoutes,
    settingsRoutes,
    eventRoutes,
    stockRoutes,
    locationRoutes,
    partRoutes,
    barcodeRoutes,
    labelRoutes,
    printJobRoutes,
    machineRoutes,
    pluginRoutes,
  ].flatMap((routes) => routes(none))
}
