import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './station.ts'

test.use({ hasSamples: true })

const open = (page: Page, hash: string): Promise<void> => page.evaluate((to) => void (location.hash = to), hash)

const MANIFEST = {
  name: 'quitter',
  version: '1.0.0',
  type: 'module',
  scanbench: { apiVersion: 1, name: 'Quitter', mixins: ['action'], entry: 'quitter.ts' },
}
/** Ends its process as soon as somebody asks for its action. */
const QUITTER = `
import { Plugin } from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'
export default class Quitter extends Plugin.with(ActionMixin) {
  NAME = 'Quitter'
  ACTION_NAME = 'quit'
  async performAction() {
    process.exit(7)
  }
}
`

test('what a plugin does by the clock stands on its page, with how it went', async ({ station: { page, call } }) => {
  await call('PATCH', '/api/plugins/schedule-sample/activate/', { active: true })
  await open(page, '#/plugins/schedule-sample')
  const tasks = page.getByRole('table', { name: 'Runs by the clock' })
  await expect(tasks.getByRole('row')).not.toHaveCount(1)
  await expect(tasks.getByRole('columnheader')).toHaveText(['Task', 'How often', 'Last run', 'Next run'])
})

test('a plugin that can show where things are has a button on items, and says that it was asked', async ({
  station: { page, call },
}) => {
  await open(page, '#/stock/items/42')
  await expect(page.getByRole('tab', { name: 'Items' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Locate' })).toHaveCount(0)
  await call('PATCH', '/api/plugins/locate-sample/activate/', { active: true })
  await page.getByRole('button', { name: 'Locate' }).first().click()
  await expect(page.getByText('was asked to show where it is.')).toBeVisible()
})

test('a plugin that ends again and again is off in the end, says why, and is started by a button', async ({
  station: { page, call },
}) => {
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-quitter-'))
  const quit = () => call('POST', '/api/action/', { action: 'quit' }).catch(() => null)
  try {
    await writeFile(join(folder, 'package.json'), JSON.stringify(MANIFEST))
    await writeFile(join(folder, 'quitter.ts'), QUITTER)
    await call('POST', '/api/station/plugins/link/', { folder })
    await call('PATCH', '/api/plugins/quitter/activate/', { active: true })
    await open(page, '#/plugins/quitter')
    const start = page.getByRole('button', { name: 'Start', exact: true })
    await expect(async () => {
      await quit()
      await expect(start).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 90_000 })
    await expect(page.getByText(/It crashed \d times and is off/)).toBeVisible()
    await start.click()
    await expect(start).toHaveCount(0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
