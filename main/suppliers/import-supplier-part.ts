import type { SupplierImport } from '@scanbench/plugin/mixins'
import type { Kysely } from 'kysely'
import type { Companies } from '../companies/companies.ts'
import type { ManufacturerParts } from '../companies/manufacturer-parts.ts'
import type { PriceBreaks } from '../companies/price-breaks.ts'
import type { SupplierParts } from '../companies/supplier-parts.ts'
import { missingReference } from '../stock/refuse.ts'
import type { Parts } from '../stock/parts/parts.ts'
import type { Tables } from '../storage/tables.ts'

export interface Catalogue {
  parts: Parts
  companies: Companies
  manufacturerParts: ManufacturerParts
  supplierParts: SupplierParts
  priceBreaks: PriceBreaks
}

export interface SupplierPartImport {
  data: SupplierImport
  /** The company. */
  supplier: number
  /** Of the new part. */
  category: number | null
  /** An existing part that is to be bought there; null: a new part is made. */
  part: number | null
  user: number | null
}

export interface Imported {
  part: number
  supplierPart: number
  manufacturerPart: number | null
  /** What to tell of, once it is written. */
  made: (readonly ['part' | 'company' | 'manufacturerpart' | 'supplierpart', number])[]
}

/** Writes all of it, within one transaction. What is there already under its number is taken, and made no second time. */
export async function importSupplierPart(
  transaction: Kysely<Tables>,
  catalogue: Catalogue,
  { data, supplier, category, part: existing, user }: SupplierPartImport,
): Promise<Imported> {
  const made: Imported['made'] = []
  const part = existing ?? (await catalogue.parts.insert(transaction, { ...data.part, category }, user))
  if (existing === null) made.push(['part', part])
  else await refuseUnknownPart(transaction, existing)
  const maker = await importManufacturerPart(transaction, catalogue, { data, part, made })
  const sold = await transaction
    .selectFrom('supplier_part')
    .select('pk')
    .where('part', '=', part)
    .where('supplier', '=', supplier)
    .where('SKU', '=', data.supplier_part.SKU)
    .executeTakeFirst()
  const input = { ...data.supplier_part, part, supplier, manufacturer_part: maker }
  const supplierPart = sold?.pk ?? (await catalogue.supplierParts.insert(transaction, input)).pk
  if (sold === undefined) made.push(['supplierpart', supplierPart])
  await importPrices(transaction, catalogue, { data, supplierPart })
  return { part, supplierPart, manufacturerPart: maker, made }
}

async function refuseUnknownPart(transaction: Kysely<Tables>, pk: number): Promise<void> {
  const part = await transaction.selectFrom('part').select('pk').where('pk', '=', pk).executeTakeFirst()
  if (part === undefined) missingReference('part_id', pk)
}

async function importManufacturerPart(
  transaction: Kysely<Tables>,
  { companies, manufacturerParts }: Catalogue,
  { data, part, made }: { data: SupplierImport; part: number; made: Imported['made'] },
): Promise<number | null> {
  if (data.manufacturer === null) return null
  const { name, MPN } = data.manufacturer
  const known = await transaction
    .selectFrom('company')
    .select('pk')
    .where('name', '=', name)
    .where('is_manufacturer', '=', 1)
    .executeTakeFirst()
  const company = known ?? (await companies.insert(transaction, { name, is_manufacturer: true, is_supplier: false }))
  if (known === undefined) made.push(['company', company.pk])
  const there = await transaction
    .selectFrom('manufacturer_part')
    .select('pk')
    .where('part', '=', part)
    .where('manufacturer', '=', company.pk)
    .where('MPN', '=', MPN)
    .executeTakeFirst()
  if (there !== undefined) return there.pk
  const { pk } = await manufacturerParts.insert(transaction, { part, manufacturer: company.pk, MPN })
  made.push(['manufacturerpart', pk])
  return pk
}

/** The prices of today take the place of those before. */
async function importPrices(
  transaction: Kysely<Tables>,
  { priceBreaks }: Catalogue,
  { data, supplierPart }: { data: SupplierImport; supplierPart: number },
): Promise<void> {
  await transaction.deleteFrom('price_break').where('part', '=', supplierPart).execute()
  for (const { quantity, price, currency } of data.pricing)
    await priceBreaks.insert(transaction, { part: supplierPart, quantity, price, price_currency: currency })
}
