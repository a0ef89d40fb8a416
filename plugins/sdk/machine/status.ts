/** Colours of the window. @since 1.0 */
export type StatusColor = 'primary' | 'secondary' | 'success' | 'warning' | 'danger' | 'info'

/** One state. @since 1.0 */
export interface StatusValue {
  readonly key: number
  readonly label: string
  readonly color: StatusColor
}

/** Name to value. Ranges of keys: 1xx fine, 2xx warning, 3xx the machine, 4xx driver or connection, 5xx unknown. @since 1.0 */
export type StatusTable = Readonly<Record<string, StatusValue>>

/** InvenTree's codes for label printers. @since 1.0 */
export const LabelPrinterStatus = {
  CONNECTED: { key: 100, label: 'Connected', color: 'success' },
  UNKNOWN: { key: 101, label: 'Unknown', color: 'secondary' },
  PRINTING: { key: 110, label: 'Printing', color: 'primary' },
  WARNING: { key: 200, label: 'Warning', color: 'warning' },
  NO_MEDIA: { key: 301, label: 'No media', color: 'warning' },
  PAPER_JAM: { key: 302, label: 'Paper jam', color: 'warning' },
  DISCONNECTED: { key: 400, label: 'Disconnected', color: 'danger' },
  ERROR: { key: 500, label: 'Error', color: 'danger' },
} as const satisfies StatusTable

/** The same codes for scanners. @since 1.0 */
export const BarcodeScannerStatus = {
  CONNECTED: { key: 100, label: 'Ready', color: 'success' },
  UNKNOWN: { key: 101, label: 'Unknown', color: 'secondary' },
  WARNING: { key: 200, label: 'Warning', color: 'warning' },
  DISCONNECTED: { key: 400, label: 'Disconnected', color: 'danger' },
  ERROR: { key: 500, label: 'Error', color: 'danger' },
} as const satisfies StatusTable
