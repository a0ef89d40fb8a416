import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../../test/support/temporary-database.ts'
import { PrintState } from '../../records/print-records.ts'
import type { PrintJob } from '../../records/print-records.ts'
import type { Database } from '../../storage/database.ts'
import { jobOutput } from '../../outputs/job-output.ts'
import { jobState } from './job-state.ts'
import { labelsOfItems, USUAL_JOB } from './new-job.ts'
import { PrintJournal } from './print-journal.ts'

const NOW = '2026-11-21T10:00:00.000Z'
const PAGE = { limit: null, offset: 0, search: [], ordering: [] }
let database: Database
let journal: PrintJournal
const told: PrintJob[] = []

beforeAll(async () => {
  database = await createTemporaryDatabase()
  await database.write.insertInto('user').values({ pk: 7, username: 'operator', date_joined: NOW }).execute()
  journal = new PrintJournal({
    database,
    events: { publish: (event) => told.push(event.data) },
    clock: () => new Date(NOW),
  })
})
afterAll(() => database[Symbol.asyncDispose]())

const JOB = {
  ...USUAL_JOB,
  user: null,
  plugin: 'inventreelabelmachine',
  machine: 'm1',
  template: 1,
  template_name: 'Item label',
  model_type: 'stockitem',
  labels: labelsOfItems([42, 43]),
  copies: 1,
}

async function sendNext(machine: string): Promise<number> {
  const [label] = await journal.line.upcoming(machine, 1)
  await journal.lane.advance(machine, {
    left: null,
    printed: [],
    leaving: { pk: label!.pk, bytes: 300, codes: [`L-${label!.pk}`] },
  })
  return label!.pk
}

const sent = (pk: number, isAwaited = false) =>
  journal.lane.advance('', { left: { pk, isAwaited }, printed: [], leaving: null })

const states = async (job: number): Promise<string[]> => (await journal.get(job)).labels!.map(({ state }) => state)

test('each copy of each item is a label of its own, and the world is told', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'new', copies: 2 })
  expect(job).toEqual({
    pk: job.pk,
    created: NOW,
    user: null,
    plugin: 'inventreelabelmachine',
    machine: 'new',
    machine_name: null,
    template: 1,
    template_name: 'Item label',
    template_revision: 1,
    model_type: 'stockitem',
    copies: 2,
    options: {},
    priority: 0,
    place: job.pk,
    is_held: false,
    expires: null,
    reprint_of: null,
    reason: '',
    scan_back: false,
    scanned: 0,
    rule: '',
    unread_code: '',
    released_by: null,
    release_reason: '',
    printed_again: [],
    state: 'queued',
    counts: { queued: 4 },
    total: 4,
    message: '',
  })
  expect(told.at(-1)).toEqual(job)
  expect((await journal.get(job.pk)).labels?.map(({ item, position }) => [position, item])).toEqual([
    [1, 42],
    [2, 42],
    [3, 43],
    [4, 43],
  ])
})

test('a label goes from queued over sending and sent to printed', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'line', labels: labelsOfItems([42]) })
  const label = await sendNext('line')
  expect(await journal.get(job.pk)).toMatchObject({ state: 'sending', labels: [{ bytes: 300 }] })
  await sent(label)
  expect(await journal.get(job.pk)).toMatchObject({ state: 'sent' })
  await journal.lane.printed([label])
  expect(await journal.get(job.pk)).toMatchObject({ state: 'printed', message: '' })
})

test('after a stop what was on its way is unknown, and what waited still waits', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'stopped' })
  await sendNext('stopped')
  const byPlugin = await journal.createJob({ ...JOB, machine: null, labels: labelsOfItems([42]) })
  await journal.lane.recover()
  expect(await journal.get(job.pk)).toMatchObject({
    counts: { unknown: 1, queued: 1 },
    message: expect.stringContaining('Look whether it came out'),
  })
  expect(await states(byPlugin.pk)).toEqual(['unknown'])
})

test('cancelling takes what has not left, and says when nothing is left to take', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'cancel' })
  const label = await sendNext('cancel')
  expect(await journal.cancel(job.pk)).toMatchObject({ counts: { sending: 1, cancelled: 1 } })
  await sent(label)
  await expect(journal.cancel(job.pk)).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a cancelled label is never marked for sending', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'race', labels: labelsOfItems([42]) })
  const [label] = await journal.line.upcoming('race', 1)
  await journal.cancel(job.pk)
  const leaving = { pk: label!.pk, bytes: 1, codes: [] }
  expect(await journal.lane.advance('race', { left: null, printed: [], leaving })).toBe(false)
})

test('a person settles what nobody knows, one label or all', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'settle', labels: labelsOfItems([1, 2, 3]) })
  const labels = [await sendNext('settle'), await sendNext('settle'), await sendNext('settle')]
  await journal.lane.doubt([labels[0]!], 'The line broke.')
  await sent(labels[1]!)
  await journal.settle(job.pk, [labels[0]!], 'failed')
  await journal.settle(job.pk, null, 'printed')
  expect(await states(job.pk)).toEqual(['failed', 'printed', 'sending'])
  await expect(journal.settle(job.pk, [labels[2]!], 'printed')).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a reprint is a new job with the labels that did not come out', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'again' })
  const label = await sendNext('again')
  await journal.lane.doubt([label], 'The line broke.')
  const again = await journal.reprint(job.pk, { user: 7, reason: '', labels: null })
  expect(await journal.get(again.pk)).toMatchObject({ user: 7, total: 1, labels: [{ item: 42 }] })
  expect(await states(job.pk)).toEqual(['unknown', 'queued'])
})

test('a job of a plugin gets its printer once, and only before anything was done', async () => {
  const job = await journal.createJob({ ...JOB, machine: null, labels: labelsOfItems([42]) })
  const to = { machine: 'assigned', labels: labelsOfItems([42]), copies: 3 }
  expect(await journal.assign(job.pk, to)).toMatchObject({ machine: 'assigned', total: 3, copies: 3 })
  await expect(journal.assign(job.pk, to)).rejects.toMatchObject({ code: 'CONFLICT' })
})

async function sendAll(machine: string, count: number): Promise<number[]> {
  const labels: number[] = []
  for (let index = 0; index < count; index++) {
    const label = await sendNext(machine)
    await sent(label)
    labels.push(label)
  }
  return labels
}

test('reading the last good label closes those up to it, and the rest is in line again', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'jam', labels: labelsOfItems([1, 2, 3, 4]) })
  const labels = await sendAll('jam', 3)
  await journal.lane.doubt(labels, 'The line broke.')
  await journal.resumeAfter(job.pk, { answer: 'code', code: `L-${labels[1]}` })
  expect(await states(job.pk)).toEqual(['printed', 'printed', 'queued', 'queued'])
})

test.each([
  ['none', ['queued', 'queued']],
  ['all', ['printed', 'printed']],
] as const)('%s of them came out', async (answer, expected) => {
  const job = await journal.createJob({ ...JOB, machine: `jam ${answer}` })
  await journal.lane.doubt(await sendAll(`jam ${answer}`, 2), 'The line broke.')
  await journal.resumeAfter(job.pk, { answer })
  expect(await states(job.pk)).toEqual(expected)
})

test('what the printer may still put out is never in line again', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'inside', labels: labelsOfItems([1]) })
  await sent(await sendNext('inside'), true)
  await expect(journal.resumeAfter(job.pk, { answer: 'none' })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a label that was chosen before a doubt does not leave before it is settled, nor before those that are in line again', async () => {
  const { pk: job } = await journal.createJob({ ...JOB, machine: 'late choice', copies: 2 })
  const [lost, , , chosen] = (await journal.get(job)).labels!.map(({ pk }) => pk) as [number, number, number, number]
  const leave = (pk: number) =>
    journal.lane.advance('late choice', { left: null, printed: [], leaving: { pk, bytes: 300, codes: [`C-${pk}`] } })
  for (let label = 0; label < 3; label += 1) await sendNext('late choice')
  await journal.lane.doubt([lost, lost + 1, lost + 2], 'Look.')
  expect(await leave(chosen)).toBe(false)
  await journal.resumeAfter(job, { answer: 'code', code: `L-${lost}` })
  expect(await leave(chosen)).toBe(false)
  expect([await sendNext('late choice'), await sendNext('late choice')]).toEqual([lost + 1, lost + 2])
  expect(await leave(chosen)).toBe(true)
})

test('a code that is on no label, or on several, decides nothing', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'codes' })
  await journal.lane.doubt(await sendAll('codes', 2), 'The line broke.')
  const after = (code: string) => journal.resumeAfter(job.pk, { answer: 'code', code })
  await expect(after('no such code')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  const same = (await journal.get(job.pk)).labels!.map(({ pk: label }) => ({ code: 'same', label }))
  await database.write.insertInto('print_label_code').values(same).execute()
  await expect(after('same')).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await states(job.pk)).toEqual(['unknown', 'unknown'])
})

test('after a stop a label that its printer said nothing of is unknown, one that nobody waits for stays sent', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'unheard' })
  await sent(await sendNext('unheard'), true)
  await sent(await sendNext('unheard'), false)
  await journal.lane.recover()
  expect(await states(job.pk)).toEqual(['unknown', 'sent'])
})

test('a job is put before others, is held, and is urgent', async () => {
  const jobs: number[] = []
  for (let index = 0; index < 3; index++)
    jobs.push((await journal.createJob({ ...JOB, machine: 'order', labels: labelsOfItems([index]) })).pk)
  const [first, second, third] = jobs as [number, number, number]
  const line = async () => (await journal.line.upcoming('order', 9)).map(({ job }) => job)
  await journal.line.order(third, 'order', first)
  expect(await line()).toEqual([third, first, second])
  await journal.line.order(third, 'order', null)
  expect(await line()).toEqual([first, second, third])
  await journal.line.prioritise(second, 5)
  expect(await line()).toEqual([second, first, third])
  await journal.line.hold(first, true)
  expect(await line()).toEqual([second, third])
})

test('what has not left goes to another printer, and what has left stays', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'from', labels: labelsOfItems([1, 2, 3]) })
  await sendAll('from', 1)
  const rest = await journal.move(job.pk, 'to')
  expect([await states(job.pk), await states(rest.pk), rest.machine]).toEqual([['sent'], ['queued', 'queued'], 'to'])
})

test('a job whose time is over leaves nothing more', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'late', labels: labelsOfItems([1]), expires: NOW })
  const [label] = await journal.line.upcoming('late', 1)
  const leaving = { pk: label!.pk, bytes: 1, codes: [] }
  expect(await journal.lane.advance('late', { left: null, printed: [], leaving })).toBe(false)
  await journal.line.expireDue()
  expect(await journal.get(job.pk)).toMatchObject({
    state: 'cancelled',
    message: expect.stringContaining('waited longer'),
  })
})

test('reading a printed label closes it, and says that it is out', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'back', labels: labelsOfItems([1]), scan_back: true })
  const [label] = await sendAll('back', 1)
  expect(await journal.get(job.pk)).toMatchObject({ state: 'unscanned', scanned: 0 })
  expect(await journal.answers.firstUnscanned()).toEqual({ job: job.pk, code: `L-${label}` })
  expect(await journal.answers.scanned(`L-${label}`)).toMatchObject({ pk: job.pk, state: 'printed', scanned: 1 })
  expect((await journal.get(job.pk)).labels).toMatchObject([{ state: 'printed', scanned_at: NOW }])
  expect(await journal.answers.scanned(`L-${label}`)).toBeNull()
})

test('a job that waits for scans is open, a void label is not waited for, and the scans can be waived', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'wait', labels: labelsOfItems([1, 2, 3]), scan_back: true })
  const [first] = await sendAll('wait', 3)
  const isOpen = async () => (await journal.list({ is_open: true, machine: 'wait' }, PAGE)).count === 1
  expect([(await journal.get(job.pk)).state, await isOpen()]).toEqual(['unscanned', true])
  await journal.answers.void({ label: first! })
  expect(await journal.answers.scanned(`L-${first}`)).toBeNull()
  await journal.answers.waiveScans(job.pk)
  expect([(await journal.get(job.pk)).state, await isOpen()]).toEqual(['sent', false])
  await expect(journal.answers.waiveScans(job.pk)).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a label that does not count is marked, found by its code', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'void', labels: labelsOfItems([1]) })
  const [label] = await sendAll('void', 1)
  expect(await journal.answers.void({ code: `L-${label}` })).toBe(job.pk)
  expect((await journal.get(job.pk)).labels).toMatchObject([{ voided: NOW }])
})

test('a reprint of what may be on paper is marked as one', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'marked', labels: labelsOfItems([1]) })
  await sendAll('marked', 1)
  const again = await journal.reprint(job.pk, { user: null, reason: 'It is smeared', labels: null })
  expect(await journal.get(again.pk)).toMatchObject({ reason: 'It is smeared', labels: [{ reprint: 1 }] })
})

test('standing for the same reason is told once', async () => {
  await journal.createJob({ ...JOB, machine: 'held', labels: labelsOfItems([42]) })
  const [label] = await journal.line.upcoming('held', 1)
  const before = told.length
  await journal.lane.hold(label!.pk, 'The paper is out.')
  await journal.lane.hold(label!.pk, 'The paper is out.')
  expect([told.length - before, told.at(-1)]).toEqual([
    1,
    expect.objectContaining({ state: 'held', message: 'The paper is out.' }),
  ])
})

test('too many labels at once are refused before anything is stored', async () => {
  await expect(journal.createJob({ ...JOB, copies: 5001 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('lists are newest first, in pages, and filtered by the state of the job', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...PrintState.options), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (wanted, hasScans) => {
        const { pk } = await journal.createJob({
          ...JOB,
          machine: 'list',
          scan_back: hasScans,
          labels: labelsOfItems(Array.from(wanted.keys())),
        })
        for (const [index, state] of wanted.entries())
          await database.write
            .updateTable('print_label')
            .set({ state })
            .where('job', '=', pk)
            .where('position', '=', index + 1)
            .execute()
        const { state, counts } = await journal.get(pk)
        const out = (counts['sent'] ?? 0) + (counts['printed'] ?? 0)
        expect(state).toBe(jobState({ ...counts, unscanned: hasScans ? out : 0 }))
        const listed = await journal.list({ state, machine: 'list' }, { ...PAGE, limit: 1 })
        expect(listed.results[0]).toMatchObject({ pk, state })
      },
    ),
    { numRuns: 40 },
  )
  const all = await journal.list({}, PAGE)
  expect(all.results.map(({ pk }) => pk)).toEqual(all.results.map(({ pk }) => pk).toSorted((a, b) => b - a))
  expect((await journal.list({}, { ...PAGE, limit: 2, offset: 1 })).results).toEqual(all.results.slice(1, 3))
})

test.each([
  [
    { queued: 1, printed: 1 },
    { complete: false, progress: 1, errors: null },
  ],
  [{ sent: 2 }, { complete: true, progress: 2, errors: null }],
  [
    { failed: 1, printed: 1 },
    { complete: true, progress: 2, errors: { error: 'Why' } },
  ],
])('clients of InvenTree see %o as %o', async (counts, expected) => {
  const job = await journal.createJob({ ...JOB, machine: 'output' })
  expect(jobOutput({ ...job, counts, message: 'Why' }, { pk: 7, file: null })).toMatchObject(expected)
})

test('jobs are found by words of label and reason, and by being over or not', async () => {
  const machine = 'found'
  const over = await journal.createJob({ ...JOB, machine, template_name: 'Box 100%', reason: 'Damaged' })
  const open = await journal.createJob({ ...JOB, machine, template_name: 'Box 1000', reason: 'Lost' })
  await journal.cancel(over.pk)
  const found = async (filters: { search?: string[]; is_open?: boolean }) =>
    (await journal.list({ machine, ...filters }, PAGE)).results.map(({ pk }) => pk)
  expect([
    await found({ search: ['box', 'lost'] }),
    await found({ search: ['100%'] }),
    await found({ is_open: true }),
    await found({ is_open: false }),
  ]).toEqual([[open.pk], [over.pk], [open.pk], [over.pk]])
})

test('one label left, the one before came out and the next leaves: in one step', async () => {
  const job = await journal.createJob({ ...JOB, machine: 'step', labels: labelsOfItems([1, 2, 3]) })
  const [first, second, third] = (await journal.line.upcoming('step', 3)).map(({ pk }) => pk)
  await journal.lane.advance('step', { left: null, printed: [], leaving: { pk: first!, bytes: 300, codes: [] } })
  await journal.lane.advance('step', {
    left: { pk: first!, isAwaited: true },
    printed: [],
    leaving: { pk: second!, bytes: 300, codes: [] },
  })
  await journal.lane.advance('step', {
    left: { pk: second!, isAwaited: true },
    // The last of them never left, so that it cannot have come out.
    printed: [first!, second!, third!],
    leaving: { pk: third!, bytes: 300, codes: [] },
  })
  expect(await states(job.pk)).toEqual(['printed', 'printed', 'sending'])
})
