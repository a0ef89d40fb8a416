import { expect } from '@playwright/test'
import { test } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'
const LONG = 'A socket head screw with a name that no label of this size holds'
const SOURCE = '^XA^PW400^LL240^FO20,20^A0N,30^FD{{ part.name }}^FS^FO40,80^BQN,2,2^FDMA,{{ qr_data }}^FS^XZ'

for (const scheme of ['light', 'dark'] as const)
  test(`of commands that are written by hand it is told what runs off the label, also with the longest name (${scheme})`, async ({
    station: { page, call },
  }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width: 1024, height: 768 })
    const { pk: part } = await call<{ pk: number }>('POST', '/api/part/', { name: LONG, description: '' })
    await call('POST', '/api/stock/', { part, quantity: 1 })
    await page.evaluate(() => void (location.hash = '#/labels/templates/new'))
    await page.getByLabel('Made as').selectOption('ZPL commands')
    await page.getByRole('button', { name: /^50 x 30 mm/ }).click()
    await expect(page.getByText('Reads back: INV-SI1 (qr)')).toBeVisible()
    await page.getByRole('textbox', { name: 'Template source' }).fill(SOURCE)
    const notes = page.getByRole('region', { name: 'Notes' })
    await expect(notes.getByText('is small; scanners must come close')).toBeVisible()
    await notes.getByRole('button', { name: 'Check fit' }).click()
    await expect(notes.getByText(/With “A socket head screw.*reaches beyond the edge of the label/)).toBeVisible()
    await page.screenshot({ path: `${PICTURES}/hand-written-${scheme}.png` })
  })
