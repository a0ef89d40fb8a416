import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { test } from './station.ts'

/** `npm run gallery` puts the pictures where they can be looked at; a test run keeps them out of the way. */
const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
]
const SCHEMES = ['light', 'dark'] as const

/** Every page, its heading, and a text that is there when it has loaded. */
const PAGES = [
  { name: 'station', path: '#/', heading: 'Ready. Scan anything.', text: 'Ready. Scan anything.' },
  { name: 'overview', path: '#/overview', heading: 'Overview', text: 'Scanned last' },
  { name: 'stock-items', path: '#/stock/items', heading: 'Stock', text: 'Ball pen black' },
  { name: 'stock-item', path: '#/stock/items/42', heading: 'Stock', text: 'Envelope C6 plain' },
  { name: 'stock-parts', path: '#/stock/parts', heading: 'Stock', text: 'Ball pen black' },
  { name: 'stock-locations', path: '#/stock/locations', heading: 'Stock', text: 'Hall A' },
  { name: 'labels-print', path: '#/labels/print', heading: 'Labels', text: 'Item label' },
  { name: 'labels-quick', path: '#/labels/quick', heading: 'Labels', text: 'Enter prints' },
  { name: 'labels-history', path: '#/labels/history', heading: 'Labels', text: 'Item label' },
  { name: 'labels-templates', path: '#/labels/templates', heading: 'Labels', text: 'Location label' },
  { name: 'labels-reports', path: '#/labels/reports', heading: 'Labels', text: 'Location list' },
  { name: 'labels-rules', path: '#/labels/rules', heading: 'Labels', text: 'The first rule that fits decides.' },
  { name: 'labels-queue', path: '#/labels/queue', heading: 'Labels', text: 'Pause all' },
  { name: 'machines', path: '#/machines', heading: 'Machines', text: 'Demo printer' },
  { name: 'codes', path: '#/codes', heading: 'Codes', text: 'No rules yet.' },
  { name: 'plugins', path: '#/plugins', heading: 'Plugins', text: 'Internal barcodes' },
  { name: 'settings', path: '#/settings', heading: 'Settings', text: 'Viewing distance' },
]

async function showsNothingSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
}

async function violationsOf(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** Tabs and dialogs that have no address of their own: how to come there, and a text that is there then. */
const PLACES = [
  { path: '#/settings', click: 'Barcodes', role: 'tab', text: 'No order is set' },
  { path: '#/settings', click: 'Setup codes', role: 'tab', text: 'No codes yet.' },
  { path: '#/settings?tab=Setup-codes', click: 'Add a code…', role: 'button', text: 'As the manual says it.' },
  { path: '#/settings', click: 'Background work', role: 'tab', text: 'Given up' },
  { path: '#/settings', click: 'Webhooks', role: 'tab', text: 'Other programs call these addresses' },
  { path: '#/plugins/inventreebarcode', click: 'Settings', role: 'tab', text: 'Format of new codes' },
  { path: '#/plugins/inventreebarcode', click: 'Log', role: 'tab', text: 'It wrote nothing yet.' },
  { path: '#/plugins', click: 'Install…', role: 'button', text: 'or drop it on the window' },
  { path: '#/plugins', click: 'Make your own…', role: 'button', text: 'Link that folder' },
] as const

for (const scheme of SCHEMES)
  test(`the tabs and dialogs of plugins and of work behind them are accessible (${scheme})`, async ({
    station: { page },
  }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: scheme })
    for (const { path, click, role, text } of PLACES) {
      await page.evaluate((hash) => void (location.hash = hash), '#/overview')
      await page.evaluate((hash) => void (location.hash = hash), path)
      await page.getByRole(role, { name: click, exact: true }).click()
      await expect(page.getByText(text).first(), click).toBeVisible()
      // A dialog that fades in has pale letters for a moment.
      await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
      expect(await violationsOf(page, `${click} ${scheme}`)).toEqual([])
      await page.keyboard.press('Escape')
    }
  })

for (const scheme of SCHEMES)
  test(`every page fits, is accessible and logs no error (${scheme})`, async ({ station }) => {
    test.setTimeout(180_000)
    const { page, call } = station
    const errors: string[] = []
    page.on('console', (message) => (message.type() === 'error' ? errors.push(message.text()) : undefined))
    page.on('pageerror', (error) => errors.push(error.message))
    await page.emulateMedia({ colorScheme: scheme })
    // The Station shell is light unless somebody chose otherwise.
    await page.evaluate((look) => localStorage.setItem('scanbench.look', JSON.stringify({ station: look })), scheme)
    await page.reload()
    await call('POST', '/api/label/print/', { template: 1, items: [42], plugin: 'inventreelabelmachine' })
    for (const size of SIZES) {
      await page.setViewportSize(size)
      for (const { name, path, heading, text } of PAGES) {
        const where = `${name}-${scheme}-${size.width}`
        await page.evaluate((hash) => void (location.hash = hash), path)
        await expect(page.getByRole('heading', { name: heading, exact: true }), where).toBeVisible()
        await expect(page.getByText(text).first(), where).toBeVisible()
        await page.screenshot({ path: `${PICTURES}/${where}.png` })
        expect(await showsNothingSideways(page), `${where} fits`).toBe(true)
        expect(await violationsOf(page, where)).toEqual([])
      }
    }
    expect(errors).toEqual([])
  })
