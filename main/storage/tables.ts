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
  state: ScanState
  resolved_at: Nullable<string>
  plugin: Nullable<string>
  model: Nullable<string>
  object_pk: Nullable<number>
  error: Nullable<string>
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
}

export type LabelState = 'queued' | 'sending' | 'sent' | 'printed' | 'held' | 'unknown' | 'failed' | 'cancelled'

export interface PrintLabelTable {
  pk: Generated<number>
  job: number
  position: number
  item: number
  state: LabelState
  error: Nullable<string>
  bytes: NumberWithDefault
  updated: string
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
  print_job: PrintJobTable
  print_label: PrintLabelTable
}
