import { expect } from '@playwright/test'
import { bench, isAccessible, open } from './print-bench.ts'
import { test, type StationWindow } from './station.ts'

const CONFIRM = 'XCXCONFP'
const ONE = 'XCXJBBCO'
const ROLL = { width_mm: 50, length_mm: 30 }

interface Found {
  pk: number
}

/** Four items of one part, with serials. */
async function serialItems({ call }: StationWindow): Promise<number[]> {
  const part = await call<Found>('POST', '/api/part/', { name: 'Drill', trackable: true })
  const body = { part: part.pk, quantity: 4, serial_numbers: '101-104' }
  return (await call<Found[]>('POST', '/api/stock/', body)).map(({ pk }) => pk)
}

async function addPrinter({ call }: StationWindow, name: string): Promise<string> {
  const body = { name, machine_type: 'label-printer', driver: 'simulated-printer', active: true }
  const { pk } = await call<{ pk: string }>('POST', '/api/machine/', body)
  await call('POST', `/api/station/printers/${pk}/roll/`, { roll: ROLL })
  return pk
}

test('a job that was cut off is brought to its end by the scanner alone, and its summary is told', async ({
  station,
}) => {
  const { page } = station
  const { faults, plug, order, scan, paper } = await bench(station)
  const [first, ...others] = await serialItems(station)
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  await faults({ unplug_after_bytes: 500 })
  await order([first ?? 0, ...others])
  const label = page.getByTestId('label-line')
  await expect(label.getByText('Check', { exact: true })).toBeVisible()
  await faults({ unplug_after_bytes: null })
  await plug()
  await scan(`INV-SI${first}`)
  await expect(page.getByText('Is it the last good one?')).toBeVisible()
  await scan(CONFIRM)
  await expect(page.getByText(/Void 2.*\? CONFIRM/u)).toBeVisible()
  expect(await isAccessible(page)).toEqual([])
  await scan(CONFIRM)
  await expect(page.getByText(/^Void: the first print of 2/u)).toBeVisible()
  await expect(label.getByText(/4 of 4, labels? 2.* printed twice, first voided/u)).toBeVisible({ timeout: 20_000 })
  expect(await paper()).toBe(4)
})

test('NO to what was half printed is an answer too: nothing of it came out, and nothing is asked any more', async ({
  station,
}) => {
  const { page } = station
  const { faults, plug, order, scan } = await bench(station)
  const items = await serialItems(station)
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  await faults({ unplug_after_bytes: 500 })
  await order(items)
  const label = page.getByTestId('label-line')
  await expect(label.getByText('Check', { exact: true })).toBeVisible()
  await faults({ unplug_after_bytes: null })
  await plug()
  await scan(`INV-SI${items[0]}`)
  await expect(page.getByText('Is it the last good one?')).toBeVisible()
  await scan(CONFIRM)
  await expect(page.getByText(/Void 2.*\? CONFIRM/u)).toBeVisible()
  await page.getByRole('button', { name: 'No', exact: true }).click()
  await expect(page.getByText(/^Nothing is void: no first print of 2/u)).toBeVisible()
  await expect(label.getByText('Printed', { exact: true })).toBeVisible({ timeout: 20_000 })
  await open(page, '#/labels/queue')
  await expect(page.getByText('Nothing waits.')).toBeVisible()
})

test('the code of a printer opens the steps for its job in the queue, and its page among the machines', async ({
  station,
}) => {
  const { page, call } = station
  const { condition, order, scan } = await bench(station)
  const [printer] = await call<{ name: string; code: string }[]>('GET', '/api/station/printers/')
  await open(page, '#/labels/queue')
  await condition('paper out', true)
  await order([42])
  const job = page.getByTestId('job-1')
  await expect(job.getByText('Held: paper out')).toBeVisible()
  await scan(printer?.code ?? '')
  await expect(job.getByText('What to do: paper out')).toBeVisible()
  await open(page, '#/machines')
  await expect(page.getByText('What to do: paper out')).toBeHidden()
  await scan(printer?.code ?? '')
  await expect(page.getByText('What to do: paper out')).toBeVisible()
  expect(await isAccessible(page)).toEqual([])
})

test('the code of a printer shows its steps, and a number prints the rest on another one', async ({ station }) => {
  const { page, call } = station
  const { condition, order, scan, paper } = await bench(station)
  await addPrinter(station, 'Other')
  const printers = await call<{ name: string; code: string }[]>('GET', '/api/station/printers/')
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  await condition('paper out', true)
  await order([42, 43])
  await expect(page.getByTestId('label-line').getByText('Held', { exact: true })).toBeVisible()
  await scan(printers.find(({ name }) => name === 'Demo printer')?.code ?? '')
  await expect(page.getByText('What to do: paper out')).toBeVisible()
  await expect(page.getByText(/1 prints the rest of job 1 on Other/u)).toBeVisible()
  expect(await isAccessible(page)).toEqual([])
  await scan(ONE)
  await expect(page.getByText('The rest of job 1 is printed on Other')).toBeVisible()
  await expect(page.getByTestId('label-line').getByText('Printed', { exact: true })).toBeVisible()
  expect(await paper()).toBe(0)
})

test('the steps of a held job offer the printer that has the roll for the rest', async ({ station }) => {
  const { page } = station
  const { condition, order } = await bench(station)
  await addPrinter(station, 'Other')
  await open(page, '#/labels/queue')
  await condition('paper out', true)
  await order([42, 43])
  const job = page.getByTestId('job-1')
  await job.getByRole('button', { name: 'Fix job 1' }).click()
  await expect(page.getByRole('button', { name: 'Change roll job 1' })).toBeVisible()
  await expect(job.getByRole('button', { name: 'Print the rest on Other' })).toBeVisible()
  expect(await isAccessible(page)).toEqual([])
  await job.getByRole('button', { name: 'Print the rest on Other' }).click()
  await expect(page.getByText('Nothing waits.')).toBeVisible()
})
