import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PrintJob } from '../../main/records/print-records.ts'
import { startCups } from '../support/cups.ts'
import { eventually } from '../support/eventually.ts'
import { createTestStation, type News, type TestStation } from '../support/test-station.ts'
import { createVirtualZplPrinter } from '../support/virtual-zpl-printer.ts'
import type { Machine } from '../../main/records/machine-records.ts'

const LABEL = { width_mm: 50, height_mm: 30 }

let parts: AsyncDisposableStack
let cups: Awaited<ReturnType<typeof startCups>>
let station: TestStation
let news: News
let machine: string
let paper: Uint8Array[]

beforeEach(async () => {
  parts = new AsyncDisposableStack()
  cups = parts.use(await startCups())
  paper = []
  const printer = createVirtualZplPrinter({ onLabel: (commands) => void paper.push(commands), answer() {} })
  cups.onData((bytes) => printer.receive(bytes))
  station = parts.use(await createTestStation())
  news = parts.use(await station.news())
  const body = { name: 'Queue', machine_type: 'label-printer', driver: 'zpl', active: true }
  machine = (await station.json<Machine>('POST', '/api/machine/', body)).pk
  for (const [key, value] of Object.entries({ CONNECTION: 'spooler', QUEUE: cups.queue }))
    await station.json('PATCH', `/api/machine/${machine}/settings/D/${key}/`, { value })
  await news.until('machine.changed', ({ pk, status_text }) => pk === machine && status_text.startsWith('Ready.'))
})
afterEach(() => parts.disposeAsync())

const printLabel = () => station.json<PrintJob>('POST', `/api/station/machines/${machine}/test-label/`, LABEL)
const untilIn = (job: PrintJob, state: string) =>
  news.until('print-job.changed', ({ pk, counts }: PrintJob) => pk === job.pk && counts[state] === 1)

test('a label for a queue of CUPS comes out of its printer, and is sent, not printed', async () => {
  const job = await printLabel()
  await untilIn(job, 'sent')
  await cups.jobs()
  await eventually(() => expect(paper).toHaveLength(1))
})

test('a queue that refuses jobs holds the label and says why; it comes out once when the queue takes jobs again', async () => {
  await cups.setRefusing(true)
  const job = await printLabel()
  const held = await untilIn(job, 'held')
  expect(held.message).toContain('Zebra took no job')
  await cups.setRefusing(false)
  await untilIn(job, 'sent')
  await cups.jobs()
  await eventually(() => expect(paper).toHaveLength(1))
})

test('without the print service the label waits, and comes out once when the service is back', async () => {
  await cups.stop()
  const job = await printLabel()
  await untilIn(job, 'held')
  await cups.start()
  await untilIn(job, 'sent')
  await cups.jobs()
  await eventually(() => expect(paper).toHaveLength(1))
})
