import { actionRoutes } from './plugins/action-routes.ts'
import { attachmentRoutes } from './stock/attachment-routes.ts'
import { backgroundTaskRoutes } from './station/background-task-routes.ts'
import { setupCodeRoutes } from './codes/setup-code-routes.ts'
import { barcodeRuleRoutes } from './codes/barcode-rule-routes.ts'
import { barcodeRoutes } from './codes/barcode-routes.ts'
import { commandCodeRoutes } from './codes/command-code-routes.ts'
import { companyRoutes } from './purchasing/company-routes.ts'
import { discoveryRoutes } from './machines/discovery-routes.ts'
import { eventRoutes } from './station/event-routes.ts'
import { currencyRoutes } from './purchasing/currency-routes.ts'
import { labelPreviewRoutes } from './labels/label-preview-routes.ts'
import { labelValueRoutes } from './labels/label-value-routes.ts'
import { labelRoutes } from './labels/label-routes.ts'
import { labelTemplateRoutes } from './labels/label-template-routes.ts'
import { labelFileRoutes } from './labels/label-file-routes.ts'
import { labelDesignRoutes } from './labels/label-design-routes.ts'
import { locationRoutes } from './stock/location-routes.ts'
import { machineRoutes } from './machines/machine-routes.ts'
import { machineWorkRoutes } from './machines/machine-work-routes.ts'
import { mailRoutes } from './people/mail-routes.ts'
import { notificationRoutes } from './people/notification-routes.ts'
import { outputRoutes } from './station/output-routes.ts'
import { generateRoutes } from './stock/generate-routes.ts'
import { iconRoutes } from './plugins/icon-routes.ts'
import { orderRoutes } from './purchasing/order-routes.ts'
import { partRoutes } from './stock/part-routes.ts'
import { pluginInstallRoutes } from './plugins/plugin-install-routes.ts'
import { pluginMetadataRoutes } from './plugins/plugin-metadata-routes.ts'
import { pluginRoutes } from './plugins/plugin-routes.ts'
import { pluginSettingsRoutes } from './plugins/plugin-settings-routes.ts'
import { pluginStationRoutes } from './plugins/plugin-station-routes.ts'
import { printOrderRoutes } from './labels/print-order-routes.ts'
import { printJobRoutes } from './labels/print-job-routes.ts'
import { printRuleRoutes } from './labels/print-rule-routes.ts'
import { quickLabelRoutes } from './labels/quick-label-routes.ts'
import { reportRoutes } from './labels/report-routes.ts'
import { reportDesignRoutes } from './labels/report-design-routes.ts'
import { reportPieceRoutes } from './labels/report-piece-routes.ts'
import { reportWorkRoutes } from './labels/report-work-routes.ts'
import type { Route } from './route.ts'
import { scannerCheckRoutes } from './codes/scanner-check-routes.ts'
import { scanDeskRoutes } from './codes/scan-desk-routes.ts'
import { scannerRoutes } from './codes/scanner-routes.ts'
import { serverRoutes } from './station/server-routes.ts'
import { sessionRoutes } from './people/session-routes.ts'
import { settingsRoutes } from './station/settings-routes.ts'
import { stockRoutes } from './stock/stock-routes.ts'
import { supplierBarcodeRoutes } from './codes/supplier-barcode-routes.ts'
import { supplierRoutes } from './purchasing/supplier-routes.ts'
import { tokenRoutes } from './people/token-routes.ts'
import { userInterfaceRoutes } from './plugins/user-interface-routes.ts'
import { userRoutes } from './people/user-routes.ts'
import { webhookRoutes } from './plugins/webhook-routes.ts'

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
  setupCodeRoutes,
  commandCodeRoutes,
  labelRoutes,
  labelTemplateRoutes,
  labelDesignRoutes,
  labelFileRoutes,
  labelPreviewRoutes,
  labelValueRoutes,
  outputRoutes,
  attachmentRoutes,
  reportRoutes,
  reportWorkRoutes,
  reportDesignRoutes,
  reportPieceRoutes,
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
  scanDeskRoutes,
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
