import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { test, type StationWindow } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

test.use({ hasSamples: true })

async function turnOn({ call }: StationWindow, key: string): Promise<void> {
  await call('PATCH', `/api/plugins/${key}/activate/`, { active: true })
}

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash)
}

async function isAccessible(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

test('panels of a plugin stand beside ours: components and functions that fill an element (U10 U11)', async ({
  station,
}) => {
  const { page } = station
  const complaints: string[] = []
  page.on('console', (message) => (message.type() === 'error' ? complaints.push(message.text()) : undefined))
  page.on('pageerror', (error) => complaints.push(error.message))
  await turnOn(station, 'sample-ui')
  await open(page, '#/stock/items/42')
  await page.getByRole('tab', { name: 'Sample' }).click()
  await expect(page.getByText('Hello, station. This is stockitem 42.')).toBeVisible()
  await page.getByRole('button', { name: 'Pressed 0 times' }).click()
  await expect(page.getByRole('button', { name: 'Pressed 1 times' })).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/plugin-panel.png` })
  await page.getByRole('tab', { name: 'Plain' }).click()
  await expect(page.getByText(/The station says: \d+ facts are known\./)).toBeVisible()
  await open(page, '#/stock/parts/1?tab=plugin:sample-ui:active')
  await expect(page.getByText('Ball pen black is in use.')).toBeVisible()
  expect(await isAccessible(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('a module that is missing shows its error in its own place, and on its plugin (U09)', async ({ station }) => {
  const { page, call } = station
  await turnOn(station, 'sample-ui')
  await call('PATCH', '/api/plugins/sample-ui/settings/BROKEN/', { value: true })
  await open(page, '#/stock/items/42')
  await page.getByRole('tab', { name: 'Broken' }).click()
  await expect(page.getByRole('alert')).toContainText('Error Loading Plugin Content')
  await expect(page.getByRole('button', { name: 'Reload this part' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print label', exact: true })).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/plugin-broken.png` })
  await page.getByRole('tab', { name: 'Sample' }).click()
  await expect(page.getByText('Hello, station.')).toBeVisible()
  await open(page, '#/plugins/sample-ui')
  await expect(page.getByText(/panel “Broken”:/)).toBeVisible()
})

test('tiles of the overview are of ours and of plugins, and can be arranged', async ({ station }) => {
  const { page } = station
  await turnOn(station, 'sample-ui')
  await open(page, '#/overview')
  await expect(page.getByText('3000 items')).toBeVisible()
  await expect(page.getByText('Only administrators see this, station.')).toBeVisible()
  const titles = () => page.locator('main section[aria-label] h2').allTextContents()
  const before = await titles()
  await page.getByRole('button', { name: 'Arrange Time' }).click()
  await page.getByRole('menuitem', { name: 'Earlier' }).click()
  await expect.poll(titles).not.toEqual(before)
  await page.screenshot({ path: `${PICTURES}/overview.png` })
  await page.reload()
  await expect(page.getByText('3000 items')).toBeVisible()
  expect((await titles()).indexOf('Time')).toBe(before.indexOf('Time') - 1)
  expect(await isAccessible(page)).toEqual([])
})

test('plugins have pages in the rail, buttons at the head and commands in the palette', async ({ station }) => {
  const { page } = station
  await turnOn(station, 'sample-ui')
  await turnOn(station, 'navigation-sample')
  await open(page, '#/overview')
  await page.getByRole('button', { name: 'Say hello' }).click()
  await expect(page.getByText('Hello station')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Go to, do, find').fill('greet')
  await expect(page.getByRole('option', { name: /Greet everybody/ })).toBeVisible()
  expect(await isAccessible(page)).toEqual([])
  await page.screenshot({ path: `${PICTURES}/palette.png` })
  await page.keyboard.press('Enter')
  await expect(page.getByText('Greetings to everybody from station')).toBeVisible()
  await page.getByRole('link', { name: 'Sample page' }).click()
  await expect(page.getByRole('heading', { name: 'A page of a plugin' })).toBeVisible()
  await page.getByRole('link', { name: 'Plugin page' }).click()
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Welcome to the plugin' })).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/plugin-page.png` })
})

test('a plugin draws labels in its own way where they are printed', async ({ station }) => {
  const { page } = station
  await turnOn(station, 'sample-ui')
  await open(page, '#/stock/items/42')
  await page.getByRole('button', { name: 'Options…' }).click()
  await page.getByText('In words').click()
  await expect(page.getByText(/by \d+ mm, for number 42\./)).toBeVisible()
})

test('a template is edited and shown by a plugin in tabs of the designer, as a draft until it is published', async ({
  station,
}) => {
  const { page } = station
  const tab = (name: string) => page.getByRole('radiogroup', { name: 'View' }).getByText(name, { exact: true }).click()
  const words = (objects: number) => page.getByText(new RegExp(`by 30 mm, for number .*has ${objects} objects`))
  await turnOn(station, 'sample-ui')
  await open(page, '#/labels/templates/1')
  await tab('Text')
  const field = page.getByRole('textbox', { name: 'Template' })
  const drawing = JSON.parse(await field.inputValue()) as { objects: { id: string; yMm: number }[] }
  const [first] = drawing.objects
  const count = drawing.objects.length
  await tab('In words')
  await expect(words(count)).toBeVisible()

  await tab('Text')
  await field.fill('{ this is no drawing')
  await expect(page.getByRole('alert')).toContainText('JSON')
  const objects = [...drawing.objects, { ...first, id: 'one-more', yMm: 20 }]
  await field.fill(JSON.stringify({ ...drawing, objects }))
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByText('DRAFT 2')).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/designer-plugin-editor.png` })
  await tab('In words')
  await expect(words(count + 1)).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/designer-plugin-preview.png` })
  expect(await isAccessible(page)).toEqual([])

  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText(/Version 2, published/)).toBeVisible()
})

test('the page of a plugin for its own settings is there while it is on (U12)', async ({ station }) => {
  const { page } = station
  await open(page, '#/plugins/sample-ui?tab=settings')
  await expect(page.getByText('Turn it on to see its settings.')).toBeVisible()
  await page.getByRole('switch', { name: 'Sample of the window is on' }).click({ force: true })
  await expect(page.getByRole('heading', { name: 'Plugin Configuration' })).toBeVisible()
  await expect(page.getByText('Row 3 of the plugin')).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/plugin-settings.png` })
  expect(await isAccessible(page)).toEqual([])
  await page.getByRole('tab', { name: 'About' }).click()
  await page.getByRole('link', { name: 'Show me: panel “Sample” on items' }).click()
  await expect(page.getByText(/Hello, station\. This is stockitem/)).toBeVisible()
})

const MANIFEST = {
  name: 'scanbench-mine',
  version: '1.0.0',
  type: 'module',
  exports: './mine.ts',
  scanbench: { apiVersion: 1, slug: 'mine', name: 'Mine', mixins: ['ui'], permissions: ['ui', 'stock:read'] },
}

const OWN_PLUGIN = `
import { Plugin } from '@scanbench/plugin'
import { UserInterfaceMixin } from '@scanbench/plugin/mixins'
export default class Mine extends Plugin.with(UserInterfaceMixin) {
  NAME = 'Mine'
  async getUiPanels() {
    return [{ key: 'p', title: 'Mine', source: 'panel.js' }]
  }
}
`

test('a plugin that is being written asks before it is on, and is drawn anew after each save', async ({ station }) => {
  const { page, call } = station
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-mine-'))
  const panel = join(folder, 'static', 'panel.js')
  const save = (text: string) =>
    writeFile(panel, `export function renderPanel(target, context) { target.textContent = '${text}' }`)
  try {
    await mkdir(join(folder, 'static'), { recursive: true })
    await writeFile(join(folder, 'package.json'), JSON.stringify(MANIFEST))
    await writeFile(join(folder, 'mine.ts'), OWN_PLUGIN)
    await save('First words')
    await call('POST', '/api/station/plugins/link/', { folder })
    await open(page, '#/plugins/mine')
    if (!(await page.getByRole('switch', { name: 'Mine is on' }).isChecked())) {
      await page.getByRole('switch', { name: 'Mine is on' }).click({ force: true })
      await expect(page.getByRole('dialog')).toContainText('see parts, stock and locations')
      await page.screenshot({ path: `${PICTURES}/plugin-permissions.png` })
      await page.getByRole('button', { name: 'Turn it on' }).click()
    }
    await expect(page.getByRole('switch', { name: 'Mine is on' })).toBeChecked()
    await open(page, '#/stock/items/42?tab=plugin:mine:p')
    await expect(page.getByText('First words')).toBeVisible()
    await save('Other words')
    await expect(page.getByText('Other words')).toBeVisible()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
