import { AppError, Plugin } from '@scanbench/plugin'
import { SettingsMixin, SupplierMixin } from '@scanbench/plugin/mixins'
import type { SupplierImport, SupplierSearchResult } from '@scanbench/plugin/mixins'
import { related } from '@scanbench/plugin/settings'

const SCREWS = [
  { id: 'M3x10', name: 'Screw M3x10', price: 0.02 },
  { id: 'M3x16', name: 'Screw M3x16', price: 0.03 },
  { id: 'M4x10', name: 'Screw M4x10', price: 0.04 },
]

/** A supplier with three screws; a real one would ask its shop over the network. */
export default class SupplierSample extends Plugin.with(SupplierMixin, SettingsMixin) {
  NAME = 'Supplier Sample'
  SLUG = 'sample-supplier'
  TITLE = 'Sample of a supplier'
  DESCRIPTION = 'Searches and imports three screws'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  SETTINGS = {
    SUPPLIER: related({
      name: 'Supplier',
      description: 'The company these parts are bought from',
      model: 'company',
      modelFilters: { is_supplier: 'true' },
      required: true,
    }),
  }

  async getSuppliers() {
    return [{ slug: 'screws', name: 'The screw shop' }]
  }

  async getSearchResults(_supplier: string, term: string): Promise<SupplierSearchResult[]> {
    const found = SCREWS.filter(({ name }) => name.toLowerCase().includes(term.toLowerCase()))
    return found.map(({ id, name, price }) => ({
      id,
      name,
      sku: `SCREW-${id}`,
      exact: id.toLowerCase() === term.toLowerCase(),
      description: `${name}, zinc plated`,
      price: `${price} EUR`,
      link: `https://screws.example/${id}`,
      image_url: '',
    }))
  }

  async getImportData(_supplier: string, partId: string): Promise<SupplierImport> {
    const screw = SCREWS.find(({ id }) => id === partId)
    if (screw === undefined) throw new AppError('NOT_FOUND', `There is no screw ${partId}`)
    return {
      part: { name: screw.name, description: `${screw.name}, zinc plated`, units: 'pcs' },
      manufacturer: { name: 'Screws and Sons', MPN: `SS-${screw.id}` },
      supplier_part: { SKU: `SCREW-${screw.id}`, packaging: 'Bag', pack_quantity: '100' },
      pricing: [100, 1000].map((quantity) => ({ quantity, price: screw.price * quantity ** -0.1, currency: 'EUR' })),
      parameters: [{ name: 'Thread', value: screw.id.slice(0, 2) }],
    }
  }
}
