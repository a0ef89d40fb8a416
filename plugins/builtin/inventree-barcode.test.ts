import { AppError, MODEL_CODES } from '@scanbench/plugin'
import type { ModelKey } from '@scanbench/plugin'
import { assert, asyncProperty, constantFrom, integer, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostPlugin } from '../../test/support/plugin-host.ts'
import InvenTreeBarcodePlugin from './inventree-barcode.ts'

const STOCK = {
  'GET /api/part/10/': {},
  'GET /api/stock/123/': {},
  'GET /api/stock/location/5/': {},
}
const links = (barcode: string, found: object[]) => ({
  [`GET /api/station/barcode-links/?${JSON.stringify({ barcode })}`]: found,
})

function scan(barcode: string, values: object = {}, linked: object[] = []) {
  const { plugin } = hostPlugin(new InvenTreeBarcodePlugin(), { ...STOCK, ...links(barcode, linked) }, values)
  return plugin.scan(barcode)
}

describe('the internal barcodes', () => {
  it.each([
    ['INV-PA10', { part: { pk: 10 } }],
    ['INV-SI123', { stockitem: { pk: 123 } }],
    ['INV-SL5', { stocklocation: { pk: 5 } }],
    ['{"stocklocation": 5}', { stocklocation: { pk: 5 } }],
    ['{"stockitem":"123","x":1}', { stockitem: { pk: 123 } }],
    ['{"stockitem": 99, "stocklocation": 5}', { stocklocation: { pk: 5 } }],
  ])('%s is found', async (barcode, found) => {
    expect(await scan(barcode)).toEqual(found)
  })

  it.each([
    'inv-SI123',
    'INV-si123',
    'INV-SI123 ',
    'XINV-SI123',
    'INV-SI',
    'INV-SI12a',
    'INV-SI9999999999999999',
    'INV-SI99',
    'INV-ZZ10',
    '{"blbla": 10007}',
    '{"part": 1.5}',
    '{"part": null}',
    '{"__proto__": 10}',
    '[{"part": 10}]',
    '10',
    '{broken',
  ])('%s means nothing', async (barcode) => {
    expect(await scan(barcode)).toBeNull()
  })

  it('a linked code is found by its text, also one that looks like a short code of an unknown kind', async () => {
    const linked = [{ model: 'part', object_pk: 10 }]
    expect(await scan('4006381333931', {}, linked)).toEqual({ part: { pk: 10 } })
    expect(await scan('AB123', { SHORT_BARCODE_PREFIX: '' }, linked)).toEqual({ part: { pk: 10 } })
    expect(await scan('INV-SI99', {}, linked)).toEqual({ part: { pk: 10 } })
  })

  it('takes the prefix as text, not as a pattern', async () => {
    expect(await scan('W.1SI123', { SHORT_BARCODE_PREFIX: 'W.1' })).toEqual({ stockitem: { pk: 123 } })
    expect(await scan('WX1SI123', { SHORT_BARCODE_PREFIX: 'W.1' })).toBeNull()
  })

  it('a failure of the station is no "not mine"', async () => {
    const { plugin } = hostPlugin(new InvenTreeBarcodePlugin(), {})
    await expect(plugin.scan('X')).rejects.toBeInstanceOf(AppError)
  })

  it('reads what it makes for every model, whatever the prefix and the format (B01)', async () => {
    const paths: Record<ModelKey, string> = {
      manufacturerpart: '/api/company/part/manufacturer/',
      supplierpart: '/api/company/part/',
      purchaseorder: '/api/order/po/',
      part: '/api/part/',
      stockitem: '/api/stock/',
      stocklocation: '/api/stock/location/',
    }
    const model = constantFrom(...(Object.keys(MODEL_CODES) as ModelKey[]))
    const format = constantFrom('short', 'json')
    await assert(
      asyncProperty(model, integer({ min: 1 }), format, string(), async (model, pk, format, prefix) => {
        const values = { INTERNAL_BARCODE_FORMAT: format, SHORT_BARCODE_PREFIX: prefix }
        const { plugin } = hostPlugin(new InvenTreeBarcodePlugin(), { [`GET ${paths[model]}${pk}/`]: {} }, values)
        expect(await plugin.scan((await plugin.generate({ model, pk })) ?? '')).toEqual({ [model]: { pk } })
      }),
    )
  })

  it('makes and reads codes with another prefix, and with none (B02)', async () => {
    for (const [prefix, code] of [
      ['TEST', 'TESTSI123'],
      ['', 'SI123'],
    ] as const) {
      const { plugin } = hostPlugin(new InvenTreeBarcodePlugin(), STOCK, { SHORT_BARCODE_PREFIX: prefix })
      expect(await plugin.generate({ model: 'stockitem', pk: 123 })).toBe(code)
      expect(await plugin.scan(code)).toEqual({ stockitem: { pk: 123 } })
    }
  })

  it('makes JSON only when that is chosen, and reads it always (B03)', async () => {
    const code = '{"stocklocation": 5}'
    for (const [format, made] of [
      ['json', code],
      ['short', 'INV-SL5'],
    ] as const) {
      const { plugin } = hostPlugin(new InvenTreeBarcodePlugin(), STOCK, { INTERNAL_BARCODE_FORMAT: format })
      expect(await plugin.generate({ model: 'stocklocation', pk: 5 })).toBe(made)
      expect(await plugin.scan(code)).toEqual({ stocklocation: { pk: 5 } })
    }
  })

  it('makes short codes, or JSON with one blank', async () => {
    const short = hostPlugin(new InvenTreeBarcodePlugin(), {}).plugin
    const json = hostPlugin(new InvenTreeBarcodePlugin(), {}, { INTERNAL_BARCODE_FORMAT: 'json' }).plugin
    expect(await short.generate({ model: 'stockitem', pk: 123 })).toBe('INV-SI123')
    expect(await json.generate({ model: 'stocklocation', pk: 5 })).toBe('{"stocklocation": 5}')
  })
})
