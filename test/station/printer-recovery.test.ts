import { expect, test } from 'vitest'
import { quantityCode } from '../../main/barcodes/commands/commands.ts'
import type { PrintJob, QueuedPrinter } from '../../main/records/print-records.ts'
import type { Part, StockItem } from '../../main/records/stock-records.ts'
import { addMachine } from '../support/machines.ts'
import { createScanBench } from '../support/scan-bench.ts'

const JOBS = '/api/station/print-jobs/'
const CONFIRM = 'XCXCONFP'
const NO = 'XCXNOPEF'
const ONE = quantityCode(1).code
const ROLL = { width_mm: 50, length_mm: 30 }

/** A bench with a second printer, and four items with serials. */
async function createRecoveryBench() {
  const bench = await createScanBench()
  const { station, news, printer } = bench
  const simulated = { machine_type: 'label-printer', driver: 'simulated-printer', settings: {} } as const
  const { pk: other } = await addMachine(station, news, { ...simulated, name: 'Other' })
  const part = await station.json<Part>('POST', '/api/part/', { name: 'Drill', trackable: true })
  const made = await station.json<StockItem[]>('POST', '/api/stock/', {
    part: part.pk,
    quantity: 4,
    serial_numbers: '101-104',
  })
  const simulate = (body: object) => station.json('POST', `/api/station/machines/${printer}/simulate/`, body)
  const printers = () => station.json<QueuedPrinter[]>('GET', '/api/station/printers/')
  return {
    ...bench,
    other,
    items: made.map(({ pk }) => pk),
    simulate,
    printers,
    roll: (machine: string, roll: object | null) =>
      station.json('POST', `/api/station/printers/${machine}/roll/`, { roll }),
    fitting: ({ pk }: PrintJob) => station.json<{ name: string }[]>('GET', `${JOBS}${pk}/fitting-printers/`),
    paper: async (machine: string) =>
      (await station.json<unknown[]>('GET', `/api/station/machines/${machine}/paper/`)).length,
    codeOf: async (machine: string) => (await printers()).find((one) => one.machine === machine)?.code ?? '',
    queue: (items: readonly number[]) => station.json<PrintJob>('POST', JOBS, { template: 1, machine: printer, items }),
    jobOf: ({ pk }: { pk: number }) => station.json<PrintJob>('GET', `${JOBS}${pk}/`),
    held: ({ pk }: PrintJob) => news.until('print-job.changed', (job) => job.pk === pk && job.state === 'held'),
    /** The link ends in the second label of four, and is back. */
    async cutOff(items: readonly number[]): Promise<PrintJob> {
      await simulate({ kind: 'faults', faults: { unplug_after_bytes: 500 } })
      const job = await this.queue(items)
      await news.until('print-job.changed', ({ pk, state }) => pk === job.pk && state === 'unknown')
      await simulate({ kind: 'faults', faults: { unplug_after_bytes: null } })
      await simulate({ kind: 'plug' })
      return job
    },
    [Symbol.asyncDispose]: bench[Symbol.asyncDispose],
  }
}

test('the rest of a job fits on another printer that is ready and has the roll for it, and on no other', async () => {
  await using bench = await createRecoveryBench()
  await bench.simulate({ kind: 'condition', condition: 'paper out', present: true })
  const job = await bench.queue(bench.items)
  await bench.held(job)
  expect(await bench.fitting(job)).toEqual([])
  await bench.roll(bench.other, { width_mm: 100, length_mm: 150 })
  expect(await bench.fitting(job)).toEqual([])
  await bench.roll(bench.other, ROLL)
  expect(await bench.fitting(job)).toMatchObject([{ name: 'Other' }])
  await bench.station.json('POST', `/api/station/printers/${bench.other}/pause/`, {})
  expect(await bench.fitting(job)).toEqual([])
})

test('the code of a printer says what is wrong with it, and a number prints the rest on another one', async () => {
  await using bench = await createRecoveryBench()
  expect(await bench.scan(await bench.codeOf(bench.other))).toMatchObject({
    state: 'matched',
    message: 'Other: ready. Nothing waits for it.',
  })
  await bench.roll(bench.other, ROLL)
  await bench.simulate({ kind: 'condition', condition: 'paper out', present: true })
  const job = await bench.queue(bench.items)
  await bench.held(job)
  expect(await bench.scan(await bench.codeOf(bench.printer))).toMatchObject({
    readings: [{ standard: 'printer' }],
    error: `Printer: paper out. 4 labels wait for it. They go on by themselves when it is mended; 1 prints the rest of job ${job.pk} on Other.`,
  })
  expect(await bench.scan(ONE)).toMatchObject({ message: `The rest of job ${job.pk} is printed on Other` })
  await bench.printed(job)
  expect([await bench.paper(bench.printer), await bench.paper(bench.other)]).toEqual([0, 4])
})

test('the code of a printer asks how many came out when a job of it was cut off', async () => {
  await using bench = await createRecoveryBench()
  const job = await bench.cutOff(bench.items)
  expect((await bench.scan(await bench.codeOf(bench.printer))).error).toMatch(
    /^Item label, job 1, was cut off: (\d) of 4 are in doubt. How many of these \1 came out/u,
  )
  expect((await bench.scan(quantityCode(0).code)).error).toMatch(/ labels are printed now\. Void /u)
  await bench.printed(job)
})

test('after the last good label the rest is printed on the printer that was chosen, and nowhere twice', async () => {
  await using bench = await createRecoveryBench()
  await bench.roll(bench.other, ROLL)
  const job = await bench.cutOff(bench.items)
  const asked = await bench.scan(`INV-SI${bench.items[0]}`)
  expect(asked.error).toContain('CONFIRM prints the 3 after it, 1 prints them on Other, NO leaves it.')
  expect((await bench.scan(ONE)).error).toContain('3 of 4 labels are printed now on Other.')
  const rest = await bench.news.until('print-job.changed', ({ pk, counts }) => pk > job.pk && counts['printed'] === 3)
  expect(rest).toMatchObject({ machine: bench.other, total: 3 })
  expect([await bench.paper(bench.printer), await bench.paper(bench.other)]).toEqual([1, 3])
  expect(await bench.jobOf(job)).toMatchObject({ is_held: false, state: 'printed', total: 1 })
})

test('what was begun of a label with a serial is void when CONFIRM says so, and the job tells of it', async () => {
  await using bench = await createRecoveryBench()
  const job = await bench.cutOff(bench.items)
  await bench.scan(`INV-SI${bench.items[0]}`)
  const asked = await bench.scan(CONFIRM)
  expect(asked.error).toMatch(/^3 of 4 labels are printed now\. Void 2/u)
  const { printed_again: before } = await bench.printed(job)
  expect(before[0]).toEqual({ position: 2, first_print: 'asked' })
  expect((await bench.scan(CONFIRM)).message).toMatch(/^Void: the first print of 2/u)
  const { printed_again: after } = await bench.jobOf(job)
  expect(after).toEqual(before.map(({ position }) => ({ position, first_print: 'void' })))
})

test('what was begun of a label with a serial stays as it is when NO says that nothing came out, and is not asked again', async () => {
  await using bench = await createRecoveryBench()
  const job = await bench.cutOff(bench.items)
  await bench.scan(`INV-SI${bench.items[0]}`)
  await bench.scan(CONFIRM)
  expect((await bench.scan(NO)).message).toMatch(/^Nothing is void: no first print of 2/u)
  const { printed_again: again } = await bench.jobOf(job)
  expect(again[0]).toEqual({ position: 2, first_print: 'counts' })
})

test('labels without serials are not asked for', async () => {
  await using bench = await createRecoveryBench()
  const items = [await bench.item(), await bench.item(2), await bench.item(3), await bench.item(4)]
  const job = await bench.cutOff(items)
  await bench.scan(`INV-SI${items[0]}`)
  expect((await bench.scan(CONFIRM)).message).toBe('3 of 4 labels are printed now')
  expect((await bench.printed(job)).printed_again[0]).toEqual({ position: 2, first_print: '' })
})
