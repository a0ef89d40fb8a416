/** Plain data that crosses between host and plugin. */

/** The keys of InvenTree for objects that carry barcodes. @since 1.0 */
export const MODEL_CODES = {
  manufacturerpart: 'MP',
  supplierpart: 'SP',
  purchaseorder: 'PO',
  part: 'PA',
  stockitem: 'SI',
  stocklocation: 'SL',
} as const

/** What a barcode can name. @since 1.0 */
export type ModelKey = keyof typeof MODEL_CODES

/** A person on whose behalf something happens. @since 1.0 */
export interface ActingUser {
  pk: number
  username: string
  is_staff: boolean
  is_superuser: boolean
}

/** What a barcode plugin found. `error` means: mine, but faulty. @since 1.0 */
export type ScanResult = { [K in ModelKey]?: { pk: number } } & {
  /** Beside what was found: whose code it is. */
  company?: { pk: number }
  success?: string
  error?: string
}

/** Who scanned and with what. @since 1.0 */
export interface ScanContext {
  /** Pk of the acting user, or null for the station itself. */
  user: number | null
  /** AIM symbology identifier such as `]C0`, if the scanner sent one. */
  aim: string | null
  /** Extra fields of the request, e.g. `purchase_order`. */
  extra: Record<string, unknown>
}

/** One print request as a label plugin gets it. @since 1.0 */
export interface LabelJob {
  /** Pk of the print job; its progress is reported under this number. */
  job: number
  /** Pk of the label template. */
  template: number
  modelType: ModelKey
  /** Pks of the objects, in printing order. */
  items: number[]
  /** Values of the plugin's own printing options. */
  options: Record<string, unknown>
  user: number | null
}
