import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Machine } from '../../main/records/machine-records.ts'
import { test, type StationWindow } from './station.ts'

async function openPrinter({ page, call }: StationWindow): Promise<string> {
  const machines = await call<Machine[]>('GET', '/api/machine/')
  const pk = machines.find(({ driver }) => driver === 'simulated-printer')?.pk ?? ''
  await page.evaluate((machine) => void (location.hash = `#/machines/${machine}`), pk)
  await expect(page.getByRole('heading', { name: 'Demo printer' })).toBeVisible()
  return pk
}

test('a printer without paper says what to do, and goes on by itself when that was done', async ({ station }) => {
  const { page, call } = station
  const pk = await openPrinter(station)
  await page.getByRole('switch', { name: 'Paper out' }).click()
  const order = { template: 1, machine: pk, items: [42, 43] }
  await call('POST', '/api/station/print-jobs/', order)
  const steps = page.getByRole('region', { name: 'What to do' })
  await expect(steps.getByText('What to do: paper out')).toBeVisible()
  await expect(steps.getByText('Put in a roll, its labels to the print head.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What waits for it' })).toContainText('1 job waits.')
  await page.getByRole('switch', { name: 'Paper out' }).click()
  await expect(steps).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Printed labels' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('region', { name: 'What came out' })).toContainText('Labels today 2', { timeout: 15_000 })
  await expect(page.getByRole('region', { name: 'What came out' })).toContainText('1 stop')
})

test('a test label is printed as a job, its answers lead to a fix, and the wire log shows what went over the line', async ({
  station,
}) => {
  const { page } = station
  await openPrinter(station)
  await page.getByRole('button', { name: 'Test label' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Print a test label' }).click()
  await expect(dialog.getByText('1 of 1')).toBeVisible()
  await dialog.getByRole('button', { name: 'Shifted' }).click()
  await expect(dialog.getByRole('region', { name: 'Shifted' })).toContainText('It is calibrated')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('tab', { name: 'Wire log' }).click()
  await expect(page.getByRole('row', { name: /\^XA/ }).first()).toBeVisible()
})

test('scans are listed once each, and a code that is on the list is refused', async ({ station }) => {
  const { page, call } = station
  const machines = await call<Machine[]>('GET', '/api/machine/')
  const scanner = machines.find(({ driver }) => driver === 'simulated-scanner')?.pk ?? ''
  const scan = (text: string) => call('POST', `/api/station/machines/${scanner}/simulate/`, { kind: 'scan', text })
  await page.evaluate(() => void (location.hash = '#/codes'))
  const list = page.getByRole('region', { name: 'Scan list' })
  await expect(list).toBeVisible()
  await scan('INV-SI42')
  await expect(list.getByRole('button', { name: 'Labels for 1 item' })).toBeVisible()
  await scan('INV-SI43')
  await expect(list.getByRole('row')).toHaveCount(3)
  await scan('INV-SI42')
  await expect(list.getByText(/^Already scanned, \d\d:\d\d$/)).toBeVisible()
  await expect(list.getByRole('row')).toHaveCount(3)
})

test('a simulated scanner speaks like a real one, has faults, and its trigger is pulled from the page', async ({
  station,
}) => {
  const { page, call } = station
  const { pk } = await call<Machine>('POST', '/api/machine/', {
    name: 'Bench HID scanner',
    machine_type: 'barcode-scanner',
    driver: 'simulated-hid-pos-a-scanner',
  })
  await page.evaluate((machine) => void (location.hash = `#/machines/${machine}`), pk)
  const faults = page.getByRole('region', { name: 'What goes wrong by itself' })
  await expect(page.getByText('Ready.')).toBeVisible()
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 120)}`)).toEqual([])
  await faults.getByRole('switch', { name: 'Loses the end' }).click()
  await page.getByRole('textbox', { name: 'Any other code' }).fill('INV-SI42')
  await expect(async () => {
    await page.getByRole('button', { name: 'Scan it' }).click()
    await expect(page.getByText('A code came without its end and was left out.')).toBeVisible({ timeout: 1500 })
  }).toPass()
  await faults.getByRole('switch', { name: 'Loses the end' }).click()
  await page.getByRole('button', { name: 'Trigger' }).click()
  await expect(page.getByText('Its trigger was pulled')).toBeVisible()
  await expect(page.getByText('Ready.')).toBeVisible()
  await page.getByRole('tab', { name: 'Reported' }).click()
  await expect(page.getByText('Told to do last')).toBeVisible()
})
