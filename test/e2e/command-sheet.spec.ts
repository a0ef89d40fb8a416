import { expect } from '@playwright/test'
import { GROUPS } from '../../renderer/features/codes/sheet-choice.ts'
import { readCodes } from '../support/read-label.ts'
import { test } from './station.ts'

// As many dots as a printer of 300 dpi puts on paper.
test.use({ deviceScaleFactor: 300 / 96 })

test('every code on the sheet is read back from a picture of it, as bars and as Data Matrix', async ({ station }) => {
  test.setTimeout(120_000)
  const { page, call } = station
  const known = await call<{ code: string; group: (typeof GROUPS)[number]; comes_with: string | null }[]>(
    'GET',
    '/api/station/command-codes/?quantities=1,12',
  )
  await page.setViewportSize({ width: 1400, height: 1000 })
  await page.evaluate(() => void (location.hash = '#/command-sheet'))
  await page.getByLabel('Quantities').fill('1, 12')
  await page.getByLabel('All commands').check()
  const answered = known.filter(({ comes_with }) => comes_with === null)
  await expect(page.locator('figure')).toHaveCount(answered.length)
  await expect(page.getByText('Mode: pick (comes with picking)')).toBeVisible()
  const read: string[][] = []
  for (const figure of await page.locator('figure').all()) read.push(await readCodes(await figure.screenshot()))
  expect(read).toEqual(
    answered.toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group)).map(({ code }) => [code, code]),
  )
})

test('codes stand at least 25 mm apart, and print without the controls', async ({ station }) => {
  const { page } = station
  await page.setViewportSize({ width: 1400, height: 1000 })
  await page.evaluate(() => void (location.hash = '#/command-sheet'))
  await expect(page.locator('figure').first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  const boxes = await page.locator('section:first-of-type figure').evaluateAll((figures) =>
    figures.map((figure) => {
      const { left, right, top, bottom } = figure.getBoundingClientRect()
      return { left, right, top, bottom }
    }),
  )
  const millimetre = 96 / 25.4
  const gaps = boxes.flatMap((one, place) =>
    boxes.slice(place + 1).map((two) => Math.max(two.left - one.right, one.left - two.right, two.top - one.bottom)),
  )
  expect(gaps.length).toBeGreaterThan(0)
  expect(Math.min(...gaps) / millimetre).toBeGreaterThan(24.9)
})

test('one command is printed as a label of its own from the page of labels', async ({ station }) => {
  const { page, call } = station
  const { code } = (await call<{ name: string; code: string }[]>('GET', '/api/station/command-codes/')).find(
    ({ name }) => name === 'UNDO',
  )!
  await page.evaluate(() => void (location.hash = '#/labels/quick'))
  await page.getByRole('combobox', { name: 'Or a command' }).click()
  await page.getByRole('option', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Code, if wanted' })).toHaveValue(code)
  await page.getByRole('button', { name: 'Print Enter' }).click()
  await expect(page.getByText('Printed', { exact: true })).toBeVisible()
})
