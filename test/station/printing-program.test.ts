import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PrintJob, QueuedPrinter } from '../../main/records/print-records.ts'
import type { Part, StockItem } from '../../main/records/stock-records.ts'
import { startStation, type RunningStation } from '../bench/running-station.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { createVirtualZplPrinter } from '../support/virtual-zpl-printer.ts'

/** The bundled program, and nothing of a test inside it. A busy machine takes its time. */
const PATIENCE = { timeout: 40_000, interval: 50 }
const LIMIT_MS = 120_000
const MS_PER_LABEL = 150
const JOBS = '/api/station/print-jobs/'

let parts: AsyncDisposableStack
let folder: string
let station: RunningStation

beforeEach(async () => {
  parts = new AsyncDisposableStack()
  folder = await mkdtemp(join(tmpdir(), 'scanbench-program-'))
  parts.defer(() => rm(folder, { recursive: true, force: true }))
  station = await startStation(folder)
  parts.defer(() => station[Symbol.asyncDispose]())
}, LIMIT_MS)

afterEach(() => parts.disposeAsync())

/** A ZPL printer at the end of a serial line, which the station knows. */
async function addPrinter(name: string) {
  const cable = parts.use(await openPtyPair())
  const end = parts.use(openSerialEnd(cable.far))
  const paper: string[] = []
  let movedAt = performance.now()
  const printer = createVirtualZplPrinter({
    onLabel(commands) {
      movedAt = performance.now()
      paper.push(lastCode(commands))
    },
    answer: (bytes) => end.send(bytes),
  })
  end.onData((bytes) => printer.receive(bytes))
  const { pk } = await station.json<{ pk: string }>('POST', '/api/machine/', {
    name,
    machine_type: 'label-printer',
    driver: 'zpl',
    active: true,
  })
  await station.json('PATCH', `/api/machine/${pk}/settings/D/PORT/`, { value: cable.near })
  await isConnected(pk)
  return { pk, paper, printer, end, stillForMs: () => performance.now() - movedAt }
}

/** What a cut label left in the memory may stand before it. */
function lastCode(commands: Uint8Array): string {
  return Array.from(new TextDecoder('latin1').decode(commands).matchAll(/INV-SI\d+/gu)).at(-1)?.[0] ?? ''
}

function isConnected(machine: string): Promise<void> {
  return vi.waitFor(async () => {
    const printers = await station.json<QueuedPrinter[]>('GET', '/api/station/printers/')
    expect(printers.find((one) => one.machine === machine)?.is_connected).toBe(true)
  }, PATIENCE)
}

async function itemsOf(count: number): Promise<number[]> {
  const part = await station.json<Part>('POST', '/api/part/', { name: 'Pen', trackable: true })
  const body = { part: part.pk, quantity: count, serial_numbers: `1-${count}` }
  return (await station.json<StockItem[]>('POST', '/api/stock/', body)).map(({ pk }) => pk)
}

const queue = (machine: string, items: readonly number[]) =>
  station.json<PrintJob>('POST', JOBS, { template: 1, machine, items })
const jobOf = ({ pk }: PrintJob) => station.json<PrintJob>('GET', `${JOBS}${pk}/`)
const codesOf = (items: readonly number[]) => items.map((pk) => `INV-SI${pk}`)

test(
  'a printer whose line is stuck delays no other one',
  async () => {
    const items = await itemsOf(20)
    const [stuck, free] = [await addPrinter('Stuck'), await addPrinter('Free')]
    stuck.end.setStalled(true)
    const waiting = await queue(stuck.pk, items)
    const done = await queue(free.pk, items)
    await vi.waitFor(async () => expect(await jobOf(done)).toMatchObject({ counts: { printed: 20 } }), PATIENCE)
    expect([free.paper, stuck.paper, (await jobOf(waiting)).counts['printed']]).toEqual([codesOf(items), [], undefined])
    stuck.end.setStalled(false)
    await vi.waitFor(async () => expect(stuck.paper.length).toBeGreaterThan(0), PATIENCE)
  },
  LIMIT_MS,
)

test(
  'a station that is killed while it prints sends nothing again by itself, and after the last good label each is out once',
  async () => {
    const items = await itemsOf(20)
    const { pk, paper, printer, stillForMs } = await addPrinter('Slow')
    printer.setFaults({ msPerLabel: MS_PER_LABEL })
    const job = await queue(pk, items)
    await vi.waitFor(() => expect(paper.length).toBeGreaterThan(2), PATIENCE)
    await station.kill()
    station = await startStation(folder)
    await isConnected(pk)
    expect(await jobOf(job)).toMatchObject({ state: 'unknown' })
    const inDoubt = (await jobOf(job)).counts['unknown'] ?? 0
    // What the printer had taken comes out; nothing else does while nobody has answered.
    await vi.waitFor(() => expect(stillForMs()).toBeGreaterThan(4 * MS_PER_LABEL), PATIENCE)
    expect([inDoubt > 0, await jobOf(job)]).toMatchObject([true, { state: 'unknown' }])
    const answer = { answer: 'code', code: paper.at(-1) ?? '' }
    await station.json('POST', `${JOBS}${job.pk}/resume-after/`, answer)
    await vi.waitFor(async () => expect(await jobOf(job)).toMatchObject({ counts: { printed: 20 } }), PATIENCE)
    expect(paper).toEqual(codesOf(items))
  },
  LIMIT_MS,
)
