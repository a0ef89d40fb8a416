import { Plugin } from '../plugin.ts'

/** One part that a supplier has. @since 1.0 */
export interface SupplierSearchResult {
  sku: string
  name: string
  exact: boolean
  description: string
  price: string
  link: string
  image_url: string
  /** For `getImportData`. */
  id: string
  /** Pk of the part that has this supplier part already. */
  existing_part_id?: number
}

/** Everything that an import writes, as plain data. @since 1.0 */
export interface SupplierImport {
  part: { name: string; description: string; IPN?: string; link?: string; keywords?: string; units?: string }
  manufacturer: { name: string; MPN: string } | null
  supplier_part: { SKU: string; description?: string; link?: string; packaging?: string; pack_quantity?: string }
  /** Quantity to price and currency. */
  pricing: { quantity: number; price: number; currency: string }[]
  parameters: { name: string; value: string }[]
}

/**
 * Searches parts at a supplier and imports them. Name the company in the setting SUPPLIER.
 * @example
 * async getSuppliers() { return [{ slug: 'acme', name: 'Acme' }] }
 * @since 1.0
 */
export abstract class SupplierMixin extends Plugin {
  static readonly KEY: string = 'supplier'
  static readonly TITLE: string = 'Supplier'
  static readonly REQUIRED: readonly string[] = ['getSuppliers', 'getSearchResults', 'getImportData']

  /** The suppliers that this plugin can ask. */
  abstract getSuppliers(): Promise<{ slug: string; name: string }[]>

  /** What a supplier has for a term. */
  abstract getSearchResults(supplier: string, term: string): Promise<SupplierSearchResult[]>

  /** Rejects with NOT_FOUND for a part the supplier does not have. */
  abstract getImportData(supplier: string, partId: string): Promise<SupplierImport>
}
