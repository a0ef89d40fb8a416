import type { ActingUser } from '../data.ts'
import { Plugin } from '../plugin.ts'
import type { Settings } from '../settings.ts'

/** What is exported, and for whom. @since 1.0 */
export interface ExportRequest {
  /** `part`, `stockitem`, `stocklocation` ... */
  model: string
  format: 'csv' | 'tsv' | 'xlsx'
  user: ActingUser | null
  /** Values of EXPORT_OPTIONS. */
  options: Record<string, unknown>
}

/** One row: column to value. @since 1.0 */
export type ExportRow = Record<string, string | number | boolean | null>

/**
 * Shapes the table when a list is exported. Rows come in chunks, so that a million of them need no memory.
 * @example
 * async updateHeaders(headers: Record<string, string>) { return { ...headers, value: 'Stock value' } }
 * async exportRows(rows: ExportRow[]) { return rows.map((row) => ({ ...row, value: Number(row.quantity) * 2 })) }
 * @since 1.0
 */
export abstract class DataExportMixin extends Plugin {
  static readonly KEY: string = 'exporter'
  static readonly TITLE: string = 'Data export'
  static readonly REQUIRED: readonly string[] = []

  /** Options asked for before an export; keys begin with `export_`. */
  declare readonly EXPORT_OPTIONS?: Settings
  /** Rows in a chunk; 250 without it. */
  declare readonly EXPORT_CHUNK_SIZE?: number

  /** Is the plugin offered for this list and this user? */
  async supportsExport(_model: string, _user: ActingUser | null): Promise<boolean> {
    return true
  }

  /** Name without ending, or null for the usual one. */
  async generateFilename(_request: ExportRequest): Promise<string | null> {
    return null
  }

  /** Column to title, in order. */
  async updateHeaders(headers: Record<string, string>, _request: ExportRequest): Promise<Record<string, string>> {
    return headers
  }

  /** The rows of one chunk; columns that no title names are left out. */
  async exportRows(rows: ExportRow[], _request: ExportRequest): Promise<ExportRow[]> {
    return rows
  }
}
