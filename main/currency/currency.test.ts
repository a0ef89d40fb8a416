import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Plugin } from '@scanbench/plugin'
import { CurrencyExchangeMixin } from '@scanbench/plugin/mixins'
import { afterEach, beforeEach, expect, test } from 'vitest'
import EcbExchange from '../../plugins/builtin/ecb-exchange.ts'
import RandomRates from '../../plugins/samples/random-rates.ts'
import { activePlugins } from '../../test/support/active-plugins.ts'
import { hostPlugin } from '../../test/support/plugin-host.ts'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { createTemporaryStock } from '../../test/support/temporary-stock.ts'
import type { TemporaryStock } from '../../test/support/temporary-stock.ts'
import { Currency } from './currency.ts'
import { stockValue } from './stock-value.ts'

class Rates extends Plugin.with(CurrencyExchangeMixin) {
  NAME = 'rates'
  answer: unknown = { EUR: 0.8, GBP: 0.5, USD: 7, '<b>': 2, CHF: -1, JPY: Number.NaN }
  asked: unknown[] = []
  async updateExchangeRates(base: string, symbols: string[]): Promise<Record<string, number>> {
    this.asked.push([base, symbols])
    if (this.answer instanceof Error) throw this.answer
    return this.answer as Record<string, number>
  }
}

let stock: TemporaryStock
let now: Date
let settings: { base: string; codes: string[]; plugin: string; intervalDays: number }

beforeEach(async () => {
  stock = await createTemporaryStock()
  now = new Date('2026-11-21T10:00:00Z')
  settings = { base: 'USD', codes: ['EUR', 'GBP', 'USD'], plugin: 'rates', intervalDays: 1 }
})
afterEach(() => stock[Symbol.asyncDispose]())

function currencyOf(...plugins: Plugin[]) {
  const active = activePlugins(...plugins)
  const options = { database: stock.database, plugins: active, settings: async () => settings, clock: () => now }
  return Object.assign(new Currency({ ...options, log: SILENT_LOG }), { noted: active.noted })
}

test('rates of the chosen plugin are kept; the base is 1, and what is no rate is left out', async () => {
  const rates = new Rates()
  const currency = currencyOf(new RandomRates(), rates)
  expect(await currency.rates()).toEqual({ base: 'USD', rates: { USD: 1 }, updated: null, source: '' })
  expect(await currency.refresh()).toBe('rates')
  expect(rates.asked).toEqual([['USD', ['EUR', 'GBP', 'USD']]])
  expect(await currency.rates()).toEqual({
    base: 'USD',
    rates: { EUR: 0.8, GBP: 0.5, USD: 1 },
    updated: '2026-11-21T10:00:00.000Z',
    source: 'rates',
  })
})

test.each([
  ['a failure', new Error('no network')],
  ['no table', ['EUR', 1]],
  ['nothing', null],
  ['an empty table', {}],
])('%s of the plugin keeps the old rates, and the base stays 1 (M44)', async (_, answer) => {
  const rates = new Rates()
  const currency = currencyOf(rates)
  await currency.refresh()
  rates.answer = answer
  await expect(currency.refresh()).rejects.toMatchObject({ code: 'RATES_NOT_UPDATED' })
  expect((await currency.rates()).rates).toEqual({ EUR: 0.8, GBP: 0.5, USD: 1 })
  expect(currency.noted).toHaveLength(1)
})

test('another base reads the same rates from its side', async () => {
  const currency = currencyOf(new Rates())
  await currency.refresh()
  settings.base = 'GBP'
  expect((await currency.rates()).rates).toEqual({ EUR: 1.6, GBP: 1, USD: 2 })
  settings.base = 'XAU'
  expect((await currency.rates()).rates).toEqual({ XAU: 1 })
})

test('where the chosen plugin is off the first one that is on brings rates', async () => {
  settings.plugin = 'gone'
  expect(await currencyOf(new RandomRates(), new Rates()).refresh()).toBe('random-rates')
  await expect(currencyOf().refresh()).rejects.toThrow('Turn one on')
})

test('rates are brought once in the interval, and never with an interval of 0', async () => {
  const currency = currencyOf(new Rates())
  const brought = [await currency.refreshWhenDue(), await currency.refreshWhenDue()]
  now = new Date('2026-11-22T10:00:00Z')
  brought.push(await currency.refreshWhenDue())
  now = new Date('2026-12-22T10:00:00Z')
  settings.intervalDays = 0
  brought.push(await currency.refreshWhenDue())
  expect(brought).toEqual([true, false, true, false])
})

test('stock is valued in the base currency, and what cannot be valued is said', async () => {
  const currency = currencyOf(new Rates())
  await currency.refresh()
  await stock.stockLocations.create({ name: 'Hall' })
  await stock.stockLocations.create({ name: 'Shelf', parent: 1 })
  await stock.parts.create({ name: 'Pen' }, null)
  await stock.parts.create({ name: 'Ink' }, null)
  const add = (price: number | null, code: string, more: object = {}) =>
    stock.stockItems.create(
      { part: 1, quantity: 10, purchase_price: price, purchase_price_currency: code, location: 2, ...more },
      null,
    )
  await add(1, '')
  await add(4, 'EUR')
  await add(3, 'SEK')
  await add(null, '')
  await add(2, 'GBP', { part: 2, location: null })
  await add(99, 'USD', { status: 60 })
  const { read } = stock.database
  expect(await stockValue(read, {}, await currency.rates())).toEqual({
    currency: 'USD',
    value: 100,
    unpriced_items: 1,
    currencies: [
      { currency: 'EUR', amount: 40, items: 1, rate: 0.8 },
      { currency: 'GBP', amount: 20, items: 1, rate: 0.5 },
      { currency: 'SEK', amount: 30, items: 1, rate: null },
      { currency: 'USD', amount: 10, items: 1, rate: 1 },
    ],
    rates_updated: '2026-11-21T10:00:00.000Z',
  })
  expect(await stockValue(read, { part: 2 }, await currency.rates())).toMatchObject({ value: 40 })
  expect(await stockValue(read, { location: 1 }, await currency.rates())).toMatchObject({ value: 60 })
})

const ECB = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<Cube><Cube time='2026-11-20'><Cube currency='USD' rate='1.25'/><Cube currency='GBP' rate='0.75'/></Cube></Cube>
</gesmes:Envelope>`

function ratesFrom(SOURCE: string, base = 'USD'): Promise<Record<string, number>> {
  return hostPlugin(new EcbExchange(), {}, { SOURCE }).plugin.updateExchangeRates(base, ['EUR', 'GBP', 'NZD'])
}

test('the file of the European Central Bank is read from a path and from an address', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-rates-'))
  const path = join(folder, 'rates.xml')
  await writeFile(path, ECB)
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/rates.xml' ? 200 : 404).end(ECB)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const expected = { EUR: 0.8, GBP: 0.6 }
  expect([await ratesFrom(path), await ratesFrom(`${address}/rates.xml`)]).toEqual([expected, expected])
  await expect(ratesFrom(`${address}/gone.xml`)).rejects.toThrow('answered 404')
  await expect(ratesFrom(path, 'XAU')).rejects.toThrow('no rate for XAU')
  await expect(ratesFrom(join(import.meta.dirname, 'currency.ts'))).rejects.toThrow('no rates')
  server.close()
  await rm(folder, { recursive: true })
})
