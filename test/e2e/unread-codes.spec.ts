import { expect } from '@playwright/test'
import { ITEM_LABEL } from '../../main/labels/templates/built-in/item-label.ts'
import { lineObject } from '../../main/labels/templates/template-objects.ts'
import { bench, isAccessible, open } from './print-bench.ts'
import { test, type StationWindow } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

/** A label whose code has a thick line across it. */
async function crossedOut({ call }: StationWindow): Promise<number> {
  const { document } = ITEM_LABEL
  if (document.kind !== 'design') throw new Error('The item label is a design')
  const bar = lineObject('bar', { xMm: 31, yMm: 16, lengthMm: 18, thicknessMm: 8 })
  const { pk } = await call<{ pk: number }>('POST', '/api/station/label-templates/', {
    name: 'Crossed out',
    model_type: 'stockitem',
    width: 50,
    height: 30,
    document: { ...document, objects: [...document.objects, bar] },
  })
  return pk
}

test('a job whose code does not read back is held in the queue until staff print it anyway', async ({ station }) => {
  const { page, call } = station
  const { printer, paper } = await bench(station)
  const template = await crossedOut(station)
  await open(page, '#/labels/queue')
  await call('POST', '/api/station/print-jobs/', { template, machine: printer, items: [42, 43] })
  const job = page.getByTestId('job-1')
  await expect(job.getByText('Held: code does not read')).toBeVisible()
  expect(await paper()).toBe(0)
  await job.getByRole('button', { name: 'Print anyway… job 1' }).click()
  const dialog = page.getByRole('dialog', { name: 'Print Crossed out anyway' })
  await expect(dialog.getByRole('button', { name: 'Print anyway' })).toBeDisabled()
  await dialog.getByRole('combobox', { name: 'Print it anyway, because' }).fill('A sample')
  expect(await isAccessible(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nothing waits.')).toBeVisible()
  expect(await paper()).toBe(2)
})

test('the Print page asks for the reason first, and then nothing is held', async ({ station }) => {
  const { page } = station
  const { scan, paper } = await bench(station)
  await crossedOut(station)
  await open(page, '#/labels/print')
  await scan('INV-SI42')
  await page.getByRole('button', { name: /Crossed out/ }).click()
  await expect(page.getByText('Code does not read back: INV-SI42')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Print 1 label/ })).toBeDisabled()
  await page.getByRole('combobox', { name: 'Print it anyway, because' }).fill('A sample')
  expect(await isAccessible(page)).toEqual([])
  await page.keyboard.press('Control+l')
  await expect(page.getByTestId('last-job').getByText('Printed', { exact: true })).toBeVisible()
  expect(await paper()).toBe(1)
})

test('the dialog of a thing asks for the reason too, by keys alone, and then nothing is held', async ({ station }) => {
  const { page } = station
  const { paper } = await bench(station)
  await crossedOut(station)
  await open(page, '#/stock/items/42')
  await expect(page.getByRole('button', { name: 'Print label', exact: true })).toBeEnabled()
  await page.keyboard.press('Control+Shift+l')
  const dialog = page.getByRole('dialog', { name: 'Print 1 label' })
  await dialog.getByRole('combobox', { name: 'Label' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /Crossed out/ }).waitFor()
  const labels = await page.getByRole('option').allTextContents()
  const placeOf = (name: string) => labels.findIndex((label) => label.startsWith(name))
  const way = placeOf('Crossed out') - placeOf('Item label')
  for (let step = 0; step < Math.abs(way); step += 1) await page.keyboard.press(way > 0 ? 'ArrowDown' : 'ArrowUp')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Code does not read back: INV-SI42')).toBeVisible()
  const print = dialog.getByRole('button', { name: 'Print 1 label' })
  await expect(print).toBeDisabled()
  await dialog.getByRole('combobox', { name: 'Print it anyway, because' }).focus()
  await page.keyboard.type('A sample', { delay: 60 })
  await page.keyboard.press('Escape')
  expect(await isAccessible(page)).toEqual([])
  await print.press('Enter')
  await expect(dialog).toBeHidden()
  await open(page, '#/labels/history')
  const job = page.getByTestId('job-1')
  await expect(job.getByText('Printed', { exact: true })).toBeVisible()
  await expect(job.getByText(/printed anyway: A sample/)).toBeVisible()
  expect(await paper()).toBe(1)
})

for (const scheme of ['light', 'dark'] as const)
  test(`of many labels each is looked at, and the one whose code does not read is shown by a button (${scheme})`, async ({
    station,
  }) => {
    const { page, call } = station
    await bench(station)
    const { document } = ITEM_LABEL
    if (document.kind !== 'design') throw new Error('The item label is a design')
    const bar = {
      ...lineObject('bar', { xMm: 31, yMm: 16, lengthMm: 18, thicknessMm: 8 }),
      when: "qr_data == 'INV-SI43'",
    }
    await call('POST', '/api/station/label-templates/', {
      name: 'Crossed out once',
      model_type: 'stockitem',
      width: 50,
      height: 30,
      document: { ...document, objects: [...document.objects, bar] },
    })
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width: 1024, height: 768 })
    await open(page, '#/labels/print?model=stockitem&items=41,42,43,44')
    await page.getByRole('button', { name: /Crossed out once/ }).click()
    const all = page.getByRole('region', { name: 'All labels' })
    await expect(all.getByText('Label 3: Code does not read back: INV-SI43')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Print 4 labels/ })).toBeDisabled()
    expect(await isAccessible(page)).toEqual([])
    await page.screenshot({ path: `${PICTURES}/labels-batch-${scheme}.png` })
    await all.getByRole('button', { name: 'Show label 3' }).click()
    await expect(page.getByText('3 of 4')).toBeVisible()
    await page.getByRole('combobox', { name: 'Print it anyway, because' }).fill('A sample')
    await expect(page.getByRole('button', { name: /^Print 4 labels/ })).toBeEnabled()
  })
