import { AppError, Plugin, type LabelJob } from '@scanbench/plugin'
import { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import { integer } from '@scanbench/plugin/settings'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createLabelBench } from '../../../test/support/label-bench.ts'
import { readLabel } from '../../../test/support/read-label.ts'

const folder: LabelJob[] = []

class FilePrinter extends Plugin.with(LabelPrintingMixin) {
  NAME = 'File printer'
  PRINTING_OPTIONS = { amount: integer({ name: 'Amount', min: 1, default: 1 }) }

  async printLabel(job: LabelJob): Promise<void> {
    folder.push(job)
  }
}
class BrokenPrinter extends Plugin.with(LabelPrintingMixin) {
  NAME = 'Broken printer'

  async printLabel(): Promise<void> {
    throw new Error('no ink')
  }
}
class PickyPrinter extends Plugin.with(LabelPrintingMixin) {
  NAME = 'Picky printer'

  async printLabel(): Promise<void> {
    throw new AppError('INVALID_INPUT', 'Not today', { details: { day: ['Not today'] } })
  }
}

let bench: Awaited<ReturnType<typeof createLabelBench>>

beforeAll(async () => {
  bench = await createLabelBench({ file: FilePrinter, broken: BrokenPrinter, picky: PickyPrinter })
})
afterAll(() => bench[Symbol.asyncDispose]())

const PRINT = '/api/label/print/'
const JOBS = '/api/station/print-jobs/'

async function print(body: object): Promise<{ pk: number }> {
  const [status, output] = await bench.call('POST', PRINT, { plugin: 'inventreelabelmachine', ...body })
  expect(status).toBe(201)
  return output as { pk: number }
}

const untilState = (pk: number, state: string) =>
  vi.waitFor(async () => expect(await bench.call('GET', `${JOBS}${pk}/`)).toMatchObject([200, { state }]), {
    timeout: 15_000,
  })

test('templates are listed for a kind of object', async () => {
  expect(await bench.call('GET', '/api/label/template/?model_type=stockitem&enabled=true')).toMatchObject([
    200,
    [{ pk: 1, name: 'Item label', width: 50, height: 30 }, { name: 'Shipping label' }],
  ])
  expect(await bench.call('GET', '/api/label/template/?search=hall')).toEqual([200, []])
  expect(await bench.call('GET', '/api/label/template/?ordering=-pk&limit=1')).toMatchObject([
    200,
    { count: 10, results: [{ pk: 10 }] },
  ])
  expect(await bench.call('GET', '/api/label/template/2/')).toMatchObject([200, { model_type: 'stocklocation' }])
  expect((await bench.call('GET', '/api/label/template/99/'))[0]).toBe(404)
})

test('a label printed through the station’s printers comes out with the code of its item', async () => {
  const { pk } = await print({ template: 1, items: [42], machine: 'p1' })
  await untilState(pk, 'printed')
  const label = new TextEncoder().encode(bench.printer.paper.at(-1))
  expect(await readLabel(label, { widthMm: 50, heightMm: 30, dpmm: 8 })).toEqual(['INV-SI42'])
  expect(await bench.call('GET', `/api/data-output/${pk}/`)).toEqual([
    200,
    {
      pk,
      created: '2026-11-21',
      user: null,
      total: 1,
      progress: 1,
      complete: true,
      output_type: 'label',
      template_name: 'Item label',
      plugin: 'inventreelabelmachine',
      output: null,
      errors: null,
      print_job: pk,
    },
  ])
  expect(bench.news).toContain('print-job.changed')
})

test('items are printed in the order asked for, each as often as wanted, and missing ones are skipped', async () => {
  const before = bench.printer.paper.length
  const { pk } = await print({ template: 1, items: [44, 99, 42, 44], machine: 'p1', driver_options: { copies: '2' } })
  await untilState(pk, 'printed')
  const codes = bench.printer.paper.slice(before).map((label) => /INV-SI\d+/.exec(label)?.[0])
  expect(codes).toEqual(['INV-SI44', 'INV-SI44', 'INV-SI42', 'INV-SI42'])
})

test('without a printer in the request the one of the station prints', async () => {
  const { pk } = await print({ template: 1, items: [42] })
  await untilState(pk, 'printed')
  expect(await bench.call('GET', `${JOBS}${pk}/`)).toMatchObject([200, { machine: 'p1' }])
})

test.each([
  ['an unknown template', { template: 99, items: [42] }, 'template'],
  ['no items', { template: 1, items: [] }, 'items'],
  ['items that do not exist', { template: 1, items: [99] }, 'items'],
  ['an unknown plugin', { template: 1, items: [42], plugin: 'nothing' }, 'plugin'],
  [
    'a printer that does not exist',
    { template: 1, items: [42], plugin: 'inventreelabelmachine', machine: 'p9' },
    'machine',
  ],
  ['no number of copies', { template: 1, items: [42], plugin: 'inventreelabelmachine', copies: 0 }, 'copies'],
  ['an option of the wrong kind', { template: 1, items: [42], plugin: 'file', amount: 'many' }, 'amount'],
  ['what the plugin refuses', { template: 1, items: [42], plugin: 'picky' }, 'day'],
])('%s is refused by name and leaves no job', async (_, body, field) => {
  const before = await bench.call('GET', JOBS)
  expect(await bench.call('POST', PRINT, body)).toEqual([400, { [field]: [expect.any(String)] }])
  expect(await bench.call('GET', JOBS)).toEqual(before)
})

test('another label plugin gets each item with its options, and its labels are sent, not printed', async () => {
  folder.length = 0
  const { pk } = await print({ template: 1, items: [42, 43], plugin: 'file', amount: '13' })
  expect(folder).toEqual(
    [42, 43].map((item) => ({
      job: pk,
      template: 1,
      modelType: 'stockitem',
      items: [item],
      options: { amount: 13 },
      user: null,
    })),
  )
  await untilState(pk, 'sent')
})

test('a plugin that fails ends as an error that the client sees', async () => {
  expect(await bench.call('POST', PRINT, { template: 1, items: [42], plugin: 'broken' })).toMatchObject([
    201,
    { complete: true, errors: { error: 'Error printing labels: no ink' } },
  ])
})

/** A printer that is at work was asked a moment ago; one at rest is asked before its next label. */
const untilAtRest = () =>
  vi.waitFor(async () => {
    const [, jobs] = (await bench.call('GET', `${JOBS}?machine=p1`)) as [number, { state: string }[]]
    expect(jobs.filter(({ state }) => ['queued', 'sending', 'sent', 'held'].includes(state))).toEqual([])
  }, 15_000)

test('a job is put in line, held, cancelled, printed again and settled', async () => {
  await untilAtRest()
  bench.printer.setCondition('paper out', true)
  const queued = await bench.call('POST', JOBS, { machine: 'p1', template: 2, items: [7] })
  expect(queued).toMatchObject([201, { total: 1, model_type: 'stocklocation' }])
  const { pk } = queued[1] as { pk: number }
  await untilState(pk, 'held')
  expect(await bench.call('GET', `${JOBS}?state=held&machine=p1`)).toMatchObject([200, [{ pk }]])
  expect(await bench.call('POST', `${JOBS}${pk}/cancel/`)).toMatchObject([200, { state: 'cancelled' }])
  expect((await bench.call('POST', `${JOBS}${pk}/cancel/`))[0]).toBe(409)
  bench.printer.setCondition('paper out', false)
  bench.printer.breakAfterBytes = 9
  const again = (await bench.call('POST', `${JOBS}${pk}/reprint/`))[1] as { pk: number }
  await untilState(again.pk, 'unknown')
  expect(await bench.call('POST', `${JOBS}${again.pk}/settle/`, { outcome: 'printed' })).toMatchObject([
    200,
    { state: 'printed', labels: [{ state: 'printed' }] },
  ])
  expect((await bench.call('POST', `${JOBS}${again.pk}/settle/`, { outcome: 'maybe' }))[0]).toBe(400)
  expect((await bench.call('GET', `${JOBS}9999/`))[0]).toBe(404)
})

test('the preview is a picture of the bytes, and warns', async () => {
  const [status, preview] = await bench.call('GET', '/api/station/labels/preview/?template=1&item=42')
  expect([status, preview]).toEqual([
    200,
    { svg: expect.stringMatching(/^<svg .*Ball pen blue.*<\/svg>$/), warnings: [] },
  ])
  expect((await bench.call('GET', '/api/station/labels/preview/?template=1&item=99'))[0]).toBe(404)
  expect((await bench.call('GET', '/api/station/labels/preview/?template=1&item=42&machine=p9'))[0]).toBe(404)
})

test('the paper of a simulated printer is seen, newest first, and torn off', async () => {
  const [commands] = bench.printer.paper
  const bytes = new TextEncoder().encode(commands)
  for (let count = 0; count < 51; count++) bench.paper.add('sim', bytes)
  const [status, labels] = (await bench.call('GET', '/api/station/machines/sim/paper/')) as [number, object[]]
  expect([status, labels.length, labels[0]]).toEqual([
    200,
    50,
    {
      number: 51,
      printed_at: '2026-11-21T10:00:00.000Z',
      width_mm: 50,
      height_mm: 30,
      svg: expect.stringContaining('<svg'),
      commands,
    },
  ])
  expect(bench.news).toContain('paper.printed')
  expect((await bench.call('DELETE', '/api/station/machines/sim/paper/'))[0]).toBe(204)
  expect(await bench.call('GET', '/api/station/machines/sim/paper/')).toEqual([200, []])
})

test('codes that cannot be drawn do not stop the paper', () => {
  const endless = new TextEncoder().encode(`^XA^PW400^LL240^FO1,1^BQN,2,4^FDMA,${'x'.repeat(5000)}^FS^XZ`)
  bench.paper.add('odd', endless)
  expect(bench.paper.list('odd')).toHaveLength(1)
})
