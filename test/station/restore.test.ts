import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PrintJob, QueuedPrinter } from '../../main/records/print-records.ts'
import type { Part, StockItem } from '../../main/records/stock-records.ts'
import { backUp } from '../../main/storage/backup.ts'
import { backupFolder, restoreAdvice } from '../../main/storage/backup-files.ts'
import { openDatabase } from '../../main/storage/sqlite-database.ts'
import { SILENT_LOG } from '../support/silent-log.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scanbench-restore-'))
  file = join(folder, 'scanbench.sqlite')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** One printer that stands, one that works, and a label for each of them. */
async function fillStation(station: TestStation): Promise<{ waiting: PrintJob; printed: PrintJob }> {
  using news = await station.news()
  const part = await station.json<Part>('POST', '/api/part/', { name: 'Pen' })
  const [item] = await station.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity: 1 })
  const [standing, working] = await Promise.all(
    ['Standing', 'Working'].map((name) =>
      station.json<Machine>('POST', '/api/machine/', {
        name,
        machine_type: 'label-printer',
        driver: 'simulated-printer',
        active: true,
      }),
    ),
  )
  const queue = (machine: string) =>
    station.json<PrintJob>('POST', '/api/station/print-jobs/', { template: 1, items: [item!.pk], machine })
  await station.json('POST', `/api/station/printers/${standing!.pk}/pause/`, { reason: 'New roll' })
  const waiting = await queue(standing!.pk)
  const printed = await queue(working!.pk)
  await news.until('print-job.changed', ({ pk, state }) => pk === printed.pk && state === 'printed')
  return { waiting, printed }
}

async function makeBackup(): Promise<void> {
  await using database = await openDatabase({ file, log: SILENT_LOG })
  await backUp(database, backupFolder(file), { keep: 3, time: new Date('2026-11-21T10:00:00Z') })
}

/** As it stands in the sentence that people get. */
async function putBack(): Promise<void> {
  const [, command] = (await restoreAdvice(file)).split('run: ')
  execFileSync('sh', ['-c', command!])
}

const printersOf = (station: TestStation) => station.json<QueuedPrinter[]>('GET', '/api/station/printers/')
const jobOf = (station: TestStation, { pk }: PrintJob) =>
  station.json<PrintJob>('GET', `/api/station/print-jobs/${pk}/`)

test('after a backup was put back, what was not settled is to be checked and every printer is paused', async () => {
  let jobs: Awaited<ReturnType<typeof fillStation>>
  {
    await using station = await createTestStation({ folder })
    jobs = await fillStation(station)
    await makeBackup()
  }
  await putBack()
  {
    await using station = await createTestStation({ folder })
    expect(await jobOf(station, jobs.waiting)).toMatchObject({
      state: 'unknown',
      labels: [{ state: 'unknown', error: expect.stringContaining('this label may be out since') }],
    })
    expect(await jobOf(station, jobs.printed)).toMatchObject({ state: 'printed' })
    const printers = await printersOf(station)
    const reason = expect.stringMatching(/^The data was put back from the backup of \d{4}-\d\d-\d\d \d\d:\d\d UTC/)
    expect(printers.map((printer) => [printer.name, printer.is_paused, printer.pause_reason])).toEqual([
      ['Standing', true, reason],
      ['Working', true, reason],
    ])
    for (const { machine } of printers) await station.json('POST', `/api/station/printers/${machine}/resume/`)
  }
  await using station = await createTestStation({ folder })
  expect((await printersOf(station)).map((printer) => printer.is_paused)).toEqual([false, false])
  expect(await jobOf(station, jobs.waiting)).toMatchObject({ state: 'unknown' })
})

test('a start on the same data, also while backups are made, pauses nothing', async () => {
  let jobs: Awaited<ReturnType<typeof fillStation>>
  {
    await using station = await createTestStation({ folder })
    jobs = await fillStation(station)
    await makeBackup()
  }
  await using station = await createTestStation({ folder })
  expect((await printersOf(station)).map((printer) => [printer.name, printer.pause_reason])).toEqual([
    ['Standing', 'New roll'],
    ['Working', ''],
  ])
  expect(await jobOf(station, jobs.waiting)).toMatchObject({ counts: { queued: 1 } })
})
