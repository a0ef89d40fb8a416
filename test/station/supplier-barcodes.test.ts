import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FakeStation, runPlugin } from '@scanbench/plugin/testing'
import { readEciaLabel } from '../../drivers/protocols/ecia.ts'
import DigiKeyBarcodePlugin from '../../plugins/builtin/digikey.ts'
import LcscBarcodePlugin from '../../plugins/builtin/lcsc.ts'
import MouserBarcodePlugin from '../../plugins/builtin/mouser.ts'
import TmeBarcodePlugin from '../../plugins/builtin/tme.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

interface Vector {
  source: string
  plugin: keyof typeof PLUGINS
  code: string
  fields: Record<string, string>
}

const PLUGINS = {
  digikeyplugin: DigiKeyBarcodePlugin,
  mouserplugin: MouserBarcodePlugin,
  lcscplugin: LcscBarcodePlugin,
  tmeplugin: TmeBarcodePlugin,
}

const VECTORS = readFileSync(join(import.meta.dirname, '../fixtures/barcodes.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector)
  // Others are of no seller; they are tried beside the readers of the standards.
  .filter(({ plugin }) => plugin in PLUGINS)
const LABELS = VECTORS.filter(({ fields }) => Object.keys(fields).length > 0)

test.each(VECTORS)('fields of a label: $source', async ({ plugin, code, fields }) => {
  const station = new FakeStation().answer('POST', '/api/station/supplier-barcodes/parse/', ({ body }) => ({
    fields: readEciaLabel((body as { barcode: string }).barcode),
  }))
  await using run = await runPlugin<DigiKeyBarcodePlugin>(PLUGINS[plugin], { station })
  expect(await run.plugin.extractBarcodeFields(code)).toEqual(fields)
})

interface Stock {
  suppliers: Record<string, number>
  part: number
  supplierPart(supplier: string, SKU: string, MPN: string | null): Promise<number>
}

const made = async (station: TestStation, path: string, body: object) =>
  (await station.json<{ pk: number }>('POST', path, body)).pk

async function prepare(station: TestStation): Promise<Stock> {
  const part = await made(station, '/api/part/', { name: 'Amplifier' })
  const maker = await made(station, '/api/company/', { name: 'Maker', is_manufacturer: true, is_supplier: false })
  const suppliers: Record<string, number> = {}
  for (const name of ['DigiKey Electronics', 'Mouser', 'LCSC', 'TME'])
    suppliers[name] = await made(station, '/api/company/', { name })
  let serial = 0
  return {
    suppliers,
    part,
    async supplierPart(supplier, SKU, MPN) {
      const manufacturer_part =
        MPN === null
          ? null
          : await made(station, '/api/company/part/manufacturer/', {
              part: await made(station, '/api/part/', { name: `Part ${(serial += 1)}` }),
              manufacturer: maker,
              MPN,
            })
      const partOf = await made(station, '/api/part/', { name: `Sold ${(serial += 1)}` })
      return made(station, '/api/company/part/', {
        part: partOf,
        supplier: suppliers[supplier],
        SKU,
        manufacturer_part,
      })
    },
  }
}

const scan = (station: TestStation, barcode: string) =>
  station.json<Record<string, unknown>>('POST', '/api/barcode/', { barcode }).catch((error: unknown) => String(error))
const turn = (station: TestStation, slug: string, active: boolean) =>
  station.json('PATCH', `/api/plugins/${slug}/activate/`, { active })

const SOLD = [
  ['DigiKey Electronics', '296-LM358BIDDFRCT-ND', 'LM358BIDDFR'],
  ['Mouser', '511-LDK320ADU33R', 'LDK320ADU33R'],
  ['LCSC', 'C312270', 'ST-1-102-A01-T000-RS'],
  ['TME', 'WBP-302', '6034356'],
] as const
const SUPPLIER_OF = {
  digikeyplugin: 'DigiKey Electronics',
  mouserplugin: 'Mouser',
  lcscplugin: 'LCSC',
  tmeplugin: 'TME',
}

describe('a label of a supplier', () => {
  test('names the supplier part; with its plugin off it means nothing (B19, B20)', async () => {
    await using station = await createTestStation()
    const stock = await prepare(station)
    const parts = new Map<string, number>()
    for (const [supplier, sku, mpn] of SOLD) parts.set(supplier, await stock.supplierPart(supplier, sku, mpn))
    for (const { code, plugin } of LABELS) {
      expect(await scan(station, code)).toContain('No match found')
      await turn(station, plugin, true)
      expect(await scan(station, code)).toMatchObject({
        plugin: new PLUGINS[plugin]().NAME,
        supplierpart: {
          pk: parts.get(SUPPLIER_OF[plugin]),
          instance: { supplier: stock.suppliers[SUPPLIER_OF[plugin]] },
        },
      })
      await turn(station, plugin, false)
      expect(await scan(station, code)).toContain('No match found')
    }
  })

  test('the supplier is guessed by its name and kept in the setting, as long as it is the only one (B21)', async () => {
    await using station = await createTestStation()
    const stock = await prepare(station)
    await stock.supplierPart('LCSC', 'C312270', null)
    await turn(station, 'lcscplugin', true)
    const setting = async () =>
      (await station.json<{ value: unknown }>('GET', '/api/plugins/lcscplugin/settings/SUPPLIER_ID/')).value
    expect([await setting(), await scan(station, '{pc:C1,pm:X}'), await setting()]).toEqual([
      null,
      expect.stringContaining('No match found'),
      stock.suppliers['LCSC'],
    ])
    await turn(station, 'mouserplugin', true)
    await made(station, '/api/company/', { name: 'Mouser Europe' })
    await scan(station, '>[)>06\u001dK1\u001d1PX')
    const mouser = await station.json<{ value: unknown }>('GET', '/api/plugins/mouserplugin/settings/SUPPLIER_ID/')
    expect(mouser.value).toBeNull()
  })

  test('of several with the same number the part of the maker decides, and two are none (B22)', async () => {
    await using station = await createTestStation()
    const stock = await prepare(station)
    await turn(station, 'lcscplugin', true)
    const [first] = [await stock.supplierPart('LCSC', 'C7', 'M-1'), await stock.supplierPart('LCSC', 'C7', 'M-2')]
    expect(await scan(station, '{pc:C7,pm:M-1}')).toMatchObject({ supplierpart: { pk: first } })
    expect(await scan(station, '{pc:C7,qty:1}')).toContain('No match found')
    await stock.supplierPart('LCSC', 'C7', 'M-1')
    const answer = await scan(station, '{pc:C7,pm:M-1}')
    expect(answer).not.toHaveProperty('supplierpart')
  })

  test('an order is found by our number or the number of the supplier', async () => {
    await using station = await createTestStation()
    const { suppliers } = await prepare(station)
    const order = await made(station, '/api/order/po/', { supplier: suppliers['LCSC'], supplier_reference: 'SO-1' })
    await turn(station, 'lcscplugin', true)
    expect(await scan(station, '{on:SO-1,pc:C9}')).toMatchObject({
      purchaseorder: { pk: order, instance: { reference: 'PO-0001' } },
    })
  })
})
