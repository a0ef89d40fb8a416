import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

test.use({ hasSamples: true })

const open = (page: Page, hash: string): Promise<void> => page.evaluate((to) => void (location.hash = to), hash)

const MANIFEST = {
  name: 'row-by-row',
  version: '1.0.0',
  type: 'module',
  scanbench: { apiVersion: 1, name: 'Row by row', mixins: ['exporter'], entry: 'row-by-row.ts' },
}
/** One row at a time, each of which takes its time; or none at all. */
const ROW_BY_ROW = `
import { Plugin } from '@scanbench/plugin'
import { DataExportMixin } from '@scanbench/plugin/mixins'
import { boolean } from '@scanbench/plugin/settings'
export default class RowByRow extends Plugin.with(DataExportMixin) {
  NAME = 'Row by row'
  EXPORT_CHUNK_SIZE = 1
  EXPORT_OPTIONS = { export_broken: boolean({ name: 'Broken' }) }
  async exportRows(rows, { options }) {
    if (options.export_broken) throw new Error('the scale is away')
    await new Promise((resolve) => setTimeout(resolve, 100))
    return rows
  }
}
`

async function savedText(page: Page, start: () => Promise<void>): Promise<{ name: string; text: string }> {
  const saving = page.waitForEvent('download')
  await start()
  const file = await saving
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

test('what is listed is saved as a file, with the search of the list and a column of a plugin', async ({
  station: { page, call },
}) => {
  await call('PATCH', '/api/plugins/export-sample/activate/', { active: true })
  await open(page, '#/plugins/export-sample')
  await page
    .getByRole('link', { name: /show me/i })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'Find in stock' }).fill('stapler')
  await expect(page).toHaveURL(/search=stapler/)
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export stock items' })
  await expect(dialog.getByText('Only the stock items found by “stapler”, as in the list.')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Plugin' }).click()
  await page.getByRole('option', { name: 'Export sample' }).click()
  await dialog.getByRole('textbox', { name: 'Surcharge' }).fill('10')
  await page.screenshot({ path: `${PICTURES}/export-dialog.png` })
  const { count } = await call<{ count: number }>('GET', '/api/stock/?search=stapler&limit=1')
  const { name, text } = await savedText(page, () => dialog.getByRole('button', { name: 'Export' }).click())
  const lines = text.trim().split('\r\n')
  expect([name, lines[0]?.split(',').at(-1), lines.length]).toEqual([
    expect.stringMatching(/^InvenTree_StockItem_\d{4}-\d\d-\d\d\.csv$/),
    'Value',
    count + 1,
  ])
  await expect(dialog.getByText(/It is among your downloads/)).toBeVisible()
})

for (const { tab, format, what } of [
  { tab: 'parts', format: 'XLSX', what: 'Part' },
  { tab: 'locations', format: 'TSV', what: 'StockLocation' },
])
  test(`${tab} are saved as ${format} by keys alone`, async ({ station: { page } }) => {
    await open(page, `#/stock/${tab}`)
    await page.getByRole('button', { name: 'Export' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `Export ${tab}` })
    await dialog.getByRole('combobox', { name: 'Format' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: format }).waitFor()
    for (let step = 0; step < ['CSV', 'TSV', 'XLSX'].indexOf(format); step++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const { name } = await savedText(page, () => dialog.getByRole('button', { name: 'Export' }).press('Enter'))
    expect(name).toMatch(new RegExp(`^InvenTree_${what}_.*\\.${format.toLowerCase()}$`))
  })

test('a long export counts its rows, goes on in the corner, and ends when it is cancelled; a failed one says why', async ({
  station: { page, call },
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-row-by-row-'))
  const outputs = () => call<unknown[]>('GET', '/api/data-output/')
  try {
    await writeFile(join(folder, 'package.json'), JSON.stringify(MANIFEST))
    await writeFile(join(folder, 'row-by-row.ts'), ROW_BY_ROW)
    await call('POST', '/api/station/plugins/link/', { folder })
    await call('PATCH', '/api/plugins/row-by-row/activate/', { active: true })
    await open(page, '#/stock/items')
    const dialog = page.getByRole('dialog', { name: 'Export stock items' })
    const choosePlugin = async () => {
      await page.getByRole('button', { name: 'Export' }).click()
      await dialog.getByRole('combobox', { name: 'Plugin' }).click()
      await page.getByRole('option', { name: 'Row by row' }).click()
    }
    await choosePlugin()
    await dialog.getByRole('button', { name: 'Export' }).click()
    await expect(dialog.getByText(/^[1-9]\d* of 3.000 rows$/)).toBeVisible({ timeout: 30_000 })
    await page.screenshot({ path: `${PICTURES}/export-progress.png` })
    await dialog.getByRole('button', { name: 'Leave it running' }).click()
    const corner = page.getByRole('alert').filter({ hasText: 'Export of stock items' })
    await expect(corner.getByText(/of 3.000 rows$/)).toBeVisible()
    await page.screenshot({ path: `${PICTURES}/export-corner.png` })
    await corner.getByRole('button', { name: 'Cancel export' }).click()
    await expect(corner).toHaveCount(0)
    expect(await outputs()).toEqual([])
    await choosePlugin()
    await dialog.getByRole('switch', { name: 'Broken' }).press('Space')
    await dialog.getByRole('button', { name: 'Export' }).click()
    await expect(dialog.getByRole('alert')).toContainText('The list was not exported. the scale is away')
    await page.screenshot({ path: `${PICTURES}/export-failed.png` })
    await dialog.getByRole('button', { name: 'Choose again' }).click()
    await expect(dialog.getByRole('switch', { name: 'Broken' })).toBeChecked()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/** Only what lies in the place that was chosen. */
const BY_PLACE = `
import { Plugin } from '@scanbench/plugin'
import { DataExportMixin } from '@scanbench/plugin/mixins'
import { related } from '@scanbench/plugin/settings'
export default class ByPlace extends Plugin.with(DataExportMixin) {
  NAME = 'By place'
  EXPORT_OPTIONS = { export_place: related({ name: 'Place', model: 'stocklocation' }) }
  async exportRows(rows, { options }) {
    return rows.filter(({ location }) => location === options.export_place)
  }
}
`

test('an option that names an object is chosen from the objects, by their names', async ({
  station: { page, call },
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-by-place-'))
  try {
    const scanbench = { apiVersion: 1, name: 'By place', mixins: ['exporter'], entry: 'by-place.ts' }
    await writeFile(join(folder, 'package.json'), JSON.stringify({ ...MANIFEST, name: 'by-place', scanbench }))
    await writeFile(join(folder, 'by-place.ts'), BY_PLACE)
    await call('POST', '/api/station/plugins/link/', { folder })
    await call('PATCH', '/api/plugins/by-place/activate/', { active: true })
    const item = await call<{ location: number }>('GET', '/api/stock/42/')
    const { pathstring } = await call<{ pathstring: string }>('GET', `/api/stock/location/${item.location}/`)
    const { count } = await call<{ count: number }>(
      'GET',
      `/api/stock/?location=${item.location}&cascade=false&limit=1`,
    )
    await open(page, '#/stock/items')
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export stock items' })
    await dialog.getByRole('combobox', { name: 'Plugin' }).click()
    await page.getByRole('option', { name: 'By place' }).click()
    await dialog.getByRole('combobox', { name: 'Place' }).fill(pathstring)
    await page.getByRole('option', { name: pathstring, exact: true }).click()
    await page.screenshot({ path: `${PICTURES}/export-place.png` })
    const { text } = await savedText(page, () => dialog.getByRole('button', { name: 'Export' }).click())
    expect(text.trim().split('\r\n')).toHaveLength(count + 1)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
