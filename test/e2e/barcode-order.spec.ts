import { expect } from '@playwright/test'
import { test } from './station.ts'

test('the order of barcode plugins is arranged, and a key that no plugin has is told', async ({ station }) => {
  const { page, call } = station
  const path = '/api/settings/global/BARCODE_PLUGIN_ORDER/'
  const kept = async () => (await call<{ value: string }>('GET', path)).value
  await call('PATCH', path, { value: 'tmeplugin nobody' })
  await page.evaluate(() => void (location.hash = '#/settings?tab=Barcodes'))
  await expect(page.getByText('No plugin has this key. Take it out, or install the plugin.')).toBeVisible()
  await page.getByRole('button', { name: 'Take nobody out of the order' }).click()
  await expect(page.getByText('No plugin has this key')).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Ask another one next' }).click()
  await page.getByRole('option', { name: 'Internal barcodes' }).click()
  await expect.poll(kept).toBe('tmeplugin, inventreebarcode')
  await page.getByRole('button', { name: 'Ask Internal barcodes earlier' }).click()
  await expect.poll(kept).toBe('inventreebarcode, tmeplugin')
})
