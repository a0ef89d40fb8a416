import type { ColumnType, Generated } from 'kysely'

/**
 * The rows as SQLite holds them: booleans are 0 and 1, dates ISO 8601 text in UTC, JSON is text.
 * The codec in each table's file turns a row into its record.
 */
export type Flag = 0 | 1
type FlagWithDefault = ColumnType<Flag, Flag | undefined, Flag>
type TextWithDefault = ColumnType<string, string | undefined, string>
type NumberWithDefault = ColumnType<number, number | undefined, number>
type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface UserTable {
  pk: Generated<number>
  username: string
  first_name: TextWithDefault
  last_name: TextWithDefault
  email: TextWithDefault
  /** `scrypt$N$r$p$salt$hash`; null means no password is set, and Basic stays closed. */
  password: Nullable<string>
  is_staff: FlagWithDefault
  is_superuser: FlagWithDefault
  is_active: FlagWithDefault
  date_joined: string
}

export interface TokenTable {
  pk: Generated<number>
  user: number
  name: string
  token: string
  created: string
  expiry: string
  last_seen: Nullable<string>
  revoked: FlagWithDefault
}

export interface SessionTable {
  key_hash: string
  user: number
  created: string
  expiry: string
}

export type SettingScope = 'global' | 'user' | 'plugin' | 'plugin_user' | 'machine'

export interface SettingTable {
  pk: Generated<number>
  scope: SettingScope
  /** User pk, plugin key, `key:user` or machine pk; empty for global. */
  owner: TextWithDefault
  /** `M` or `D` for machines, else empty. */
  config_type: TextWithDefault
  key: string
  value: string
}

export interface PluginConfigTable {
  pk: Generated<number>
  key: string
  name: Nullable<string>
  package_name: Nullable<string>
  active: FlagWithDefault
  metadata: TextWithDefault
  /** JSON; null: nobody was asked yet. */
  accepted_permissions: Nullable<string>
}

export interface MachineTable {
  pk: string
  name: string
  machine_type: string
  driver: string
  active: FlagWithDefault
  created: string
}

export interface PartCategoryTable {
  pk: Generated<number>
  name: string
  description: TextWithDefault
  parent: Nullable<number>
  structural: FlagWithDefault
  icon: TextWithDefault
  default_keywords: TextWithDefault
  default_location: Nullable<number>
  level: NumberWithDefault
  pathstring: string
}

export interface StockLocationTable {
  pk: Generated<number>
  name: string
  description: TextWithDefault
  parent: Nullable<number>
  structural: FlagWithDefault
  external: FlagWithDefault
  custom_icon: TextWithDefault
  level: NumberWithDefault
  pathstring: string
}

export interface PartTable {
  pk: Generated<number>
  name: string
  description: TextWithDefault
  IPN: TextWithDefault
  revision: TextWithDefault
  keywords: TextWithDefault
  units: TextWithDefault
  link: TextWithDefault
  notes: TextWithDefault
  image: Nullable<string>
  category: Nullable<number>
  variant_of: Nullable<number>
  active: FlagWithDefault
  locked: FlagWithDefault
  assembly: FlagWithDefault
  component: FlagWithDefault
  is_template: FlagWithDefault
  purchaseable: FlagWithDefault
  salable: FlagWithDefault
  testable: FlagWithDefault
  trackable: FlagWithDefault
  virtual: FlagWithDefault
  consumable: FlagWithDefault
  default_location: Nullable<number>
  default_expiry: NumberWithDefault
  minimum_stock: NumberWithDefault
  creation_date: string
  creation_user: Nullable<number>
}

export interface StockItemTable {
  pk: Generated<number>
  part: number
  quantity: number
  serial: Nullable<string>
  serial_int: Nullable<number>
  batch: Nullable<string>
  location: Nullable<number>
  status: NumberWithDefault
  parent: Nullable<number>
  packaging: Nullable<string>
  expiry_date: Nullable<string>
  delete_on_deplete: FlagWithDefault
  link: TextWithDefault
  notes: TextWithDefault
  purchase_price: Nullable<number>
  purchase_price_currency: TextWithDefault
  creation_date: string
  updated: string
  stocktake_date: Nullable<string>
  stocktake_user: Nullable<number>
}

export interface StockTrackingTable {
  pk: Generated<number>
  item: Nullable<number>
  part: number
  date: string
  tracking_type: number
  notes: TextWithDefault
  deltas: TextWithDefault
  user: Nullable<number>
}

export interface BarcodeLinkTable {
  pk: Generated<number>
  model: string
  object_pk: number
  barcode_data: string
  barcode_hash: string
  created: string
  user: Nullable<number>
}

export type ScanState = 'captured' | 'matched' | 'unknown' | 'failed'

export interface ScanHistoryTable {
  pk: Generated<number>
  timestamp: string
  endpoint: string
  machine: Nullable<string>
  user: Nullable<number>
  raw: Uint8Array
  data: string
  symbology: Nullable<string>
  simulated: FlagWithDefault
  reads: Generated<number>
  state: ScanState
  resolved_at: Nullable<string>
  plugin: Nullable<string>
  model: Nullable<string>
  object_pk: Nullable<number>
  error: Nullable<string>
  readings: TextWithDefault
  choices: TextWithDefault
  unanswered: TextWithDefault
  message: Nullable<string>
  in_history: FlagWithDefault
}

export interface ScannerProfileTable {
  vendor_id: number
  product_id: number
  serial_number: string
  settings: string
  checked: string
}

export interface SetupCodeTable {
  pk: Generated<number>
  model: string
  effect: string
  symbology: 'code128' | 'datamatrix' | 'qrcode'
  code: string
  source: string
}

export interface BarcodeRuleTable {
  pk: Generated<number>
  name: string
  description: TextWithDefault
  pattern: string
  sample: TextWithDefault
  position: NumberWithDefault
  active: FlagWithDefault
}

export interface TemplateTable {
  pk: Generated<number>
  kind: 'label' | 'report'
  name: string
  description: TextWithDefault
  model_type: string
  filters: TextWithDefault
  filename_pattern: TextWithDefault
  enabled: FlagWithDefault
  attach_to_model: FlagWithDefault
  /** The one that is published. */
  revision: NumberWithDefault
  /** Counts every change of the draft, also its end: who saves an older one is told. */
  draft_version: NumberWithDefault
  /** Its name among those that the program brings along. */
  built_in: Nullable<string>
  file_name: Nullable<string>
  updated: string
  updated_by: Nullable<number>
}

export interface TemplateRevisionTable {
  template: number
  revision: number
  /** JSON. */
  document: string
  note: TextWithDefault
  created: string
  user: Nullable<number>
}

export interface TemplateDraftTable {
  template: number
  /** JSON. */
  document: string
  base_revision: number
  user: Nullable<number>
  updated: string
}

export interface LabelAssetTable {
  pk: Generated<number>
  name: string
  description: TextWithDefault
  media_type: string
  width: number
  height: number
  content: Uint8Array
  created: string
}

export interface ReportSnippetTable {
  pk: Generated<number>
  name: string
  description: TextWithDefault
  source: string
  updated: string
}

export interface AttachmentTable {
  pk: Generated<number>
  model_type: string
  model_id: number
  file_name: string
  media_type: string
  content: Uint8Array
  comment: TextWithDefault
  upload_date: string
  upload_user: Nullable<number>
}

export interface PrintJobTable {
  pk: Generated<number>
  created: string
  user: Nullable<number>
  plugin: string
  machine: Nullable<string>
  template: number
  template_name: string
  model_type: string
  copies: NumberWithDefault
  reprint_of: Nullable<number>
  template_revision: NumberWithDefault
  /** JSON. */
  options: TextWithDefault
  /** Higher first; within one priority by place. */
  priority: NumberWithDefault
  place: NumberWithDefault
  is_held: FlagWithDefault
  expires: Nullable<string>
  reason: TextWithDefault
  scan_back: FlagWithDefault
  rule: TextWithDefault
  unread_code: TextWithDefault
  released_by: Nullable<number>
  release_reason: TextWithDefault
}

export type LabelState = 'queued' | 'sending' | 'sent' | 'printed' | 'held' | 'unknown' | 'failed' | 'cancelled'

export type FirstPrintState = '' | 'asked' | 'void' | 'counts'

export interface PrintLabelTable {
  pk: Generated<number>
  job: number
  position: number
  /** Null for a row of a file or a number of a counter. */
  item: Nullable<number>
  /** JSON: values beside those of the item. */
  data: Nullable<string>
  state: LabelState
  error: Nullable<string>
  bytes: NumberWithDefault
  /** 0 for the first print, 1 for its reprint ... */
  reprint: NumberWithDefault
  again: NumberWithDefault
  first_print: ColumnType<FirstPrintState, FirstPrintState | undefined, FirstPrintState>
  /** Its printer says whether it came out; of a printed label: it was the printer that said so. */
  awaited: FlagWithDefault
  sent_at: Nullable<string>
  printed_at: Nullable<string>
  scanned_at: Nullable<string>
  voided: Nullable<string>
  updated: string
}

/** What can be scanned on a label. */
export interface PrintLabelCodeTable {
  code: string
  label: number
}

/** A line that a person stopped. */
export interface PrinterPauseTable {
  machine: string
  reason: TextWithDefault
  user: Nullable<number>
  since: string
}

export interface PrintRuleTable {
  pk: Generated<number>
  position: number
  name: string
  model_type: string
  filters: TextWithDefault
  station: TextWithDefault
  media_width: Nullable<number>
  media_length: Nullable<number>
  template: Nullable<number>
  machine: Nullable<string>
  scan_back: FlagWithDefault
  copies: NumberWithDefault
  enabled: FlagWithDefault
}

/** What was chosen last. */
export interface LastChoiceTable {
  /** 0 for nobody. */
  user: number
  model_type: string
  template: number
  plugin: string
  /** Empty where the plugin prints on no printer of the station. */
  machine: string
  copies: number
  /** JSON. */
  options: string
  updated: string
}

export interface CompanyTable {
  pk: Generated<number>
  name: string
  description: TextWithDefault
  website: TextWithDefault
  phone: TextWithDefault
  email: TextWithDefault
  contact: TextWithDefault
  currency: TextWithDefault
  link: TextWithDefault
  image: Nullable<string>
  notes: TextWithDefault
  tax_id: TextWithDefault
  active: FlagWithDefault
  is_customer: FlagWithDefault
  is_manufacturer: FlagWithDefault
  is_supplier: FlagWithDefault
}

export interface ManufacturerPartTable {
  pk: Generated<number>
  part: number
  manufacturer: number
  MPN: string
  description: TextWithDefault
  link: TextWithDefault
  notes: TextWithDefault
}

export interface SupplierPartTable {
  pk: Generated<number>
  part: number
  supplier: number
  manufacturer_part: Nullable<number>
  SKU: string
  description: TextWithDefault
  link: TextWithDefault
  note: TextWithDefault
  packaging: TextWithDefault
  pack_quantity: TextWithDefault
  pack_quantity_native: NumberWithDefault
  active: FlagWithDefault
  primary: FlagWithDefault
  available: NumberWithDefault
}

export interface PriceBreakTable {
  pk: Generated<number>
  part: number
  quantity: number
  price: Nullable<number>
  price_currency: TextWithDefault
  updated: string
}

export interface PurchaseOrderTable {
  pk: Generated<number>
  reference: string
  supplier: Nullable<number>
  supplier_reference: TextWithDefault
  description: TextWithDefault
  link: TextWithDefault
  notes: TextWithDefault
  status: NumberWithDefault
  creation_date: string
  issue_date: Nullable<string>
  complete_date: Nullable<string>
  target_date: Nullable<string>
  created_by: Nullable<number>
}

export interface DataOutputTable {
  pk: Generated<number>
  created: string
  user: Nullable<number>
  output_type: 'label' | 'report' | 'export'
  template_name: TextWithDefault
  plugin: string
  total: NumberWithDefault
  progress: NumberWithDefault
  complete: FlagWithDefault
  /** Path below the media folder, once the file is whole. */
  file: Nullable<string>
  errors: Nullable<string>
  /** Then everything but the file is told by the print journal. */
  print_job: Nullable<number>
}

export interface ExchangeRateTable {
  code: string
  base: string
  /** Units of the currency for one unit of the base. */
  rate: number
  updated: string
  /** Slug of the plugin that brought it. */
  source: string
}

export interface NotificationTable {
  pk: Generated<number>
  user: number
  category: string
  name: string
  message: TextWithDefault
  model: Nullable<string>
  object_pk: Nullable<string>
  created: string
  read: FlagWithDefault
}

/** When somebody was last told of something: the same is not said twice a day. */
export interface NotificationEntryTable {
  category: string
  reference: string
  sent: string
}

export interface MailMessageTable {
  pk: Generated<number>
  created: string
  direction: 'in' | 'out'
  sender: string
  recipients: string
  subject: TextWithDefault
  text: TextWithDefault
  html: Nullable<string>
  headers: TextWithDefault
  state: 'sending' | 'sent' | 'failed' | 'received'
  error: Nullable<string>
}

export interface BackgroundTaskTable {
  pk: Generated<number>
  task_id: string
  plugin: string
  name: string
  func: string
  args: TextWithDefault
  kwargs: TextWithDefault
  state: ColumnType<BackgroundTaskState, BackgroundTaskState | undefined, BackgroundTaskState>
  attempt_count: NumberWithDefault
  created: string
  due: string
  started: Nullable<string>
  stopped: Nullable<string>
  result: Nullable<string>
}

export type BackgroundTaskState = 'pending' | 'done' | 'failed'

export interface ScheduledTaskTable {
  pk: Generated<number>
  name: string
  plugin: string
  func: string
  schedule_type: 'I' | 'H' | 'D' | 'W' | 'M' | 'Q' | 'Y'
  minutes: Nullable<number>
  repeats: NumberWithDefault
  repeats_left: NumberWithDefault
  /** The runs lie on a grid that starts here. */
  first_run: string
  next_run: Nullable<string>
  last_run: Nullable<string>
  success: Nullable<Flag>
  result: Nullable<string>
  task: Nullable<string>
}

export interface WebhookEndpointTable {
  endpoint_id: string
  plugin: string
  name: string
  active: FlagWithDefault
  user: Nullable<number>
  token: Nullable<string>
  secret: Nullable<string>
  created: string
}

export interface WebhookMessageTable {
  message_id: string
  endpoint: string
  host: string
  header: string
  body: string
  worked_on: FlagWithDefault
  created: string
}

export interface Tables {
  user: UserTable
  token: TokenTable
  session: SessionTable
  setting: SettingTable
  plugin_config: PluginConfigTable
  machine: MachineTable
  part_category: PartCategoryTable
  stock_location: StockLocationTable
  part: PartTable
  stock_item: StockItemTable
  stock_tracking: StockTrackingTable
  barcode_link: BarcodeLinkTable
  scan_history: ScanHistoryTable
  barcode_rule: BarcodeRuleTable
  scanner_profile: ScannerProfileTable
  setup_code: SetupCodeTable
  template: TemplateTable
  template_revision: TemplateRevisionTable
  template_draft: TemplateDraftTable
  label_asset: LabelAssetTable
  report_snippet: ReportSnippetTable
  attachment: AttachmentTable
  print_job: PrintJobTable
  print_label: PrintLabelTable
  print_label_code: PrintLabelCodeTable
  printer_pause: PrinterPauseTable
  print_rule: PrintRuleTable
  last_choice: LastChoiceTable
  background_task: BackgroundTaskTable
  event_listener: { slug: string }
  scheduled_task: ScheduledTaskTable
  webhook_endpoint: WebhookEndpointTable
  webhook_message: WebhookMessageTable
  data_output: DataOutputTable
  exchange_rate: ExchangeRateTable
  notification: NotificationTable
  notification_entry: NotificationEntryTable
  mail_message: MailMessageTable
  company: CompanyTable
  manufacturer_part: ManufacturerPartTable
  supplier_part: SupplierPartTable
  price_break: PriceBreakTable
  purchase_order: PurchaseOrderTable
}
