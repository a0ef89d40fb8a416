import { expect } from '@playwright/test'
import { test } from './station.ts'

test.describe('asked for', () => {
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
})

/** A plugin as an installation leaves it. */
const code = (name: string) => ({
  [`plugins/node_modules/${name}/package.json`]: JSON.stringify({
    name,
    version: '1.0.0',
    type: 'module',
    main: 'index.js',
    scanbench: { apiVersion: 1 },
  }),
  [`plugins/node_modules/${name}/index.js`]: `import { Plugin } from '@scanbench/plugin'
export default class Own extends Plugin { NAME = '${name}' }
`,
})

test.describe('after a start that failed', () => {
  test.use({
    programFlags: ['--mandatory-plugins', 'first', '--mandatory-plugins', 'second'],
    // As a station leaves it that dies while it starts its plugins.
    dataFiles: { ...code('first'), ...code('second'), 'plugins-starting': '' },
  })

  test('plugins of others wait; one is started from its page, the rest by one button', async ({
    station: { page, call },
  }) => {
    const band = page.getByRole('status').filter({ hasText: 'because the last start failed' })
    await expect(band).toContainText('Started without 2 plugins')
    await band.getByRole('link', { name: 'Start them one by one' }).click()
    await page.getByRole('link', { name: 'first' }).click()
    await expect(page.getByText(/The last start of the station ended while plugins were being started/)).toBeVisible()
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(band).toContainText('Started without 1 plugin,')
    expect(await call('GET', '/api/plugins/first/')).toMatchObject({ state: 'active' })
    await band.getByRole('button', { name: 'Start all' }).click()
    await expect(band).toHaveCount(0)
    expect(await call('GET', '/api/plugins/second/')).toMatchObject({ state: 'active' })
  })
})
