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

const LOCATOR = `
import { Plugin } from '@scanbench/plugin'
import { ActionMixin, LocateMixin } from '@scanbench/plugin/mixins'
let found = null
export default class Horn extends Plugin.with(LocateMixin, ActionMixin) {
  NAME = 'Horn'
  async locateStockLocation(pk) {
    found = pk
  }
  async getInfo() {
    return found
  }
}
`

test('of several plugins that can show where things are one is chosen, and it alone is asked', async ({
  station: { page, call },
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-horn-'))
  const heard = async () => (await call<{ info: unknown }>('POST', '/api/action/', { action: 'Horn' })).info
  try {
    const scanbench = { apiVersion: 1, name: 'Horn', mixins: ['locate', 'action'], entry: 'horn.ts' }
    await writeFile(join(folder, 'package.json'), JSON.stringify({ ...MANIFEST, name: 'horn', scanbench }))
    await writeFile(join(folder, 'horn.ts'), LOCATOR)
    await call('POST', '/api/station/plugins/link/', { folder })
    await call('PATCH', '/api/plugins/horn/activate/', { active: true })
    await call('PATCH', '/api/plugins/locate-sample/activate/', { active: true })
    await open(page, '#/stock/locations/3')
    const locate = page.getByRole('button', { name: 'Locate' })
    await locate.press('Enter')
    await expect(page.getByRole('menuitem')).toHaveText(['Horn', 'Simulated shelf lights'])
    await page.getByRole('menuitem', { name: 'Horn' }).click()
    await expect(page.getByText('Horn was asked to show where it is.')).toBeVisible()
    await expect.poll(heard).toBe(3)
    const lights = await page.evaluate(async () => (await fetch('/plugin/locate-sample/')).json() as unknown)
    expect(lights).toEqual({ lights: {} })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('what a plugin refuses stands at its field, and nothing is changed', async ({ station: { page, call } }) => {
  await call('PATCH', '/api/plugins/validator/activate/', { active: true })
  await open(page, '#/stock/items/42?tab=change')
  const quantity = page.getByRole('textbox', { name: /How many are there/ })
  await quantity.fill('2.5')
  await page.getByRole('button', { name: 'Save count' }).click()
  await expect(quantity).toHaveAccessibleDescription('Stock is counted in whole pieces')
  await expect(quantity).toHaveValue('2.5')
  await quantity.fill('7')
  await page.getByRole('button', { name: 'Save count' }).click()
  await expect.poll(async () => (await call<{ quantity: number }>('GET', '/api/stock/42/')).quantity).toBe(7)
})

test('what a person is told rings at the bell of the window, at once', async ({ station: { page, call } }) => {
  const bell = page.getByRole('button', { name: /notifications?$/ })
  await expect(bell).toHaveText('notifications')
  const occasion = { category: 'stock.low', name: 'Low stock', message: 'Ball pens end', uid: 'a' }
  await call('POST', '/api/station/notifications/', { ...occasion, recipients: [{ group: 'everyone' }] })
  await expect(bell).toHaveText('1notification')
  await bell.click()
  const told = page.getByRole('dialog', { name: 'Notifications' })
  await expect(told.getByText('Ball pens end')).toBeVisible()
  await told.getByRole('button', { name: 'Read', exact: true }).click()
  await expect(told.getByText('Nothing new.')).toBeVisible()
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
