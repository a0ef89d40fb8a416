import { expect } from '@playwright/test'
import { test } from './station.ts'

test.use({ programFlags: ['--safe-mode'] })

test('in safe mode every page says so, at the bench and where the station is managed', async ({
  station: { page },
}) => {
  const band = page.getByRole('status').filter({ hasText: 'Safe mode. Only built-in plugins run.' })
  for (const hash of ['#/', '#/stock/items', '#/plugins', '#/settings']) {
    await page.evaluate((to) => void (location.hash = to), hash)
    await expect(band).toBeVisible()
  }
})
