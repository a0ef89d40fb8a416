import { expect, type Page } from '@playwright/test'
import { bench, isAccessible, open } from './print-bench.ts'
import { test, type StationWindow } from './station.ts'
import { tabTo } from './tab-to.ts'

async function addPrinter({ call }: StationWindow, name: string): Promise<void> {
  const body = { name, machine_type: 'label-printer', driver: 'simulated-printer', active: true }
  await call('POST', '/api/machine/', body)
}

/** The focus goes to a button, from the top of the page, and it is pressed. */
async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

test('what a gloved hand meets at the station is as large as a glove: 20 mm to print, 15 mm else', async ({
  station,
}) => {
  const { page } = station
  const { scan, paper } = await bench(station)
  await page.setViewportSize({ width: 1024, height: 768 })
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  await scan('INV-SI42')
  const print = page.getByRole('button', { name: /^Print label/ })
  await expect(print).toBeVisible()
  const least = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement)
    const pixels = (name: string) => Number.parseFloat(style.getPropertyValue(name))
    return { primary: pixels('--primaryTarget'), other: pixels('--otherTarget') }
  })
  expect(Math.min(least.primary, least.other)).toBeGreaterThan(40)
  const heightOf = async (name: string | RegExp) =>
    (await page.getByRole('button', { name }).first().boundingBox())?.height ?? 0
  expect(await heightOf(/^Print label/)).toBeGreaterThanOrEqual(least.primary)
  expect(await heightOf('Open in stock')).toBeGreaterThanOrEqual(least.other)
  await print.click()
  await expect(page.getByTestId('label-line').getByText('Printed', { exact: true })).toBeVisible()
  expect(await heightOf('Reprint')).toBeGreaterThanOrEqual(least.other)
  expect(await paper()).toBe(1)
})

test('the last label is printed again by F9, a reason and Enter, where the house wants a reason', async ({
  station,
}) => {
  const { page, call } = station
  const { scan, paper } = await bench(station)
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  await call('PATCH', '/api/settings/global/LABEL_REPRINT_REASON/', { value: true })
  await scan('INV-SI42')
  await expect(page.getByRole('button', { name: /^Print label/ })).toBeVisible()
  await page.keyboard.press('Control+l')
  const label = page.getByTestId('label-line')
  await expect(label.getByText('Printed', { exact: true })).toBeVisible()
  await page.keyboard.press('F9')
  const dialog = page.getByRole('dialog', { name: /^Reprint/ })
  const why = dialog.getByRole('combobox', { name: 'Why' })
  await expect(why).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(why).toHaveAccessibleDescription('This field is required.')
  expect(await isAccessible(page)).toEqual([])
  await page.keyboard.type('Torn', { delay: 60 })
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(paper).toBe(2)
  await open(page, '#/labels/history')
  await expect(page.getByText('reprint of 1: Torn')).toBeVisible()
})

test('by keys alone printers are paused, jobs held, put first, moved and cancelled', async ({ station }) => {
  const { page } = station
  const { order, paper } = await bench(station)
  await addPrinter(station, 'Other')
  await open(page, '#/labels/queue')
  const jobs = page.getByRole('list', { name: 'Print queue' }).locator('> li')
  await expect(page.getByRole('list', { name: 'Printers of this station' }).getByText('Other')).toBeVisible()
  await page.keyboard.press('F8')
  await expect(page.getByText('All printers are paused.')).toBeVisible()
  for (const item of [42, 43, 44]) await order([item])
  await expect(jobs).toHaveCount(3)
  await press(page, /^Hold job 1$/)
  await expect(jobs.nth(0)).toContainText('On hold')
  await press(page, /^Goes first job 3$/)
  await expect(page.getByTestId('job-3')).toContainText('goes first')
  await press(page, /^Move to… another printer, job 2$/)
  await expect(page.getByRole('menuitem', { name: 'Other' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Other' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('job-2')).toContainText('Other')
  await press(page, /^Cancel job 3$/)
  await expect(jobs).toHaveCount(2)
  await page.keyboard.press('F8')
  await expect(jobs).toHaveCount(1)
  await press(page, /^Release job 1$/)
  await expect(page.getByText('Nothing waits.')).toBeVisible()
  expect(await paper()).toBe(1)
})
