import { expect, type Locator } from '@playwright/test'
import { BUILT_IN_ICONS } from '../../main/icons/built-in-icons.ts'
import { test } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

test.use({ hasSamples: true })

/** The letter and its font, once the font is there. */
const letterIn = (place: Locator) =>
  place
    .locator('span[aria-hidden]')
    .evaluateAll((letters) =>
      letters.map((letter) => [
        letter.textContent?.codePointAt(0)?.toString(16),
        document.fonts.check(`16px ${getComputedStyle(letter).fontFamily}`, letter.textContent ?? ''),
        getComputedStyle(letter).fontFamily,
      ]),
    )

test('an icon of a plugin is chosen for a place and drawn from the font of the plugin, as long as it is on', async ({
  station: { page, call },
}) => {
  const complaints: string[] = []
  page.on('console', (message) => (message.type() === 'error' ? complaints.push(message.text()) : undefined))
  await call('PATCH', '/api/plugins/icon-sample/activate/', { active: true })
  await page.evaluate(() => void (location.hash = '#/stock/locations/1'))
  const field = page.getByRole('combobox', { name: 'Icon' })
  await field.fill('place')
  await page.screenshot({ path: `${PICTURES}/icon-choice.png` })
  await page.getByRole('option', { name: 'pallet' }).click()
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Hall A', exact: true }) })
  await expect.poll(() => letterIn(row)).toEqual([['e002', true, '"icons shelf"']])
  await page.screenshot({ path: `${PICTURES}/icon-chosen.png` })
  expect(await call('GET', '/api/stock/location/1/')).toMatchObject({ custom_icon: 'shelf:pallet:solid' })
  await call('PATCH', '/api/plugins/icon-sample/activate/', { active: false })
  await expect(row.locator('span[aria-hidden]')).toHaveCount(0)
  await expect(field).toHaveValue('shelf:pallet:solid')
  expect(complaints).toEqual([])
})

test('every icon of the built-in pack is drawn, and a category takes one by the part that is in it', async ({
  station: { page, call },
}) => {
  await page.evaluate(() => void (location.hash = '#/stock/parts/1'))
  const field = page.getByRole('combobox', { name: 'Icon of the category Writing' })
  await field.click()
  const options = page.getByRole('option')
  const variants = Object.values(BUILT_IN_ICONS.icons).flatMap((icon) => Object.keys(icon.variants))
  await expect(options).toHaveCount(variants.length)
  await expect(page.getByRole('option').filter({ has: page.locator('svg') })).toHaveCount(variants.length)
  await field.fill('delivery')
  await page.getByRole('option', { name: 'truck, filled' }).click()
  await expect(field).toHaveValue('truck, filled')
  const { category } = await call<{ category: number }>('GET', '/api/part/1/')
  await expect.poll(() => call('GET', `/api/part/category/${category}/`)).toMatchObject({ icon: 'ti:truck:filled' })
})
