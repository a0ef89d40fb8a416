import { expect } from '@playwright/test'
import { bench } from './print-bench.ts'
import { test } from './station.ts'

const PRINT = 'XCXPRNTS'

test('where a rule demands it, the job closes when its label is scanned, and a wrong label is refused with words', async ({
  station,
}) => {
  const { page, call } = station
  const { scan, paper, order } = await bench(station)
  await call('POST', '/api/station/print-rules/', {
    name: 'Read what was printed',
    model_type: 'stockitem',
    template: 1,
    scan_back: true,
  })
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  const label = page.getByTestId('label-line')
  await order([43])
  await expect(label.getByText('Printed', { exact: true })).toBeVisible()

  await scan('INV-SI42')
  await expect(page.getByTestId('card')).toBeVisible()
  await scan(PRINT)
  await expect(label.getByText('Waits for scan')).toBeVisible()
  await expect(label.getByText('0 of 1 scanned')).toBeVisible()

  await scan('INV-SI43')
  const band = page.getByTestId('result-band')
  await expect(band.getByText('Not this label. Scan INV-SI42: Item label, job 2, 0 of 1 scanned.')).toBeVisible()
  await expect(label.getByText('Waits for scan')).toBeVisible()

  await scan('INV-SI42')
  await expect(page.getByText('Item label: 1 of 1 scanned')).toBeVisible()
  await expect(label.getByText('Printed', { exact: true })).toBeVisible()
  expect(await paper()).toBe(2)
})
