import { expect } from '@playwright/test'
import { bench, isAccessible, open } from './print-bench.ts'
import { test } from './station.ts'

test('what is scanned is listed, shown and printed by one key', async ({ station }) => {
  const { page } = station
  const { scan, paper } = await bench(station)
  await open(page, '#/labels/print')
  await expect(page.getByText('Scan an item, or find one by name.')).toBeVisible()
  await scan('INV-SI42')
  await scan('INV-SI43')
  await expect(page.getByRole('list', { name: 'Labels for' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByText('Code reads back: INV-SI43')).toBeVisible()
  await page.getByRole('button', { name: 'Label before' }).click()
  await expect(page.getByText('Code reads back: INV-SI42')).toBeVisible()
  await page.getByRole('button', { name: 'One copy more' }).click()
  expect(await isAccessible(page)).toEqual([])
  await page.keyboard.press('Control+l')
  await expect(page.getByTestId('last-job').getByText('Printed', { exact: true })).toBeVisible()
  expect(await paper()).toBe(4)
  await scan('INV-SI44')
  await expect(page.getByRole('list', { name: 'Labels for' }).getByRole('listitem')).toHaveCount(1)
})

test('a quick label takes Ctrl+K, the text and Enter', async ({ station }) => {
  const { page } = station
  const { paper } = await bench(station)
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Go to, do, find').fill('quick')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Text' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Text' }).fill('Return to A. Smith')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('last-job').getByText('Printed', { exact: true })).toBeVisible()
  expect(await paper()).toBe(1)
})

test('a label that is too large for the roll: it can be scaled, printed elsewhere, or another roll is put in', async ({
  station,
}) => {
  const { page } = station
  const { scan, paper } = await bench(station)
  await open(page, '#/labels/queue')
  const printers = page.getByRole('list', { name: 'Printers of this station' })
  await printers
    .getByRole('button', { name: /^Change roll of/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: /^Roll in/ })
  await expect(dialog.getByRole('textbox', { name: 'Length' })).toHaveValue('30 mm')
  await dialog.getByText('Endless').click()
  await dialog.getByRole('textbox', { name: 'Width' }).fill('25')
  expect(await isAccessible(page)).toEqual([])
  await dialog.getByRole('button', { name: 'This roll is in it' }).click()
  await expect(printers.getByText('roll 25 mm endless')).toBeVisible()
  await open(page, '#/labels/print')
  await scan('INV-SI42')
  await expect(page.getByText('The roll is 25 mm wide, the label is 50 x 30 mm.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change roll' })).toBeVisible()
  await page.getByRole('button', { name: 'Scale to 50 %' }).click()
  await expect(page.getByText('The roll is 25 mm wide')).toBeHidden()
  await expect(page.getByText('25 x 15 mm')).toBeVisible()
  expect(await isAccessible(page)).toEqual([])
  await page.keyboard.press('Control+l')
  await expect(page.getByTestId('last-job').getByText('Printed', { exact: true })).toBeVisible()
  expect(await paper()).toBe(1)
})

test('paper out in the middle: the queue says so, shows the steps, and goes on with a new roll', async ({
  station,
}) => {
  const { page } = station
  const { faults, condition, order, paper } = await bench(station)
  await faults({ ms_per_label: 150, paper_out_after: 2 })
  await open(page, '#/labels/queue')
  // More than a printer is given before it has confirmed some, so that a part of the job has not left.
  await order(Array.from({ length: 15 }, (_, index) => 42 + index))
  await order([60])
  const held = page.getByTestId('job-1')
  await expect(held.getByText('Held: paper out')).toBeVisible()
  await held.getByRole('button', { name: 'Fix job 1' }).click()
  await expect(page.getByText('What to do: paper out')).toBeVisible()
  expect(await isAccessible(page)).toEqual([])
  expect(await paper()).toBe(2)
  await faults({ paper_out_after: null })
  await condition('paper out', false)
  await expect(page.getByText('Nothing waits.')).toBeVisible({ timeout: 20_000 })
  expect(await paper()).toBe(16)
  await page.getByRole('button', { name: 'History' }).click()
  await expect(page.getByRole('list', { name: 'Print jobs' }).getByText('Printed', { exact: true })).toHaveCount(2)
})

test('a cut link asks which label was the last good one, and the scan of it prints the rest once', async ({
  station,
}) => {
  const { page } = station
  const { faults, plug, order, scan, paper } = await bench(station)
  await open(page, '#/labels/queue')
  await faults({ unplug_after_bytes: 500 })
  await order([42, 43, 44, 45])
  const question = page.getByText('What was the last good label? Scan it.')
  await expect(question).toBeVisible()
  await expect(page.getByTestId('job-1').getByText('Check', { exact: true })).toBeVisible()
  expect(await isAccessible(page)).toEqual([])
  expect(await paper()).toBe(1)
  await faults({ unplug_after_bytes: null })
  await plug()
  const printers = page.getByRole('list', { name: 'Printers of this station' })
  await expect(printers.getByText('Disconnected')).toBeHidden({ timeout: 15_000 })
  // The rest belongs behind the label in doubt: it waits for the answer.
  expect(await paper()).toBe(1)
  await scan('INV-SI42')
  await expect(question).toBeHidden()
  await expect(page.getByText('Nothing waits.')).toBeVisible({ timeout: 15_000 })
  expect(await paper()).toBe(4)
})

test('printers are paused and jobs are held, put before others and cancelled', async ({ station }) => {
  const { page } = station
  const { order, paper } = await bench(station)
  await open(page, '#/labels/queue')
  await page.getByRole('button', { name: 'Pause all' }).click()
  await expect(page.getByText('All printers are paused.')).toBeVisible()
  await order([42])
  await order([43])
  await order([44])
  const jobs = page.getByRole('list', { name: 'Print queue' }).locator('> li')
  await expect(jobs).toHaveCount(3)
  await page.getByRole('button', { name: 'Up job 3' }).click()
  await expect(jobs.nth(1)).toContainText('Job 3')
  await page.getByRole('button', { name: 'Hold job 1' }).click()
  await expect(jobs.nth(0)).toContainText('On hold')
  await page.getByRole('button', { name: 'Cancel job 2' }).click()
  await expect(jobs).toHaveCount(2)
  expect(await isAccessible(page)).toEqual([])
  await page.getByRole('button', { name: 'Resume all' }).click()
  await expect(jobs).toHaveCount(1)
  expect(await paper()).toBe(1)
  await page.getByRole('button', { name: 'Release job 1' }).click()
  await expect(page.getByText('Nothing waits.')).toBeVisible()
  expect(await paper()).toBe(2)
})
