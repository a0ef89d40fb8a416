import { sql } from 'kysely'
import type { Company } from '../records/company-records.ts'
import { given } from '../stock/list-query.ts'
import { refuse } from '../stock/refuse.ts'
import type { StockServices } from '../stock/stock-services.ts'
import { flag } from '../storage/values.ts'
import { RecordTable } from './record-table.ts'

/** What can be given; absent means: stays as it is. */
export interface CompanyInput {
  name: string
  description?: string | undefined
  website?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  contact?: string | undefined
  currency?: string | undefined
  link?: string | undefined
  image?: null | undefined
  notes?: string | undefined
  tax_id?: string | undefined
  active?: boolean | undefined
  is_customer?: boolean | undefined
  is_manufacturer?: boolean | undefined
  is_supplier?: boolean | undefined
}

export interface CompanyFilters {
  name?: string
  active?: boolean
  is_customer?: boolean
  is_manufacturer?: boolean
  is_supplier?: boolean
}

const FLAGS = ['active', 'is_customer', 'is_manufacturer', 'is_supplier'] as const

export type Companies = RecordTable<Company, CompanyInput, CompanyFilters>

/** Who sells, makes or buys. */
export function createCompanies(services: StockServices): Companies {
  return new RecordTable(services, {
    model: 'company',
    noun: 'company',
    table: 'company',
    select: sql`t.*,
      (SELECT count(*) FROM supplier_part WHERE supplier = t.pk) AS parts_supplied,
      (SELECT count(*) FROM manufacturer_part WHERE manufacturer = t.pk) AS parts_manufactured`,
    from: sql`company AS t`,
    read: (row) => ({
      ...(row as Omit<Company, (typeof FLAGS)[number] | 'primary_address'>),
      active: row['active'] === 1,
      is_customer: row['is_customer'] === 1,
      is_manufacturer: row['is_manufacturer'] === 1,
      is_supplier: row['is_supplier'] === 1,
      primary_address: null,
    }),
    columns: [
      ...(['name', 'description', 'website', 'phone', 'email', 'contact'] as const),
      ...(['currency', 'link', 'image', 'notes', 'tax_id'] as const),
      ...FLAGS,
    ],
    conditions: (filters) => [
      ...given(filters.name, (name) => sql`t.name = ${name}`),
      ...FLAGS.flatMap((name) => given(filters[name], (wanted) => sql`${sql.ref(`t.${name}`)} = ${flag(wanted)}`)),
    ],
    search: ['t.name', 't.description', 't.website', 't.tax_id'],
    order: {
      name: ['t.name COLLATE NOCASE'],
      active: ['t.active'],
      parts_supplied: ['parts_supplied'],
      parts_manufactured: ['parts_manufactured'],
    },
    standardOrder: ['t.name COLLATE NOCASE'],
    async check(database, input, before) {
      const name = input.name ?? before?.name ?? ''
      const email = input.email ?? before?.email ?? ''
      const twin = await database
        .selectFrom('company')
        .select('pk')
        .where('name', '=', name)
        .where('email', '=', email)
        .executeTakeFirst()
      if (twin !== undefined && twin.pk !== before?.pk)
        refuse('non_field_errors', 'The fields name, email must make a unique set.')
    },
  })
}
