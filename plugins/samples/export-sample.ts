import { Plugin } from '@scanbench/plugin'
import { DataExportMixin } from '@scanbench/plugin/mixins'
import type { ExportRequest, ExportRow } from '@scanbench/plugin/mixins'
import { decimal } from '@scanbench/plugin/settings'

/** Adds a column with the value of each stock item, with a surcharge that is asked for. */
export default class ExportSample extends Plugin.with(DataExportMixin) {
  NAME = 'Export sample'
  SLUG = 'export-sample'
  DESCRIPTION = 'Adds the value of the stock to its export'

  EXPORT_OPTIONS = {
    export_surcharge: decimal({ name: 'Surcharge', units: '%', min: 0, default: 0 }),
  }

  async supportsExport(model: string): Promise<boolean> {
    return model === 'stockitem'
  }

  async updateHeaders(headers: Record<string, string>): Promise<Record<string, string>> {
    return { ...headers, value: 'Value' }
  }

  async exportRows(rows: ExportRow[], { options }: ExportRequest): Promise<ExportRow[]> {
    const factor = 1 + Number(options['export_surcharge'] ?? 0) / 100
    return rows.map((row) => ({ ...row, value: valueOf(row, factor) }))
  }
}

function valueOf({ quantity, purchase_price: price }: ExportRow, factor: number): number | null {
  return typeof price === 'number' ? Math.round(Number(quantity) * price * factor * 100) / 100 : null
}
