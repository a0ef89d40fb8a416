import { expect, test } from 'vitest'
import type { PrintJob } from '../../main/records/print-records.ts'
import type { Scan } from '../../main/records/scan-records.ts'
import { callStation } from '../support/call-station.ts'
import { createScanBench } from '../support/scan-bench.ts'

const [VOID, CONFIRM, PRINT] = ['XCXNULLN', 'XCXCONFP', 'XCXPRNTS']
const WINDOW = '/api/station/windows/w1/'

type Bench = Awaited<ReturnType<typeof createScanBench>>

async function withRule(bench: Bench): Promise<Bench> {
  await bench.switchOn('STATION_PRINT_ON_SCAN')
  return bench
}

/** Prints the label of an item as somebody at the window does. */
async function printed({ station, printed: isOut }: Bench, item: number, more: object = {}): Promise<PrintJob> {
  const job = await station.json<PrintJob>('POST', '/api/station/print-jobs/', { template: 1, items: [item], ...more })
  await isOut(job)
  return job
}

const counts = async (bench: Bench) => (await bench.jobs()).map(({ pk }) => pk).toSorted((one, other) => one - other)

test('print on scan does not follow a label that is scanned back, and the job is over after the last of them', async () => {
  await using bench = await withRule(await createScanBench())
  const [item, other] = [await bench.item(), await bench.item(2)]
  const job = await printed(bench, item, { scan_back: true, items: [item, other] })
  expect(await bench.station.json('GET', `/api/station/print-jobs/${job.pk}/`)).toMatchObject({ state: 'unscanned' })
  expect(await bench.scan(`INV-SI${item}`)).toMatchObject({
    match: { model: 'stockitem', pk: item },
    message: 'Item label: 1 of 2 scanned',
  })
  await bench.news.until('print-job.changed', ({ scanned }) => scanned === 1)
  expect((await bench.scan(`INV-SI${other}`)).message).toBe('Item label: 2 of 2 scanned')
  expect(await bench.station.json('GET', `/api/station/print-jobs/${job.pk}/`)).toMatchObject({
    state: 'printed',
    scanned: 2,
  })
  expect(await counts(bench)).toEqual([job.pk])
})

test('while a label waits to be scanned, another label of ours is refused with words, and a thing without one is looked up', async () => {
  await using bench = await createScanBench()
  const [wanted, other, bare] = [await bench.item(), await bench.item(2), await bench.item(3)]
  await printed(bench, other)
  const job = await printed(bench, wanted, { scan_back: true })
  expect(await bench.scan(`INV-SI${other}`)).toMatchObject({
    state: 'failed',
    match: null,
    error: `Not this label. Scan INV-SI${wanted}: Item label, job ${job.pk}, 0 of 1 scanned.`,
  })
  expect(await bench.scan(`INV-SI${bare}`)).toMatchObject({ state: 'matched', match: { pk: bare } })
  await bench.station.json('POST', `/api/station/print-jobs/${job.pk}/waive-scans/`)
  expect(await bench.scan(`INV-SI${other}`)).toMatchObject({ state: 'matched' })
})

test('after VOID the scan of a torn label marks it and prints nothing', async () => {
  await using bench = await withRule(await createScanBench())
  const item = await bench.item()
  const job = await printed(bench, item)
  await bench.scan(VOID)
  expect(await bench.scan(`INV-SI${item}`)).toMatchObject({
    state: 'matched',
    message: `Void: label 1 of Item label, job ${job.pk}`,
  })
  const { labels } = await bench.station.json<PrintJob>('GET', `/api/station/print-jobs/${job.pk}/`)
  expect([labels?.map(({ voided }) => voided !== null), await counts(bench)]).toEqual([[true], [job.pk]])
})

/** A job of four whose second label was cut off on its way. */
async function cutOff({ station, news, printer }: Bench, order: object): Promise<PrintJob> {
  const simulate = (body: object) => station.json('POST', `/api/station/machines/${printer}/simulate/`, body)
  await simulate({ kind: 'faults', faults: { unplug_after_bytes: 500 } })
  const job = await station.json<PrintJob>('POST', '/api/station/print-jobs/', { template: 1, ...order })
  await news.until('print-job.changed', ({ pk, state }) => pk === job.pk && state === 'unknown')
  await simulate({ kind: 'faults', faults: { unplug_after_bytes: null } })
  await simulate({ kind: 'plug' })
  return job
}

test('a label of a job that was cut off asks whether it is the last good one, and CONFIRM prints what is after it', async () => {
  await using bench = await withRule(await createScanBench())
  const items = [await bench.item(), await bench.item(2), await bench.item(3), await bench.item(4)]
  const job = await cutOff(bench, { items })
  const asked = await bench.scan(`INV-SI${items[0]}`)
  expect([asked.state, asked.error]).toEqual([
    'unknown',
    `Label 1 of 4 of Item label, job ${job.pk}, which was cut off. Is it the last good one? CONFIRM prints the 3 after it, NO leaves it.`,
  ])
  expect(await bench.station.json('GET', '/api/station/open-question/')).toMatchObject({ can_confirm: true })
  expect((await bench.scan(CONFIRM)).message).toBe('3 of 4 labels are printed now')
  await bench.printed(job)
  expect(await counts(bench)).toEqual([job.pk])
})

test('where the labels of a job that was cut off look alike, it is asked how many of those in doubt came out', async () => {
  await using bench = await withRule(await createScanBench())
  const item = await bench.item()
  const job = await cutOff(bench, { items: [item], copies: 4 })
  expect((await bench.scan(`INV-SI${item}`)).error).toMatch(
    /^Item label, job 1, was cut off, and its labels look alike: (\d) of 4 are in doubt. How many of these \1 came out/u,
  )
  expect((await bench.scan('XCXJBBCO')).message).toMatch(/^[23] of 4 labels are printed now$/u)
  await bench.printed(job)
  expect(await counts(bench)).toEqual([job.pk])
})

test('a dialog that asks for a code gets it, and no rule follows', async () => {
  await using bench = await withRule(await createScanBench())
  const item = await bench.item()
  await bench.station.json('PUT', WINDOW, { policy: 'fill', commands: [] })
  expect(await bench.scan(`INV-SI${item}`)).toMatchObject({ state: 'matched', match: { pk: item } })
  await bench.station.json('DELETE', WINDOW)
  await bench.scan(PRINT)
  expect(await counts(bench)).toEqual([1])
})

test('a dialog that takes no scan holds every code, commands too; what is used acts then, what is discarded never', async () => {
  await using bench = await withRule(await createScanBench())
  const { station } = bench
  const item = await bench.item()
  const held = () => station.json<Scan[]>('GET', '/api/station/held-scans/')
  await station.json('PUT', WINDOW, { policy: 'hold', commands: ['NO'] })
  const [first, second] = [await bench.scanHeld(`INV-SI${item}`), await bench.scanHeld(PRINT)]
  await bench.news.until('scan.held', ({ pk }) => pk === second.pk)
  expect((await held()).map(({ data }) => data)).toEqual([`INV-SI${item}`, PRINT])
  expect(await counts(bench)).toEqual([])

  await station.json('DELETE', WINDOW)
  await station.json('POST', `/api/station/scans/${second.pk}/discard/`)
  expect(await station.json('POST', `/api/station/scans/${first.pk}/use/`)).toMatchObject({ match: { pk: item } })
  await bench.news.until('print-job.changed')
  expect([await held(), await counts(bench)]).toEqual([[], [1]])
  expect((await callStation(station, 'POST', `/api/station/scans/${second.pk}/use/`))[0]).toBe(409)
})
