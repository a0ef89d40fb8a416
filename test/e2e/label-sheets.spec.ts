import { expect, type Locator } from '@playwright/test'
import { isAccessible, open } from './print-bench.ts'
import { test, type StationWindow } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

/** The dialog of one label, with the plugin for sheets and a sheet of a maker chosen. */
async function printOn({ page, call }: StationWindow, sheet: string): Promise<Locator> {
  await call('PATCH', '/api/plugins/inventreelabelsheet/activate/', { active: true })
  await open(page, '#/stock/items/42')
  await expect(page.getByRole('button', { name: 'Print label', exact: true })).toBeEnabled()
  await page.keyboard.press('Control+Shift+l')
  const dialog = page.getByRole('dialog', { name: 'Print 1 label' })
  await dialog.getByRole('combobox', { name: 'Print with' }).click()
  await page.getByRole('option', { name: 'Label sheets' }).click()
  await dialog.getByRole('combobox', { name: 'Sheet' }).click()
  await page.getByRole('option', { name: sheet }).click()
  return dialog
}

test('places of a sheet that are used up are clicked, or marked by keys, and the labels go around them', async ({
  station,
}) => {
  test.setTimeout(120_000)
  const { page } = station
  await page.setViewportSize({ width: 1024, height: 768 })
  const dialog = await printOn(station, 'L7160')
  const sheet = dialog.getByRole('group', { name: 'Places of the first sheet' })
  const place = (number: number, what: string) =>
    sheet.getByRole('button', { name: `Place ${number}: ${what}`, exact: true })
  await expect(sheet.getByRole('button')).toHaveCount(21)
  await expect(place(1, 'label 1')).toBeVisible()

  await place(3, 'free').click({ modifiers: ['Shift'] })
  await expect(place(4, 'label 1')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Skip labels' })).toHaveValue('3')

  await place(4, 'label 1').focus()
  await page.keyboard.press('ArrowDown')
  await expect(place(7, 'free')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(place(7, 'used up')).toBeFocused()
  await expect(dialog.getByRole('textbox', { name: 'Used places' })).toHaveValue('7')
  await sheet.scrollIntoViewIfNeeded()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `${PICTURES}/label-sheet-${scheme}.png` })
  }
  expect(await isAccessible(page)).toEqual([])

  await dialog.getByRole('textbox', { name: 'Used places' }).fill('22')
  await expect(dialog.getByText('A sheet has the places 1 to 21, and "22" is not among them.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Used places' }).fill('')
  await place(1, 'used up').click()
  await expect(place(1, 'label 1')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Used places' })).toHaveValue('2-3')
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Print 1 label' }).click()
  expect((await saved).suggestedFilename()).toMatch(/\.pdf$/)
})

test('a label that is too large for the places of a sheet is told before it is printed', async ({ station }) => {
  const dialog = await printOn(station, 'L7651')
  await expect(dialog.getByText(/a place on L7651 has 38.1 x 21.2 mm/)).toBeVisible()
  expect(await isAccessible(station.page)).toEqual([])
})
