import { actionRoutes } from './action-routes.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import { backgroundTaskRoutes } from './background-task-routes.ts'
import { barcodeRuleRoutes } from './barcode-rule-routes.ts'
import { barcodeRoutes } from './barcode-routes.ts'
import { commandCodeRoutes } from './command-code-routes.ts'
import { companyRoutes } from './company-routes.ts'
import { discoveryRoutes } from './discovery-routes.ts'
import { eventRoutes } from './event-routes.ts'
import { currencyRoutes } from './currency-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { labelPreviewRoutes } from './label-preview-routes.ts'
import { labelValueRoutes } from './label-value-routes.ts'
import { labelRoutes } from './label-routes.ts'
import { labelTemplateRoutes } from './label-template-routes.ts'
import { labelFileRoutes } from './label-file-routes.ts'
import { labelDesignRoutes } from './label-design-routes.ts'
import { locationRoutes } from './location-routes.ts'
import { machineRoutes } from './machine-routes.ts'
import { machineWorkRoutes } from './machine-work-routes.ts'
import { mailRoutes } from './mail-routes.ts'
import { notificationRoutes } from './notification-routes.ts'
import { outputRoutes } from './output-routes.ts'
import { generateRoutes } from './generate-routes.ts'
import { iconRoutes } from './icon-routes.ts'
import { orderRoutes } from './order-routes.ts'
import { partRoutes } from './part-routes.ts'
import { pluginInstallRoutes } from './plugin-install-routes.ts'
import { pluginMetadataRoutes } from './plugin-metadata-routes.ts'
import { pluginRoutes } from './plugin-routes.ts'
import { pluginSettingsRoutes } from './plugin-settings-routes.ts'
import { pluginStationRoutes } from './plugin-station-routes.ts'
import { printOrderRoutes } from './print-order-routes.ts'
import { printJobRoutes } from './print-job-routes.ts'
import { printRuleRoutes } from './print-rule-routes.ts'
import { quickLabelRoutes } from './quick-label-routes.ts'
import { reportRoutes } from './report-routes.ts'
import type { Route } from './route.ts'
import { scannerCheckRoutes } from './scanner-check-routes.ts'
import { scannerRoutes } from './scanner-routes.ts'
import { serverRoutes } from './server-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { settingsRoutes } from './settings-routes.ts'
import { stockRoutes } from './stock-routes.ts'
import { supplierBarcodeRoutes } from './supplier-barcode-routes.ts'
import { supplierRoutes } from './supplier-routes.ts'
import { tokenRoutes } from './token-routes.ts'
import { userInterfaceRoutes } from './user-interface-routes.ts'
import { userRoutes } from './user-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

const AREAS = [
  serverRoutes,
  userRoutes,
  tokenRoutes,
  sessionRoutes,
  settingsRoutes,
  eventRoutes,
  stockRoutes,
  locationRoutes,
  partRoutes,
  companyRoutes,
  orderRoutes,
  iconRoutes,
  supplierRoutes,
  supplierBarcodeRoutes,
  generateRoutes,
  barcodeRoutes,
  barcodeRuleRoutes,
  commandCodeRoutes,
  labelRoutes,
  labelTemplateRoutes,
  labelDesignRoutes,
  labelFileRoutes,
  labelPreviewRoutes,
  labelValueRoutes,
  outputRoutes,
  attachmentRoutes,
  exportRoutes,
  reportRoutes,
  currencyRoutes,
  mailRoutes,
  notificationRoutes,
  printJobRoutes,
  printRuleRoutes,
  quickLabelRoutes,
  printOrderRoutes,
  machineRoutes,
  machineWorkRoutes,
  discoveryRoutes,
  scannerRoutes,
  scannerCheckRoutes,
  pluginInstallRoutes,
  pluginRoutes,
  pluginSettingsRoutes,
  pluginStationRoutes,
  pluginMetadataRoutes,
  userInterfaceRoutes,
  actionRoutes,
  backgroundTaskRoutes,
  webhookRoutes,
] as const

/** What the routes of all areas need together. */
export type RouteServices = UnionToIntersection<Parameters<(typeof AREAS)[number]>[0]>

type UnionToIntersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never

/** Every route of the station. */
export function allRoutes(services: RouteServices): Route[] {
  return AREAS.flatMap((area) => area(services))
}
