import { expect } from '@playwright/test'
import { test } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

test.use({ hasSamples: true })

test('a part of a supplier is searched, put into a category, imported with its prices and opened', async ({
  station: { page, call },
}) => {
  await page.evaluate(() => void (location.hash = '#/stock/parts'))
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import a part from a supplier' })
  await expect(dialog.getByText('Plugins search at suppliers, and none that can is on.')).toBeVisible()
  await call('PATCH', '/api/plugins/sample-supplier/activate/', { active: true })
  await expect(dialog.getByText('At The screw shop')).toBeVisible()
  const search = dialog.getByRole('textbox', { name: 'Search' })
  await search.fill('hammer')
  await search.press('Enter')
  await expect(dialog.getByText('The screw shop has nothing called “hammer”.')).toBeVisible()
  await search.fill('M3')
  await search.press('Enter')
  await expect(dialog.getByRole('table').getByRole('row')).toHaveCount(3)
  await page.screenshot({ path: `${PICTURES}/import-search.png` })
  await dialog.getByRole('button', { name: 'Choose Screw M3x16, SCREW-M3x16' }).press('Enter')
  await dialog.getByRole('combobox', { name: 'Category' }).fill('Writing')
  await page.getByRole('option', { name: /Writing/ }).click()
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(dialog.getByRole('alert')).toContainText(
    'Nothing was imported. Choose the company in the setting SUPPLIER of plugin Supplier Sample first.',
  )
  await page.screenshot({ path: `${PICTURES}/import-refused.png` })
  const { pk } = await call<{ pk: number }>('POST', '/api/company/', { name: 'Screws Ltd' })
  await call('PATCH', '/api/plugins/sample-supplier/settings/SUPPLIER/', { value: pk })
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(dialog.getByText('Screw M3x16 is here, with 2 prices of the supplier.')).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/import-done.png` })
  await dialog.getByRole('button', { name: 'Open the part' }).press('Enter')
  const offer = page.getByRole('region', { name: 'Screws Ltd' })
  await expect(offer.getByText('SCREW-M3x16')).toBeVisible()
  await expect(offer.getByRole('row')).toHaveText(['FromEach', '1000.01893 EUR', /^1\s0000\.01504 EUR$/])
  await page.screenshot({ path: `${PICTURES}/import-opened.png` })
})
