import { expect, test } from 'vitest'
import type { StockItem } from '../../main/records/stock-records.ts'
import { createTestStation } from '../support/test-station.ts'

const ORDERS = [
  ['LABEL_ENABLE', '/api/label/print/', 'Label printing is switched off'],
  ['REPORT_ENABLE', '/api/report/print/', 'Reports are switched off'],
  ['REPORT_ENABLE', '/api/station/reports/print/', 'Reports are switched off'],
] as const

test.each(ORDERS)(
  'with %s off nothing is printed by %s, and it is said who can change that',
  async (key, path, why) => {
    await using bench = await createTestStation({})
    const part = await bench.json<{ pk: number }>('POST', '/api/part/', { name: 'Pen' })
    const [item] = await bench.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity: 1 })
    await bench.json('PATCH', `/api/settings/global/${key}/`, { value: false })
    const [{ pk: template }] = await bench.json<[{ pk: number }]>(
      'GET',
      `/api/${key === 'LABEL_ENABLE' ? 'label' : 'report'}/template/?model_type=stockitem`,
    )
    const body = JSON.stringify({ template, items: [item?.pk] })
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }
    const order = () =>
      bench.station.fetch(new Request(`http://127.0.0.1${path}`, init), { actor: bench.station.windowActor() })
    const refused = await order()
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining(why)])
  },
)

test('with LABEL_ENABLE off no job is printed again', async () => {
  await using bench = await createTestStation({})
  const part = await bench.json<{ pk: number }>('POST', '/api/part/', { name: 'Pen' })
  const [item] = await bench.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity: 1 })
  await bench.json('POST', '/api/label/print/', { template: 1, items: [item?.pk], plugin: 'inventreelabel' })
  const { results } = await bench.json<{ results: { pk: number }[] }>('GET', '/api/station/print-jobs/?limit=10')
  await bench.json('PATCH', '/api/settings/global/LABEL_ENABLE/', { value: false })
  await expect(bench.json('POST', `/api/station/print-jobs/${results[0]?.pk}/reprint/`, {})).rejects.toThrow(
    /Label printing is switched off/u,
  )
})
