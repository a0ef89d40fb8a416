export { ActionMixin } from './action-mixin.ts'
export { APICallMixin, type ApiCallOptions, type ApiResponse } from './api-call-mixin.ts'
export { AppMixin, type AppDatabase, type AppMigration } from './app-mixin.ts'
export { BarcodeMixin } from './barcode-mixin.ts'
export { CurrencyExchangeMixin } from './currency-exchange-mixin.ts'
export { DataExportMixin, type ExportRequest, type ExportRow } from './data-export-mixin.ts'
export { EventMixin, type PluginEvent } from './event-mixin.ts'
export { IconPackMixin, type IconPack } from './icon-pack-mixin.ts'
export { LabelPrintingMixin } from './label-printing-mixin.ts'
export { LocateMixin } from './locate-mixin.ts'
export { MachineDriverMixin } from './machine-driver-mixin.ts'
export { MailMixin, type MailMessage } from './mail-mixin.ts'
export { NavigationMixin, type NavigationEntry } from './navigation-mixin.ts'
export { NotificationMixin, type PluginNotification } from './notification-mixin.ts'
export { ReportMixin, type ReportRequest } from './report-mixin.ts'
export { ScheduleMixin, type ScheduleCode, type ScheduledTask } from './schedule-mixin.ts'
export { SettingsMixin } from './settings-mixin.ts'
export { SupplierBarcodeMixin, type SupplierBarcodeFields } from './supplier-barcode-mixin.ts'
export { SupplierMixin, type SupplierImport, type SupplierSearchResult } from './supplier-mixin.ts'
export { TransitionMixin, type Transition, type TransitionHandler } from './transition-mixin.ts'
export { UrlsMixin, type PluginRequest, type PluginResponse, type PluginUrl } from './urls-mixin.ts'
export {
  UserInterfaceMixin,
  type UserInterfaceFeature,
  type UserInterfaceKind,
  type UserInterfaceRequest,
} from './user-interface-mixin.ts'
export {
  ValidationMixin,
  type GenerationContext,
  type ModelDeltas,
  type ModelInstance,
  type Verdict,
} from './validation-mixin.ts'
export { WebhookMixin, type WebhookMessage } from './webhook-mixin.ts'
