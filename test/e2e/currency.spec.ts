import { expect } from '@playwright/test'
import { test } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

test.use({ hasSamples: true })

interface StockValue {
  value: number
  currency: string
}

test('rates are brought at a press, with their source; a source that fails says why and keeps them', async ({
  station: { page, call },
}) => {
  await call('PATCH', '/api/plugins/random-rates/activate/', { active: true })
  await page.evaluate(() => void (location.hash = '#/plugins/random-rates'))
  await page.getByRole('link', { name: 'Show me: exchange rates' }).click()
  const rates = page.getByRole('region', { name: 'Exchange rates' })
  await expect(rates.getByText('No rates were brought yet.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Source of exchange rates' }).click()
  await page.getByRole('option', { name: 'Random rates' }).click()
  await rates.getByRole('button', { name: 'Refresh now' }).press('Enter')
  await expect(rates.getByText(/^Brought just now \(.*\) by Random rates\.$/)).toBeVisible()
  await expect(rates.getByRole('table').getByRole('row')).toHaveCount(8)
  await page.screenshot({ path: `${PICTURES}/settings-currency.png` })
  await call('PATCH', '/api/plugins/inventreecurrencyexchange/activate/', { active: true })
  await call('PATCH', '/api/plugins/inventreecurrencyexchange/settings/SOURCE/', { value: '/nowhere/rates.xml' })
  await call('PATCH', '/api/settings/global/CURRENCY_UPDATE_PLUGIN/', { value: 'inventreecurrencyexchange' })
  await rates.getByRole('button', { name: 'Refresh now' }).click()
  await expect(rates.getByRole('alert')).toContainText(/The old rates stay\..*nowhere.*RATES_NOT_UPDATED/)
  await expect(rates.getByRole('table').getByRole('row')).toHaveCount(8)
  await page.screenshot({ path: `${PICTURES}/settings-currency-failed.png` })
})

test('the overview tells the value of the stock in the base currency, and what has no rate', async ({
  station: { page, call },
}) => {
  await page.evaluate(() => void (location.hash = '#/overview'))
  const tile = page.getByRole('region', { name: 'Stock value' })
  await expect(tile.getByText(/^Not counted: .* EUR\./)).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/overview-value-without-rates.png` })
  await call('PATCH', '/api/plugins/random-rates/activate/', { active: true })
  await tile.getByRole('link', { name: 'No rate for EUR' }).click()
  await page.getByRole('button', { name: 'Refresh now' }).click()
  await expect(page.getByText(/^Brought just now/)).toBeVisible()
  await call('PATCH', '/api/settings/global/INVENTREE_DEFAULT_CURRENCY/', { value: 'EUR' })
  await page.evaluate(() => void (location.hash = '#/overview'))
  const { value, currency } = await call<StockValue>('GET', '/api/station/stock-value/')
  expect([currency, value > 0]).toEqual(['EUR', true])
  await expect(tile).toContainText(
    new RegExp(`${String(Math.floor(value / 1000))}\\s${value.toFixed(2).slice(-6)} EUR`),
  )
  await expect(tile.getByText(/Not counted/)).toHaveCount(0)
  await page.screenshot({ path: `${PICTURES}/overview-value.png` })
})
