import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { readPdf } from '../support/read-pdf.ts'
import { test } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash)
}

/** Prints what the dialog shows, and reads the file as poppler does. */
async function printed(page: Page): Promise<{ name: string; pages: number; text: string; codes: string[] }> {
  await page.getByRole('dialog').getByRole('button', { name: 'Print report' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Save .*\.pdf$/ }).click()
  const download = await saved
  const pdf = await readPdf(await readFile(await download.path()))
  return { name: download.suggestedFilename(), pages: pdf.pages, text: pdf.text, codes: pdf.codes.flat() }
}

test('a list becomes a report by Ctrl+P: seen first, then a PDF whose codes can be scanned', async ({ station }) => {
  test.setTimeout(120_000)
  const { page } = station
  await open(page, '#/stock/locations?search=Rack 3')
  await expect(page.getByRole('link', { name: 'Rack 3' }).first()).toBeVisible()
  await page.keyboard.press('Control+p')
  const dialog = page.getByRole('dialog', { name: 'Print report' })
  await expect(dialog.getByText('All locations that the list shows now')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Report' }).click()
  await page.getByRole('option', { name: 'Location list, A4' }).click()
  const preview = page.frameLocator('iframe[title="Preview of the report"]')
  await expect(preview.getByRole('heading', { name: 'Location list' })).toBeVisible()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `${PICTURES}/report-dialog-${scheme}.png` })
  }
  const { violations } = await new AxeBuilder({ page })
    .withTags(WCAG)
    .include('[role="dialog"]')
    .exclude('iframe')
    .analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  const pdf = await printed(page)
  expect(pdf.name).toMatch(/^location-list-.*\.pdf$/)
  expect(pdf.text).toMatch(/Location list.*Rack 3/s)
  expect(pdf.codes).toContainEqual(expect.stringMatching(/^INV-SL\d+$/))
})

test('ticked items become a stock list in which nothing else is', async ({ station }) => {
  test.setTimeout(120_000)
  const { page } = station
  await open(page, '#/stock/items')
  for (const number of [1, 2]) await page.getByRole('checkbox', { name: new RegExp(`number ${number}$`) }).check()
  await page.screenshot({ path: `${PICTURES}/stock-selection.png` })
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('dialog').getByText('2 items', { exact: true })).toBeVisible({ timeout: 20_000 })
  const { text, pages } = await printed(page)
  expect([pages, text.match(/☐/g)?.length]).toEqual([1, 2])
})

test('what is open is printed from its own page', async ({ station }) => {
  test.setTimeout(120_000)
  const { page } = station
  await open(page, '#/stock/parts/1')
  await page.getByRole('region', { name: 'Part' }).getByRole('button', { name: 'Print report' }).click()
  await expect(page.getByRole('dialog').getByText('1 part', { exact: true })).toBeVisible()
  expect((await printed(page)).text).toMatch(/Part list.*1 parts/s)
})

test('a report is changed beside its preview, and replaces what prints only after a question (P34)', async ({
  station,
}) => {
  test.setTimeout(120_000)
  const { page, call } = station
  await open(page, '#/labels/reports')
  await expect(page.getByRole('link', { name: 'Part list' })).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/reports-tab.png` })
  await page.getByRole('button', { name: 'Open Part list' }).click()
  const preview = page.frameLocator('iframe[title="Preview of the report"]')
  await expect(preview.getByRole('heading', { name: 'Part list' })).toBeVisible()
  const editor = page.getByRole('textbox', { name: 'Source of the report' })
  await editor.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.insertText('<h2>Seen first</h2>')
  await expect(preview.getByRole('heading', { name: 'Seen first' })).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('[data-draft="saved"]')).toBeVisible()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `${PICTURES}/report-editor-${scheme}.png` })
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).exclude('iframe').analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
  }
  const templates = await call<{ pk: number; name: string }[]>('GET', '/api/report/template/')
  const pk = templates.find(({ name }) => name === 'Part list')?.pk
  const revisions = async () => (await call<unknown[]>('GET', `/api/station/report-templates/${pk}/revisions/`)).length
  expect(await revisions()).toBe(1)
  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(page.getByRole('dialog').getByText('Version 1, which prints now, is replaced')).toBeVisible()
  expect(await revisions()).toBe(1)
  await page.getByRole('button', { name: 'Publish version 2' }).click()
  await expect(page.getByText('Version 2, published')).toBeVisible()
  expect(await revisions()).toBe(2)
})

test('versions of a report are compared and taken up again, and who saves second compares too', async ({ station }) => {
  test.setTimeout(120_000)
  const { page, call } = station
  interface Draft {
    document: { source: string }
    version: number
  }
  const path = '/api/station/report-templates/'
  const templates = await call<{ pk: number; name: string }[]>('GET', '/api/report/template/')
  const pk = templates.find(({ name }) => name === 'Part list')?.pk
  const save = async (source: string) => {
    const { document, version } = await call<Draft>('GET', `${path}${pk}/draft/`)
    return call<Draft>('PUT', `${path}${pk}/draft/`, { document: { ...document, source }, version })
  }
  const { version } = await save('<h2>Second</h2>')
  await call('POST', `${path}${pk}/publish/`, { version, note: '' })
  await open(page, `#/labels/reports/${pk}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Versions…' }).click()
  const versions = page.getByRole('dialog', { name: 'Versions' })
  await versions.getByRole('button', { name: 'Compare' }).last().click()
  await expect(versions.getByText('From version 1 to what you see now:')).toBeVisible()
  await expect(versions.getByText('“<h2>Second</h2>”')).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/report-versions.png` })
  await versions.getByRole('button', { name: 'Take version 1 into the draft' }).click()
  const preview = page.frameLocator('iframe[title="Preview of the report"]')
  await expect(preview.getByRole('heading', { name: 'Part list' })).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('[data-draft="saved"]')).toBeVisible()
  await save('<h2>Theirs</h2>')
  const conflict = page.getByRole('dialog', { name: /changed this template/ })
  await expect(conflict.getByText('<h2>Theirs</h2>')).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/report-conflict.png` })
  for (const key of ['Enter', 'Space', 'Escape']) await page.keyboard.press(key)
  await expect(conflict).toBeVisible()
  await conflict.getByRole('button', { name: 'Take theirs' }).click()
  await expect(preview.getByRole('heading', { name: 'Theirs' })).toBeVisible({ timeout: 20_000 })
})

test('snippets and pictures are made, changed and deleted beside the reports', async ({ station: { page } }) => {
  await open(page, '#/labels/reports')
  await page.getByRole('button', { name: 'Snippets…' }).click()
  const list = page.getByRole('dialog', { name: 'Snippets' })
  await list.getByRole('button', { name: 'New snippet' }).click()
  const form = page.getByRole('dialog', { name: 'New snippet' })
  await form.getByLabel('Name').fill('head')
  await form.getByLabel('Page').fill("{% include 'snippets/head.html' %}")
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText(/would include itself/)).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/report-snippet-refused.png` })
  await form.getByLabel('Page').fill('<h1>Example Ltd</h1>')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(list.getByText("{% include 'snippets/head.html' %}")).toBeVisible()
  await list.getByRole('button', { name: 'Edit head.html' }).click()
  const edited = page.getByRole('dialog', { name: 'head.html' })
  await expect(edited.getByLabel('Page')).toHaveText('<h1>Example Ltd</h1>')
  await edited.getByRole('button', { name: 'Cancel' }).click()
  await list.getByRole('button', { name: 'Delete' }).click()
  await page
    .getByRole('dialog', { name: /^Delete/ })
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(list.getByText(/is kept here once/)).toBeVisible()
  await list.getByRole('button', { name: 'Close', exact: true }).last().click()

  await page.getByRole('button', { name: 'Pictures…' }).click()
  const pictures = page.getByRole('dialog', { name: 'Pictures' })
  const png = await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 20 } })
  await pictures.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png })
  await expect(pictures.getByText("{{ 'logo.png' | asset }}")).toBeVisible()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `${PICTURES}/report-pictures-${scheme}.png` })
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).include('[role="dialog"]').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  }
})

test('a report or a template that is not there says so, and leads back to the others', async ({ station }) => {
  const { page } = station
  for (const [sort, back] of [
    ['reports', 'All reports'],
    ['templates', 'All templates'],
  ] as const) {
    await open(page, `#/labels/${sort}/9999`)
    await expect(page.getByRole('alert').first()).toContainText('could not be read')
    await page.getByRole('link', { name: back }).click()
    await expect(page.getByRole('table')).toBeVisible()
  }
})
