import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PaperLabel, PrintJob, PrintRule, QueuedPrinter } from '../../main/records/print-records.ts'
import type { Scan } from '../../main/records/scan-records.ts'
import type { Part, StockItem } from '../../main/records/stock-records.ts'
import { STATION } from '../../main/users/actor.ts'
import { callStation } from '../support/call-station.ts'
import { createTestStation, type News, type TestStation } from '../support/test-station.ts'

const JOBS = '/api/station/print-jobs/'
const RULES = '/api/station/print-rules/'

let station: TestStation
let news: News
let items: number[]
let desk: string
let dock: string

beforeEach(async () => {
  station = await createTestStation()
  news = await station.news()
  const part = await station.json<Part>('POST', '/api/part/', { name: 'Pen' })
  const stock = await Promise.all(
    [1, 2].map((quantity) => station.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity })),
  )
  items = stock.flat().map(({ pk }) => pk)
  desk = await addPrinter('Desk')
  dock = await addPrinter('Dock')
})
afterEach(async () => {
  news[Symbol.dispose]()
  await station[Symbol.asyncDispose]()
})

async function addPrinter(name: string): Promise<string> {
  const body = { name, machine_type: 'label-printer', driver: 'simulated-printer', active: true }
  const { pk } = await station.json<Machine>('POST', '/api/machine/', body)
  const isReady = (machine: Machine): boolean => machine.pk === pk && machine.status_text.startsWith('Ready')
  if (!isReady(await station.json<Machine>('GET', `/api/machine/${pk}/`))) await news.until('machine.changed', isReady)
  return pk
}

const call = (method: string, path: string, body?: unknown) => callStation(station, method, path, body)
const queue = (body: object) => station.json<PrintJob>('POST', JOBS, { template: 1, items: [items[0]], ...body })
const act = (job: PrintJob, name: string, body?: object) =>
  station.json<PrintJob>('POST', `${JOBS}${job.pk}/${name}/`, body)
const jobOf = ({ pk }: PrintJob) => station.json<PrintJob>('GET', `${JOBS}${pk}/`)
const line = (machine: string, name: 'pause' | 'resume', body?: object) =>
  station.json<QueuedPrinter>('POST', `/api/station/printers/${machine}/${name}/`, body)
const printed = ({ pk }: PrintJob) =>
  news.until('print-job.changed', (job) => job.pk === pk && job.counts['printed'] === job.total)
const addRule = (rule: object) =>
  station.json<PrintRule>('POST', RULES, { name: 'Items to the dock', model_type: 'stockitem', ...rule })

const setting = (key: string) => station.json('PATCH', `/api/settings/global/${key}/`, { value: true })

/** What came out, the first label first. */
async function paperOf(machine: string): Promise<(string | undefined)[]> {
  const labels = await station.json<PaperLabel[]>('GET', `/api/station/machines/${machine}/paper/`)
  return labels.map(({ commands }) => /INV-SI\d+/.exec(commands)?.[0]).toReversed()
}

const roll = (machine: string, said: object | null) =>
  station.json<QueuedPrinter>('POST', `/api/station/printers/${machine}/roll/`, { roll: said })

describe('the roll that a person put in', () => {
  test('is told with its printer, beside what the printer measured, and can be unknown again', async () => {
    await printed(await queue({ machine: desk }))
    const said = await roll(desk, { width_mm: 100, length_mm: 50 })
    expect(said).toMatchObject({ media: { width_mm: 100, length_mm: 50 }, tells_media: false, measured_length_mm: 30 })
    expect((await roll(desk, { width_mm: 62, length_mm: null })).media).toEqual({ width_mm: 62, length_mm: null })
    expect((await roll(desk, null)).media).toBeNull()
  })

  test('is one that exists', async () => {
    expect((await call('POST', `/api/station/printers/${desk}/roll/`, { roll: { width_mm: 0 } }))[0]).toBe(400)
  })

  test('decides by a rule, and connects nothing anew', async () => {
    await addRule({ name: 'Small ones', machine: dock, media: { width_mm: 50, length_mm: 30 } })
    const printer = async () =>
      (await station.json<{ machine: string }>('GET', '/api/station/print-choice/?model_type=stockitem')).machine
    expect(await printer()).toBe(desk)
    const before = await station.json<Machine>('GET', `/api/machine/${dock}/`)
    await roll(dock, { width_mm: 50, length_mm: 30 })
    expect(await printer()).toBe(dock)
    expect((await station.json<Machine>('GET', `/api/machine/${dock}/`)).status_since).toBe(before.status_since)
  })

  test('holds a label that is too large for it, until another one is in or the label is scaled', async () => {
    await roll(desk, { width_mm: 25, length_mm: null })
    const large = await queue({ machine: desk })
    const held = (job: PrintJob) => job.pk === large.pk && job.counts['held'] === 1
    expect((await news.until('print-job.changed', held)).message).toContain('The roll is 25 mm wide')
    await act(large, 'cancel')
    const small = await queue({ machine: desk, options: { SCALE: 50 } })
    await printed(small)
    expect((await jobOf(small)).options).toMatchObject({ SCALE: 50 })
    const [paper] = await station.json<PaperLabel[]>('GET', `/api/station/machines/${desk}/paper/`)
    expect(paper).toMatchObject({ width_mm: 25, height_mm: 15 })
  })
})

describe('the line of a printer', () => {
  test('stands while it is paused, says why and how much waits, and goes on', async () => {
    expect(await line(desk, 'pause', { reason: 'New roll' })).toMatchObject({
      is_paused: true,
      pause_reason: 'New roll',
    })
    const job = await queue({ machine: desk })
    const [first] = await station.json<QueuedPrinter[]>('GET', '/api/station/printers/')
    expect(first).toMatchObject({ machine: desk, waiting: 1, is_paused: true })
    expect((await jobOf(job)).counts).toEqual({ queued: 1 })
    await line(desk, 'resume')
    expect((await printed(job)).message).toBe('')
  })

  test('goes on behind a job that is held, which prints when it is released', async () => {
    await line(desk, 'pause')
    const held = await queue({ machine: desk })
    const other = await queue({ machine: desk })
    expect(await act(held, 'hold')).toMatchObject({ is_held: true })
    await line(desk, 'resume')
    await printed(other)
    expect((await jobOf(held)).counts).toEqual({ queued: 1 })
    expect(await act(held, 'release')).toMatchObject({ is_held: false })
    await printed(held)
  })

  test('prints the more urgent job first', async () => {
    await line(desk, 'pause')
    const usual = await queue({ machine: desk })
    const urgent = await queue({ machine: desk, items: [items[1]] })
    await act(urgent, 'priority', { priority: 5 })
    await line(desk, 'resume')
    await printed(usual)
    expect(await paperOf(desk)).toEqual([`INV-SI${items[1]}`, `INV-SI${items[0]}`])
  })

  test('prints in the order that a person made, and jobs of two printers have none', async () => {
    await line(desk, 'pause')
    await line(dock, 'pause')
    const first = await queue({ machine: desk })
    const last = await queue({ machine: desk, items: [items[1]] })
    const elsewhere = await queue({ machine: dock })
    await act(last, 'order', { before: first.pk })
    expect((await call('POST', `${JOBS}${last.pk}/order/`, { before: elsewhere.pk }))[0]).toBe(409)
    await line(desk, 'resume')
    await printed(first)
    expect(await paperOf(desk)).toEqual([`INV-SI${items[1]}`, `INV-SI${items[0]}`])
  })

  test('gives a job to another printer', async () => {
    await line(desk, 'pause')
    const moved = await act(await queue({ machine: desk }), 'move', { machine: dock })
    expect(moved.machine).toBe(dock)
    await printed(moved)
    expect((await call('POST', `${JOBS}${moved.pk}/move/`, { machine: 'nothing' }))[0]).toBe(404)
  })

  test('is not there for a machine that is none', async () => {
    expect((await call('POST', '/api/station/printers/nothing/pause/', {}))[0]).toBe(404)
  })
})

describe('a job that is not needed', () => {
  test('is cancelled once; what has left stays', async () => {
    await line(desk, 'pause')
    const job = await queue({ machine: desk })
    expect(await act(job, 'cancel')).toMatchObject({ counts: { cancelled: 1 } })
    expect((await call('POST', `${JOBS}${job.pk}/cancel/`))[0]).toBe(409)
  })

  test('ends as if its time were over, and says so', async () => {
    await line(desk, 'pause')
    const ended = await act(await queue({ machine: desk }), 'expire')
    expect(ended).toMatchObject({ state: 'cancelled', message: expect.stringContaining('not needed any more') })
  })

  test('ends by itself when its time is over before it left', async () => {
    const late = await queue({ machine: desk, expires: '2020-01-01T00:00:00Z' })
    const job = await news.until('print-job.changed', ({ pk, counts }) => pk === late.pk && counts['cancelled'] === 1)
    expect(job.message).toContain('It waited longer than it should')
  })
})

describe('a label that came out', () => {
  const voiding = '/api/station/print-labels/void/'

  test('is void once somebody says so, by its place in the list or by its code', async () => {
    const job = await queue({ machine: desk, items })
    await printed(job)
    const [first] = (await jobOf(job)).labels!
    await station.json('POST', voiding, { label: first!.pk })
    await station.json('POST', voiding, { code: `INV-SI${items[1]}` })
    expect((await jobOf(job)).labels?.map(({ voided }) => voided !== null)).toEqual([true, true])
  })

  test('is not guessed: an unknown code, two labels with one code, and no answer at all are refused', async () => {
    const job = await queue({ machine: desk, copies: 2 })
    await printed(job)
    expect((await call('POST', voiding, { code: 'nothing' }))[0]).toBe(404)
    expect((await call('POST', voiding, { code: `INV-SI${items[0]}` }))[0]).toBe(409)
    expect((await call('POST', voiding, {}))[0]).toBe(400)
  })

  test('is not void before it came out', async () => {
    await line(desk, 'pause')
    const job = await queue({ machine: desk })
    const [label] = (await jobOf(job)).labels!
    expect((await call('POST', voiding, { label: label!.pk }))[0]).toBe(404)
  })

  test('is read back where its job waits for that, and only there', async () => {
    const [checked, unchecked] = [
      await queue({ machine: desk, scan_back: true }),
      await queue({ machine: desk, items: [items[1]] }),
    ]
    await printed(checked)
    await printed(unchecked)
    for (const item of items) await station.json<Scan>('POST', '/api/barcode/', { barcode: `INV-SI${item}` })
    await news.until('print-job.changed', ({ pk }) => pk === checked.pk)
    await expect.poll(async () => (await jobOf(checked)).labels?.[0]?.scanned_at).toEqual(expect.any(String))
    expect((await jobOf(unchecked)).labels?.[0]?.scanned_at).toBeNull()
  })

  test('needs no answer whether it did', async () => {
    const job = await queue({ machine: desk })
    await printed(job)
    expect((await call('POST', `${JOBS}${job.pk}/resume-after/`, { answer: 'none' }))[0]).toBe(409)
    expect((await call('POST', `${JOBS}${job.pk}/settle/`, { outcome: 'failed' }))[0]).toBe(409)
  })
})

describe('a reprint', () => {
  test('has a reason where the house demands one', async () => {
    const job = await queue({ machine: desk })
    await printed(job)
    await setting('LABEL_REPRINT_REASON')
    expect(await call('POST', `${JOBS}${job.pk}/reprint/`, { reason: ' ' })).toMatchObject([
      400,
      { reason: ['This field is required.'] },
    ])
    expect(await act(job, 'reprint', { reason: 'Damaged' })).toMatchObject({ reason: 'Damaged', reprint_of: job.pk })
  })

  test('is made by staff alone where the house demands that', async () => {
    const job = await queue({ machine: desk })
    await printed(job)
    await setting('LABEL_REPRINT_STAFF')
    const request = new Request(`http://127.0.0.1${JOBS}${job.pk}/reprint/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    const { status } = await station.station.fetch(request, { actor: { ...STATION, isStaff: false } })
    expect(status).toBe(403)
    expect(await act(job, 'reprint', {})).toMatchObject({ reprint_of: job.pk })
  })
})

describe('a rule', () => {
  test('is added at the end, changed and removed', async () => {
    const [one, two] = [await addRule({ machine: dock }), await addRule({ name: 'Second' })]
    expect(two.position).toBeGreaterThan(one.position)
    await station.json('PATCH', `${RULES}${two.pk}/`, { position: 0, copies: 3 })
    const listed = await station.json<PrintRule[]>('GET', RULES)
    expect(listed.map(({ name, copies }) => [name, copies])).toEqual([
      ['Second', 3],
      ['Items to the dock', 1],
    ])
    await station.json('DELETE', `${RULES}${two.pk}/`)
    expect((await call('DELETE', `${RULES}${two.pk}/`))[0]).toBe(404)
  })

  test('is made by staff alone', async () => {
    const actor = { ...STATION, isStaff: false, isSuperuser: false, permissions: [] }
    const body = JSON.stringify({ name: 'Mine', model_type: 'part' })
    const request = new Request(`http://127.0.0.1${RULES}`, { method: 'POST', body })
    request.headers.set('Content-Type', 'application/json')
    expect((await station.station.fetch(request, { actor })).status).toBe(403)
  })

  test('with filters that mean nothing is refused when it is written', async () => {
    expect((await call('POST', RULES, { name: 'Odd', model_type: 'stockitem', filters: 'colour=red' }))[0]).toBe(400)
    expect((await call('POST', RULES, { name: ' ', model_type: 'stockitem' }))[0]).toBe(400)
  })

  test('chooses label and printer, and the choice says why; without one it is the printer of the station', async () => {
    const path = `/api/station/print-choice/?model_type=stockitem&item=${items[0]}`
    expect((await call('GET', path))[1]).toMatchObject({ template: null, machine: desk, rule: '' })
    await addRule({ machine: dock, template: 1, copies: 2, scan_back: true })
    expect((await call('GET', path))[1]).toEqual({
      template: 1,
      machine: dock,
      copies: 2,
      scan_back: true,
      rule: 'by rule: Items to the dock',
    })
  })

  test('decides for a job that names no printer, and the job says why; a printer that is named goes before it', async () => {
    await addRule({ machine: dock, copies: 2, scan_back: true })
    const rule = 'by rule: Items to the dock'
    expect(await queue({})).toMatchObject({ machine: dock, copies: 2, scan_back: true, rule })
    expect(await queue({ copies: 1 })).toMatchObject({ machine: dock, copies: 1, rule })
    expect(await queue({ machine: desk })).toMatchObject({ machine: desk, copies: 1, scan_back: false, rule: '' })
  })

  test('shows as what its printer is for', async () => {
    await addRule({ machine: dock })
    const printers = await station.json<QueuedPrinter[]>('GET', '/api/station/printers/')
    expect(printers.map(({ roles }) => roles)).toEqual([[], ['Items to the dock']])
  })
})
