import { sql } from 'kysely'
import type { ManufacturerPart } from '../records/company-records.ts'
import { given } from '../stock/list-query.ts'
import { refuse } from '../stock/refuse.ts'
import type { StockServices } from '../stock/stock-services.ts'
import { refuseMissing } from './refuse-missing.ts'
import { RecordTable } from './record-table.ts'

export interface ManufacturerPartInput {
  part: number
  manufacturer: number
  MPN: string
  description?: string | undefined
  link?: string | undefined
  notes?: string | undefined
}

export interface ManufacturerPartFilters {
  part?: number
  manufacturer?: number
  MPN?: string
}

export type ManufacturerParts = RecordTable<ManufacturerPart, ManufacturerPartInput, ManufacturerPartFilters>

/** Parts under the numbers of those who make them. */
export function createManufacturerParts(services: StockServices): ManufacturerParts {
  return new RecordTable(services, {
    model: 'manufacturerpart',
    noun: 'manufacturer part',
    table: 'manufacturer_part',
    select: sql`t.*, coalesce(link.barcode_hash, '') AS barcode_hash`,
    from: sql`manufacturer_part AS t
      LEFT JOIN barcode_link AS link ON link.model = 'manufacturerpart' AND link.object_pk = t.pk`,
    read: (row) => row as ManufacturerPart,
    columns: ['part', 'manufacturer', 'MPN', 'description', 'link', 'notes'],
    conditions: (filters) => [
      ...given(filters.part, (pk) => sql`t.part = ${pk}`),
      ...given(filters.manufacturer, (pk) => sql`t.manufacturer = ${pk}`),
      ...given(filters.MPN, (mpn) => sql`t.MPN = ${mpn}`),
    ],
    search: ['t.MPN', 't.description'],
    order: { MPN: ['t.MPN COLLATE NOCASE'], part: ['t.part'], manufacturer: ['t.manufacturer'] },
    standardOrder: ['t.pk'],
    async check(database, input, before) {
      await refuseMissing(database, 'part', { field: 'part', pk: input.part })
      await refuseMissing(database, 'company', {
        field: 'manufacturer',
        pk: input.manufacturer,
        flag: 'is_manufacturer',
      })
      const { part, manufacturer, MPN } = { part: 0, manufacturer: 0, MPN: '', ...before, ...input }
      const { rows } = await sql<{ pk: number }>`SELECT pk FROM manufacturer_part
        WHERE part = ${part} AND manufacturer = ${manufacturer} AND MPN = ${MPN}`.execute(database)
      if (rows.some(({ pk }) => pk !== before?.pk))
        refuse('non_field_errors', 'The fields part, manufacturer, MPN must make a unique set.')
    },
  })
}
