import { AppError, Plugin, type LabelJob } from '@scanbench/plugin'
import { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import { integer } from '@scanbench/plugin/settings'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import { createLabelBench } from '../../../test/support/label-bench.ts'
import type { DesignDocument } from '../../records/label-document.ts'
import type { DataOutput } from '../../records/output-records.ts'
import type { PrintJob } from '../../records/print-records.ts'

const taken: LabelJob[] = []

class Sample extends Plugin.with(LabelPrintingMixin) {
  NAME = 'Sample printer'
  PRINTING_OPTIONS = { amount: integer({ name: 'Amount', min: 1, default: 1 }) }

  async printLabel(job: LabelJob): Promise<void> {
    taken.push(job)
  }
}
class NoLabels extends Plugin {
  NAME = 'No labels'
}
class Unable extends Plugin.with(LabelPrintingMixin) {
  NAME = 'Unable'

  async printLabel(): Promise<void> {
    throw new AppError('RENDER_FAILED', 'Error rendering label to PDF: no font')
  }
}

let bench: Awaited<ReturnType<typeof createLabelBench>>

beforeEach(async () => {
  taken.length = 0
  bench = await createLabelBench({ sample: Sample, nolabels: NoLabels, unable: Unable })
})
afterEach(() => bench[Symbol.asyncDispose]())

const PRINT = '/api/label/print/'
const JOBS = '/api/station/print-jobs/'

async function queued(body: object): Promise<PrintJob> {
  const [status, job] = await bench.call('POST', JOBS, { template: 1, ...body })
  expect([status, job]).toMatchObject([201, {}])
  const [, whole] = await bench.call('GET', `${JOBS}${(job as PrintJob).pk}/`)
  return whole as PrintJob
}

const counters = async (range: object) => (await queued({ range })).labels?.map(({ data }) => data?.['counter'])
const valuesOf = ({ labels = [] }: PrintJob) => labels.map(({ item, data }) => [item, data])

describe('what is refused', () => {
  const missing = 'Invalid pk "99" - object does not exist.'
  test.each([
    ['an unknown template', { template: 99, items: [42] }, { template: [missing] }],
    ['no items', { template: 1, items: [] }, { items: ['This list may not be empty.'] }],
    ['items that are not there', { template: 1, items: [1, 2] }, { items: ['No valid items provided to template'] }],
    ['an unknown plugin', { template: 1, items: [42], plugin: 'x' }, { plugin: ['Plugin not found'] }],
    [
      'a plugin without labels',
      { template: 1, items: [42], plugin: 'nolabels' },
      { plugin: ['Plugin does not support label printing'] },
    ],
  ])('%s, by its own text (P08)', async (_, body, answer) => {
    expect(await bench.call('POST', PRINT, body)).toEqual([400, answer])
  })

  test('a template that is switched off, one without size, and a caller without the right (P08)', async () => {
    await bench.call('PATCH', '/api/label/template/2/', { enabled: false })
    expect(await bench.call('POST', PRINT, { template: 2, items: [7] })).toEqual([
      400,
      { template: ['Invalid pk "2" - object does not exist.'] },
    ])
    bench.flatten(1)
    expect(await bench.call('POST', PRINT, { template: 1, items: [42] })).toEqual([
      400,
      { template: ['Invalid label dimensions'] },
    ])
    expect([
      (await bench.as('', 'POST', PRINT, { template: 1, items: [42] }))[0],
      (await bench.as('plugin', 'POST', PRINT, { template: 1, items: [42] }))[0],
    ]).toEqual([401, 403])
  })

  test('an option of the wrong type: nothing is printed; the right one reaches the plugin as a number (P13)', async () => {
    const body = { template: 1, items: [42], plugin: 'sample' }
    expect(await bench.call('POST', PRINT, { ...body, amount: 'abc' })).toEqual([
      400,
      { amount: ['A valid integer is required.'] },
    ])
    expect(taken).toEqual([])
    await bench.call('POST', PRINT, { ...body, amount: '13' })
    expect(taken).toMatchObject([{ items: [42], options: { amount: 13 } }])
  })

  test('a label that cannot be drawn, and its record says why (P22)', async () => {
    expect(await bench.call('POST', PRINT, { template: 1, items: [42], plugin: 'unable' })).toEqual([
      400,
      { non_field_errors: ['Error rendering label to PDF: no font'] },
    ])
    const [, outputs] = await bench.call('GET', '/api/data-output/')
    expect(outputs).toMatchObject([{ plugin: 'unable', errors: { error: 'Error rendering label to PDF: no font' } }])
  })
})

test('the form of a print request has the options of the plugin (P14)', async () => {
  const [, form] = await bench.call('OPTIONS', `${PRINT}?plugin=sample`)
  expect(form).toMatchObject({
    actions: { POST: { template: {}, items: {}, plugin: {}, amount: { type: 'integer', label: 'Amount' } } },
  })
})

test('progress counts up to the number of labels (P16)', async () => {
  bench.printer.isConnected = false
  const body = { template: 1, items: [42, 43], plugin: 'inventreelabelmachine', machine: 'p1' }
  const [, before] = await bench.call('POST', PRINT, body)
  const { pk } = before as DataOutput
  bench.printer.isConnected = true
  await bench.call('POST', JOBS, { template: 1, items: [44], machine: 'p1' })
  await eventually(async () => {
    const [, output] = await bench.call('GET', `/api/data-output/${pk}/`)
    expect(output).toMatchObject({ progress: 2, total: 2, complete: true })
  })
  expect(before).toMatchObject({ progress: 0, total: 2, complete: false })
})

describe('printing through a machine', () => {
  const request = { template: 1, items: [42, 43], plugin: 'inventreelabelmachine', machine: 'p1' }

  test('prints each label once, with options in their types and without unknown ones (K22)', async () => {
    const driver_options = { copies: '3', DARKNESS: '24', fake_option: 99 }
    const [status, output] = await bench.call('POST', PRINT, { ...request, driver_options })
    expect([status, output]).toMatchObject([201, { plugin: 'inventreelabelmachine', output: null }])
    const [, job] = await bench.call('GET', `${JOBS}${(output as DataOutput).print_job}/`)
    expect(job).toMatchObject({ machine: 'p1', copies: 3, total: 6, options: { DARKNESS: 24 } })
    expect((job as PrintJob).options).not.toHaveProperty('fake_option')
    await eventually(() => expect(bench.printer.paper).toHaveLength(6))
  })

  test('an option begins with the setting of the machine, and the request goes before it (K23)', async () => {
    bench.printer.settings = { DARKNESS: 18 }
    const optionsOf = async (driver_options: object) => {
      const [, output] = await bench.call('POST', PRINT, { ...request, driver_options })
      const [, job] = await bench.call('GET', `${JOBS}${(output as DataOutput).print_job}/`)
      return (job as PrintJob).options['DARKNESS']
    }
    expect([await optionsOf({}), await optionsOf({ DARKNESS: 24 })]).toEqual([18, 24])
  })

  test('a machine that does not exist is refused (K24)', async () => {
    expect(await bench.call('POST', PRINT, { ...request, machine: 'nothing' })).toEqual([
      400,
      { machine: ['"nothing" is not a valid choice.'] },
    ])
  })

  test('the form lists the printers and the options of the chosen one', async () => {
    const [, form] = await bench.call('OPTIONS', `${PRINT}?plugin=inventreelabelmachine&machine=p1`)
    expect(form).toMatchObject({
      actions: {
        POST: {
          machine: { type: 'choice', choices: [{ value: 'p1' }, { value: 'p2' }] },
          driver_options: { depends_on: ['machine'], child: { children: { copies: { type: 'integer', default: 1 } } } },
        },
      },
    })
  })
})

describe('labels in lots', () => {
  test('of all that a list shows for a query', async () => {
    expect(valuesOf(await queued({ query: 'search=pen' }))).toEqual([
      [43, null],
      [42, null],
    ])
    expect((await bench.call('POST', JOBS, { template: 1, query: 'search=nothing' }))[0]).toBe(400)
  })

  test('of the rows of a file, each with its object if it names one', async () => {
    const job = await queued({ rows: [{ item: '42', shelf: 'A' }, { shelf: 'B' }] })
    expect(valuesOf(job)).toEqual([
      [42, { shelf: 'A' }],
      [null, { shelf: 'B' }],
    ])
    expect(await bench.call('POST', JOBS, { template: 1, rows: [{ item: 5 }] })).toEqual([
      400,
      { rows: ['Row 1 names the stockitem "5", which is not there.'] },
    ])
  })

  test('of the numbers of a range, down as well, padded with zeros', async () => {
    expect(await counters({ from: 8, to: 12, step: 2, padding: 4 })).toEqual(['0008', '0010', '0012'])
    expect(await counters({ from: 2, to: 1 })).toEqual(['2', '1'])
    expect((await bench.call('POST', JOBS, { template: 1, range: { from: 1, to: 10_001 } }))[0]).toBe(400)
  })

  test('with the answers to the questions of the template, which are checked', async () => {
    const path = '/api/station/label-templates/1/'
    const [, draft] = await bench.call('GET', `${path}draft/`)
    const { document, version } = draft as { document: DesignDocument; version: number }
    const prompt = {
      question: 'Who?',
      type: 'text' as const,
      choices: [],
      initial: '',
      isRequired: true,
    } satisfies Partial<DesignDocument['prompts'][number]>
    const prompts: DesignDocument['prompts'] = [
      { ...prompt, key: 'who' },
      { ...prompt, key: 'size', type: 'choice', choices: ['S', 'L'], initial: 'S', isRequired: false },
    ]
    await bench.call('PUT', `${path}draft/`, { document: { ...document, prompts }, version })
    await bench.call('POST', `${path}publish/`, { version: version + 1 })

    expect(await bench.call('POST', JOBS, { template: 1, items: [42], prompts: { size: 'XL' } })).toEqual([
      400,
      { prompts: { who: ['This field is required.'], size: ['"XL" is not a valid choice.'] } },
    ])
    const rows = [{ item: 42, who: 'Ana' }, { item: 43 }]
    expect(valuesOf(await queued({ rows, prompts: { who: 'Ben', size: 'L' } }))).toEqual([
      [42, { who: 'Ana', answers: { who: 'Ana', size: 'L' } }],
      [43, { answers: { who: 'Ben', size: 'L' } }],
    ])
  })

  test('wait with their priority and are given up at their time', async () => {
    const job = await queued({ items: [42], priority: 5, expires: '2030-01-01T00:00:00Z', scan_back: true })
    expect(job).toMatchObject({ priority: 5, expires: '2030-01-01T00:00:00Z', scan_back: true })
  })
})
