import { Plugin } from '@scanbench/plugin'
import { SettingsMixin, SupplierMixin } from '@scanbench/plugin/mixins'
import type { SupplierImport, SupplierSearchResult } from '@scanbench/plugin/mixins'
import { related } from '@scanbench/plugin/settings'
import { describe, expect, test } from 'vitest'
import { callStation } from '../support/call-station.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const made = async (station: TestStation, path: string, body: object) =>
  (await station.json<{ pk: number }>('POST', path, body)).pk

describe('companies and their parts', () => {
  test('are made, found, changed and removed', async () => {
    await using station = await createTestStation()
    const part = await made(station, '/api/part/', { name: 'Bolt' })
    const maker = await made(station, '/api/company/', { name: 'Maker', is_manufacturer: true, is_supplier: false })
    const seller = await made(station, '/api/company/', { name: 'Seller', currency: 'EUR' })
    const manufacturer_part = await made(station, '/api/company/part/manufacturer/', {
      part,
      manufacturer: maker,
      MPN: 'M-1',
    })
    const sold = await made(station, '/api/company/part/', {
      part,
      supplier: seller,
      SKU: 'S-1',
      manufacturer_part,
      pack_quantity: '100 pcs',
    })
    const prices = '/api/company/price-break/'
    await made(station, prices, { part: sold, quantity: '100', price: 0.5, price_currency: 'EUR' })
    expect(await station.json('GET', `/api/company/part/?company=${maker}&MPN=M-1&search=s-1`)).toMatchObject([
      { pk: sold, SKU: 'S-1', MPN: 'M-1', manufacturer: maker, pack_quantity_native: 100, active: true },
    ])
    expect(await station.json('GET', '/api/company/?is_supplier=true&ordering=-name')).toMatchObject([
      { name: 'Seller', parts_supplied: 1, parts_manufactured: 0 },
    ])
    expect(await station.json('GET', `${prices}?supplier=${seller}`)).toMatchObject([{ quantity: 100, price: 0.5 }])
    expect(await callStation(station, 'PATCH', `/api/company/part/${sold}/`, { SKU: 'S-2' })).toMatchObject([
      200,
      { SKU: 'S-2', pack_quantity_native: 100 },
    ])
    await station.json('DELETE', `/api/company/${seller}/`)
    expect([await station.json('GET', '/api/company/part/'), await station.json('GET', prices)]).toEqual([[], []])
  })

  test.each([
    ['a name and e-mail that another has', '/api/company/', { name: 'Seller' }, 'non_field_errors'],
    ['a part that is not there', '/api/company/part/', { part: 9, supplier: 1, SKU: 'X' }, 'part'],
    [
      'a company that is no maker',
      '/api/company/part/manufacturer/',
      { part: 1, manufacturer: 1, MPN: 'X' },
      'manufacturer',
    ],
    ['the same number twice', '/api/company/part/', { part: 1, supplier: 1, SKU: 'S-1' }, 'non_field_errors'],
    [
      'a pack of nothing',
      '/api/company/part/',
      { part: 1, supplier: 1, SKU: 'Y', pack_quantity: '0' },
      'pack_quantity',
    ],
    ['a price for no quantity', '/api/company/price-break/', { part: 1, quantity: 0, price: 1 }, 'quantity'],
    ['no number', '/api/company/part/', { part: 1, supplier: 1, SKU: '' }, 'SKU'],
  ])('refused: %s', async (_what, path, body, field) => {
    await using station = await createTestStation()
    await station.json('POST', '/api/part/', { name: 'Bolt' })
    await station.json('POST', '/api/company/', { name: 'Seller' })
    await station.json('POST', '/api/company/part/', { part: 1, supplier: 1, SKU: 'S-1' })
    expect(await callStation(station, 'POST', path, body)).toMatchObject([400, { [field]: [expect.any(String)] }])
  })

  test('carry codes, which go with them', async () => {
    await using station = await createTestStation()
    const part = await made(station, '/api/part/', { name: 'Bolt', active: false })
    const supplier = await made(station, '/api/company/', { name: 'Seller' })
    const supplierpart = await made(station, '/api/company/part/', { part, supplier, SKU: 'S-1' })
    await station.json('POST', '/api/barcode/link/', { barcode: '4006381333931', supplierpart })
    expect(await station.json('POST', '/api/barcode/', { barcode: '4006381333931' })).toMatchObject({
      supplierpart: { pk: supplierpart, api_url: `/api/company/part/${supplierpart}/` },
    })
    expect(await station.json('POST', '/api/barcode/', { barcode: `INV-SP${supplierpart}` })).toMatchObject({
      supplierpart: { pk: supplierpart },
    })
    await station.json('DELETE', `/api/part/${part}/`)
    expect(await station.json('GET', '/api/station/barcode-links/?barcode=4006381333931')).toEqual([])
  })
})

const SUPPLIER = 'sample-supplier'
const search = (plugin: string, supplier: string) =>
  `/api/supplier/search/?plugin=${plugin}&supplier=${supplier}&term=m3`
const order = { plugin: SUPPLIER, supplier: 'screws', part_import_id: 'M3x16' }

async function withSupplier(): Promise<TestStation> {
  const station = await createTestStation({ plugins: [{ slug: 'torn', plugin: Torn }] })
  await station.json('PATCH', `/api/plugins/${SUPPLIER}/activate/`, { active: true })
  const company = await made(station, '/api/company/', { name: 'The screw shop' })
  await station.json('PATCH', `/api/plugins/${SUPPLIER}/settings/SUPPLIER/`, { value: company })
  await station.json('PATCH', '/api/plugins/torn/settings/SUPPLIER/', { value: company })
  await made(station, '/api/part/category/', { name: 'Screws' })
  return station
}

describe('parts of a supplier', () => {
  test('are searched and imported with maker, number and prices, once (M49)', async () => {
    await using station = await withSupplier()
    expect(await station.json('GET', '/api/supplier/list/')).toEqual([
      { plugin_slug: 'torn', supplier_slug: 'torn', supplier_name: 'Torn' },
      { plugin_slug: SUPPLIER, supplier_slug: 'screws', supplier_name: 'The screw shop' },
    ])
    expect(await station.json('GET', search(SUPPLIER, 'screws'))).toMatchObject([
      { id: 'M3x10', sku: 'SCREW-M3x10', existing_part_id: null },
      { id: 'M3x16' },
    ])
    const imported = { ...order, category_id: 1 }
    expect(await callStation(station, 'POST', '/api/supplier/import/', imported)).toMatchObject([
      200,
      { part_id: 1, part_detail: { name: 'Screw M3x16', category: 1 }, supplier_part_id: 1, manufacturer_part_id: 1 },
    ])
    expect(await station.json('GET', '/api/company/price-break/?part=1')).toMatchObject([
      { quantity: 100, price_currency: 'EUR' },
      { quantity: 1000 },
    ])
    expect(await callStation(station, 'POST', '/api/supplier/import/', { ...order, part_id: 1 })).toMatchObject([
      200,
      { part_id: 1, supplier_part_id: 1, manufacturer_part_id: 1 },
    ])
    expect(await station.json('GET', '/api/company/part/')).toHaveLength(1)
  })

  test('unknown plugin, supplier and part are 404; neither category nor part is 400 (M49)', async () => {
    await using station = await withSupplier()
    const path = '/api/supplier/import/'
    const statuses = [
      await callStation(station, 'GET', search('nobody', 'screws')),
      await callStation(station, 'GET', search(SUPPLIER, 'nails')),
      await callStation(station, 'POST', path, { ...order, plugin: 'nobody', category_id: 1 }),
      await callStation(station, 'POST', path, { ...order, part_import_id: 'M99', category_id: 1 }),
      await callStation(station, 'POST', path, order),
      await callStation(station, 'POST', path, { ...order, part_id: 99 }),
    ].map(([status]) => status)
    expect(statuses).toEqual([404, 404, 404, 404, 400, 400])
  })

  test('an import that fails leaves nothing behind, and a failure of the plugin is told (M49)', async () => {
    await using station = await withSupplier()
    const path = '/api/supplier/import/'
    const torn = { plugin: 'torn', supplier: 'torn', category_id: 1 }
    // The last of its prices cannot be written.
    expect((await callStation(station, 'POST', path, { ...torn, part_import_id: 'twice' }))[0]).toBe(400)
    expect(await callStation(station, 'POST', path, { ...torn, part_import_id: 'crash' })).toMatchObject([
      500,
      { detail: expect.stringContaining('Plugin Torn failed: the shop is closed') },
    ])
    expect((await callStation(station, 'POST', path, { ...torn, part_import_id: 'nonsense' }))[0]).toBe(500)
    const lists = ['/api/part/', '/api/company/part/', '/api/company/part/manufacturer/', '/api/company/price-break/']
    for (const list of lists) expect(await station.json('GET', list)).toEqual([])
    expect(await station.json('GET', '/api/company/')).toHaveLength(1)
  })
})

/** Answers that cannot be written. */
class Torn extends Plugin.with(SupplierMixin, SettingsMixin) {
  NAME = 'Torn'
  SETTINGS = { SUPPLIER: related({ name: 'Supplier', model: 'company', required: true }) }

  async getSuppliers() {
    return [{ slug: 'torn', name: 'Torn' }]
  }

  async getSearchResults(): Promise<SupplierSearchResult[]> {
    return []
  }

  async getImportData(_supplier: string, partId: string): Promise<SupplierImport> {
    if (partId === 'crash') throw new Error('the shop is closed')
    if (partId === 'nonsense') return { part: 'x' } as never
    const price = { quantity: 1, price: 1, currency: 'EUR' }
    return {
      part: { name: 'Torn', description: '' },
      manufacturer: { name: 'Nobody', MPN: 'X' },
      supplier_part: { SKU: 'X' },
      pricing: [price, price],
      parameters: [],
    }
  }
}
