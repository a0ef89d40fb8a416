import { expect, test } from 'vitest'
import type { LastChoice } from '../../main/records/print-records.ts'
import { STATION } from '../../main/users/actor.ts'
import { createScanBench } from '../support/scan-bench.ts'

type Bench = Awaited<ReturnType<typeof createScanBench>>

const lastOf = ({ station }: Bench) =>
  station.json<LastChoice[]>('GET', '/api/station/last-choices/?model_type=stockitem')

test('each label on each printer keeps its copies and options of the last time, the newest first', async () => {
  await using bench = await createScanBench()
  const { station, printer: machine } = bench
  const items = [await bench.item()]
  const { pk: other } = await bench.template('Small label')
  const queue = (body: object) => station.json('POST', '/api/station/print-jobs/', { machine, items, ...body })
  await queue({ template: 1, copies: 2 })
  await queue({ template: other, options: { SCALE: 80 } })
  await queue({ template: 1, copies: 3 })
  const onPrinter = { plugin: 'inventreelabelmachine', machine }
  expect(await lastOf(bench)).toEqual([
    { ...onPrinter, template: 1, copies: 3, options: {} },
    { ...onPrinter, template: other, copies: 1, options: { SCALE: 80 } },
  ])
})

test('what the print dialog chose is kept, on a printer and through a plugin that makes a file', async () => {
  await using bench = await createScanBench()
  const { station, printer: machine } = bench
  const items = [await bench.item()]
  const print = (body: object) => station.json('POST', '/api/label/print/', { template: 1, items, ...body })
  const driver_options = { SCALE: 90 }
  await print({ plugin: 'inventreelabelmachine', machine, copies: 2, driver_options: { ...driver_options, copies: 2 } })
  await print({ plugin: 'inventreelabel' })
  expect(await lastOf(bench)).toMatchObject([
    { plugin: 'inventreelabel', machine: null },
    { plugin: 'inventreelabelmachine', machine, copies: 2, options: driver_options },
  ])
})

test('nobody sees what another person chose, and what rules chose is no choice of anybody', async () => {
  await using bench = await createScanBench()
  const { station, printer: machine } = bench
  const items = [await bench.item()]
  await station.json('POST', '/api/station/print-jobs/', { template: 1, items })
  expect(await lastOf(bench)).toEqual([])
  await station.json('POST', '/api/station/print-jobs/', { template: 1, items, machine })
  const asked = new Request('http://127.0.0.1/api/station/last-choices/?model_type=stockitem')
  const answer = await station.station.fetch(asked, { actor: { ...STATION, user: 1 } })
  expect([await answer.json(), (await lastOf(bench)).length]).toEqual([[], 1])
})
