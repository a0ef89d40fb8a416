import { expect, test } from 'vitest'
import { callStation } from '../support/call-station.ts'
import { createScanBench } from '../support/scan-bench.ts'

const PRINT = 'XCXPRNTS'

test('a rule that names another label decides for print on scan, for the command code and for the Print key', async () => {
  await using bench = await createScanBench()
  const { station, news, jobs } = bench
  const item = await bench.item()
  const { pk: template } = await bench.template('Small label')
  const rule = { name: 'Small ones', model_type: 'stockitem', template, copies: 2 }
  await station.json('POST', '/api/station/print-rules/', rule)

  await bench.scan(`INV-SI${item}`)
  await bench.scan(PRINT)
  await station.json('POST', '/api/station/print-jobs/', { template: null, model_type: 'stockitem', items: [item] })
  await bench.switchOn('STATION_PRINT_ON_SCAN')
  await bench.scan(`INV-SI${item}`)
  await news.until('print-job.changed', ({ pk }) => pk === 3)

  const told = (await jobs()).map(({ template_name, copies, rule: why }) => [template_name, copies, why])
  expect(told).toEqual(Array.from({ length: 3 }, () => ['Small label', 2, 'by rule: Small ones']))
})

test('without a rule it is the first label that is offered for the thing, one copy, on the usual printer', async () => {
  await using bench = await createScanBench()
  const item = await bench.item()
  const body = { template: null, model_type: 'stockitem', items: [item] }
  expect(await bench.station.json('POST', '/api/station/print-jobs/', body)).toMatchObject({
    template_name: 'Item label',
    copies: 1,
    machine: bench.printer,
    rule: '',
  })
})

test('a kind of thing without a label is refused with words', async () => {
  await using bench = await createScanBench()
  const ofParts = await bench.station.json<{ pk: number }[]>('GET', '/api/label/template/?model_type=part')
  for (const { pk } of ofParts) await bench.station.json('PATCH', `/api/label/template/${pk}/`, { enabled: false })
  const call = (body: object) => callStation(bench.station, 'POST', '/api/station/print-jobs/', body)
  expect(await call({ template: null, model_type: 'part', items: [1] })).toMatchObject([
    400,
    { detail: expect.stringContaining('There is no label for this kind of thing') },
  ])
  expect(await call({ template: null, items: [1] })).toMatchObject([400, { model_type: [expect.any(String)] }])
})
