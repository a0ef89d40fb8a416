import { readFile } from 'node:fs/promises'
import { Plugin } from '@scanbench/plugin'
import { ReportMixin } from '@scanbench/plugin/mixins'
import type { ReportRequest } from '@scanbench/plugin/mixins'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import ReportSample from '../../plugins/samples/report-sample.ts'
import { activePlugins } from '../../test/support/active-plugins.ts'
import { hostPlugin } from '../../test/support/plugin-host.ts'
import { NO_HOST } from '../labels/liquid/template-host.ts'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import { temporaryOutputs } from '../../test/support/temporary-outputs.ts'
import { Attachments } from '../outputs/attachments.ts'
import type { Outputs } from '../outputs/outputs.ts'
import type { Database } from '../storage/database.ts'
import { BUILT_IN_REPORTS } from './built-in-reports.ts'
import { ReportContexts } from './report-contexts.ts'
import { ReportObjects } from './report-objects.ts'
import { ReportPlugins } from './report-plugins.ts'
import { ReportPreviews } from './report-previews.ts'
import { ReportTemplates } from './report-sort.ts'
import type { KeptReport } from './report-template.ts'
import { RemoteImages } from './remote-images.ts'
import { Reports } from './reports.ts'

class Witness extends Plugin.with(ReportMixin) {
  NAME = 'witness'
  asked: unknown[] = []
  made: unknown[] = []
  async addReportContext({ instance, context }: ReportRequest): Promise<Record<string, unknown>> {
    this.asked.push(instance?.pk ?? 'all')
    context['quantity'] = 'changed in place'
    return { keeper: 'Witness', __proto__: { polluted: true } }
  }
  async reportCallback(report: { file: string; instance: unknown }): Promise<void> {
    this.made.push([report.instance, report.file.split('/').at(-1)])
  }
}
class Broken extends Plugin.with(ReportMixin) {
  NAME = 'broken'
  calls = 0
  async addReportContext(): Promise<Record<string, unknown>> {
    this.calls++
    throw new Error('no idea')
  }
  async addLabelContext(): Promise<Record<string, unknown>> {
    return new Promise(() => {})
  }
  async reportCallback(): Promise<void> {
    throw new Error('so what')
  }
}

let database: Database
let outputs: Outputs
let attachments: Attachments
let isDebugging: boolean
let now: Date

beforeAll(async () => {
  database = await createTemporaryDatabase()
  outputs = temporaryOutputs(database)
  attachments = new Attachments({ database, clock: () => now })
})
afterAll(() => database[Symbol.asyncDispose]())
beforeEach(() => {
  isDebugging = true
  now = new Date('2026-11-21T10:00:00Z')
})

const [STOCK_LIST] = BUILT_IN_REPORTS

function report(pk: number, record: Partial<KeptReport['record']>, source: string): KeptReport {
  const { merge = true } = record
  return {
    record: { ...STOCK_LIST!.record, pk, ...record },
    document: { ...STOCK_LIST!.document, merge, source },
  }
}

const DOCUMENTS: KeptReport[] = [
  ...BUILT_IN_REPORTS,
  report(8, { name: 'Broken' }, '{% if %}'),
  report(
    9,
    { name: 'Single', merge: false, filename_pattern: '{{ part.name }}' },
    'Item {{ item.pk }} of {{ keeper }}, {{ quantity }}; {{ polluted }}',
  ),
  report(10, { enabled: false }, ''),
  report(
    11,
    { name: 'With tags', merge: false },
    `<img src="{{ 'a.png' | uploaded_image }}">{{ part.name | render_html_text: bold: true }}{{ part.name | uppercase }}`,
  ),
  report(
    12,
    { name: 'Kept', merge: true, attach_to_model: true },
    '{% for one in instances %}Kept {{ one.item.pk }};{% endfor %}',
  ),
  report(13, { name: 'Kept', merge: false, attach_to_model: true }, 'Kept {{ item.pk }};'),
  report(
    14,
    { name: 'Pieces', merge: false },
    `<style>.x { color: red }</style>{% include 'snippets/head.html' %} of {{ child_items | size }}`,
  ),
  report(15, { name: 'Remote', merge: false }, '<img src="https://pictures.example/{{ item.pk }}.png">'),
]
const SNIPPETS = new Map([['head.html', '<b>Head for {{ item.pk }} and <{{ part.name }}></b>']])

const ALL = { limit: null, offset: 0, search: [], ordering: [] }

/** What was made a PDF of. */
const pages: string[] = []

function reportsOf(...plugins: Plugin[]) {
  const active = activePlugins(...plugins)
  const common = { actingUser: async () => null, clock: () => now, log: SILENT_LOG }
  const reportPlugins = new ReportPlugins({ plugins: active, ...common, timeoutMs: 50 })
  const printer = {
    unavailable: async () => null,
    async print(html: string) {
      pages.push(html)
      return Buffer.from(`PDF of ${html.length}`)
    },
  }
  const objects = new ReportObjects({
    records: async (_model, pks) => pks.filter((pk) => pk < 50).map(item),
    find: async (_model, query) => (query === 'search=pen' ? [7, 3] : Array.from({ length: 2001 }, (_, pk) => pk)),
  })
  const contexts = new ReportContexts({
    code: async (model, pk) => `INV-${model}${pk}`,
    lists: async (_model, _pk, isWanted) => (isWanted('child_items') ? { child_items: [{ pk: 1 }, { pk: 2 }] } : {}),
    plugins: reportPlugins,
    host: async () => ({ ...NO_HOST, mediaImage: (path) => (path === 'a.png' ? 'data:image/png;base64,AA==' : null) }),
    baseUrl: () => 'http://bench',
    ...common,
  })
  const remoteImages = new RemoteImages({
    isOn: async () => true,
    log: SILENT_LOG,
    fetch: async ({ pathname }) => `data:image/png;base64,${btoa(pathname)}`,
  })
  const reports = new Reports({
    templates: new ReportTemplates({ documents: DOCUMENTS }),
    snippets: { all: () => SNIPPETS },
    remoteImages,
    objects,
    contexts,
    outputs,
    attach: (attachment) => attachments.add(attachment),
    plugins: reportPlugins,
    printer,
    isOn: async () => true,
    isDebugging: async () => isDebugging,
    log: SILENT_LOG,
    answerWithinMs: 20_000,
  })
  const previews = new ReportPreviews({ objects, contexts, printer, snippets: { all: () => SNIPPETS }, remoteImages })
  return { reports, reportPlugins, previews, noted: active.noted }
}

function item(pk: number): Record<string, unknown> {
  const part_detail = { name: `Pen <${pk}>`, full_name: `Pen <${pk}>`, IPN: 'P-1', units: 'pcs' }
  const location_detail = { pathstring: 'Hall/Shelf' }
  return { pk, part_detail, location_detail, quantity: 4, serial: null, batch: 'B7', barcode_hash: '' }
}

async function page(reports: Reports, template: number, items: number[]): Promise<string> {
  const output = await reports.print({ template, items, query: null, user: null })
  expect(output).toMatchObject({ complete: true, errors: null, output_type: 'report' })
  return readFile(
    (await outputs.findFile(decodeURIComponent(output.output ?? '').replace('/media/', ''), null)) ?? '',
    'utf8',
  )
}

test('tags of templates work in reports, and what they are given stays text', async () => {
  isDebugging = true
  expect(await page(reportsOf().reports, 11, [42])).toContain(
    '<img src="data:image/png;base64,AA=="><strong>Pen &lt;42&gt;</strong>PEN &lt;42&gt;',
  )
})

test('a merged report has all objects in their order, as text and not as HTML', async () => {
  const html = await page(reportsOf().reports, 1, [7, 3, 99])
  expect(html.replaceAll(/\s+/g, ' ')).toMatch(
    /2026-11-21 · 2 items.*<td>Pen &lt;7&gt;<\/td><td>P-1<\/td><td>Hall\/Shelf<\/td><td>B7<\/td>.*Pen &lt;3&gt;/,
  )
})

test('a report that is not merged has a part for each object', async () => {
  const html = await page(reportsOf().reports, 9, [7, 3])
  expect(html.match(/<section>.*?<\/section>/g)).toEqual([
    '<section>Item 7 of , 4; </section>',
    '<section>Item 3 of , 4; </section>',
  ])
})

test('the file is named by the pattern of the template, and progress counts up', async () => {
  isDebugging = false
  expect(await reportsOf().reports.print({ template: 1, items: [7, 3], query: null, user: null })).toMatchObject({
    output: expect.stringMatching(/stock-list-2026-11-21\.pdf$/),
    template_name: 'Stock list',
    total: 2,
    progress: 2,
  })
})

test('a plugin adds variables, once for each object, and changes nothing in place (M50)', async () => {
  const witness = new Witness()
  expect(await page(reportsOf(witness).reports, 9, [7, 3])).toContain('Item 7 of Witness, 4; </section>')
  expect(witness.asked).toEqual([7, 3])
})

test('a later plugin sees and replaces what an earlier one added (M50)', async () => {
  const { plugin } = hostPlugin(new ReportSample(), {}, { KEEPER: 'Ana' })
  expect(await page(reportsOf(new Witness(), plugin).reports, 9, [7])).toContain('of Ana')
  expect(await page(reportsOf(plugin).reports, 1, [7])).toContain('· Stock list of Ana')
})

test('a plugin that throws stops no report, and is left alone for a minute (M50)', async () => {
  const broken = new Broken()
  const { reports, noted } = reportsOf(broken, new Witness())
  expect(await page(reports, 9, [7, 3])).toContain('of Witness')
  expect([broken.calls, noted]).toEqual([1, ['broken addReportContext: no idea', 'broken reportCallback: so what']])
  now = new Date('2026-11-21T10:01:01Z')
  await page(reports, 9, [7])
  expect(broken.calls).toBe(2)
})

test('a plugin that hangs holds a label up once, not the whole roll', async () => {
  const { reportPlugins, noted } = reportsOf(new Broken(), hostPlugin(new ReportSample(), {}).plugin)
  const request = { template: { pk: 1, name: 'Item label', model_type: 'stockitem' }, user: null, context: {} }
  const added = []
  for (const pk of [1, 2, 3])
    added.push(await reportPlugins.labelContext({ ...request, instance: { model: 'stockitem', pk } }))
  expect([added, noted]).toEqual([[1, 2, 3].map(() => ({ keeper: 'Stores' })), [expect.stringContaining('no answer')]])
})

test('the callback gets each object and the file (M50)', async () => {
  const witness = new Witness()
  const { reports } = reportsOf(witness)
  await page(reports, 9, [7])
  await page(reports, 1, [7, 3])
  expect(witness.made).toEqual([
    [{ model: 'stockitem', pk: 7 }, 'Pen%20_7_.html'],
    [null, 'stock-list-2026-11-21.html'],
  ])
})

test.each([
  [true, true],
  [true, false],
  [false, true],
  [false, false],
])('merged: %s, in debug mode: %s: every object is in it (P29)', async (merge, debug) => {
  isDebugging = debug
  const { reports } = reportsOf()
  const output = await reports.print({ template: merge ? 12 : 13, items: [7, 3], query: null, user: null })
  expect(output).toMatchObject({ complete: true, output: expect.stringMatching(debug ? /\.html$/ : /\.pdf$/) })
  const printed = debug ? await page(reports, merge ? 12 : 13, [7, 3]) : pages.at(-1)
  const sections = (printed ?? '').match(/<section>/g)?.length
  expect([printed?.includes('Kept 7;'), printed?.includes('Kept 3;'), sections]).toEqual([true, true, merge ? 1 : 2])
})

const printKept = () => reportsOf().reports.print({ template: 13, items: [21], query: null, user: null })

test('a report is kept once with each object, and not in debug mode (P30)', async () => {
  const kept = async () => (await attachments.list({ model_type: 'stockitem', model_id: 21 })).length
  isDebugging = false
  await printKept()
  const [attachment] = await attachments.list({ model_id: 21 })
  expect(attachment).toMatchObject({
    model_type: 'stockitem',
    comment: 'Kept',
    filename: expect.stringMatching(/\.pdf$/),
  })
  expect((await attachments.content(attachment?.pk ?? 0)).content.length).toBe(attachment?.file_size)
  isDebugging = true
  await printKept()
  expect(await kept()).toBe(1)
})

test('a template with an error ends as an error on the output (P31)', async () => {
  const output = await reportsOf().reports.print({ template: 8, items: [7], query: null, user: null })
  expect(output).toMatchObject({
    complete: false,
    output: null,
    errors: { error: expect.stringMatching(/^Template syntax error: /) },
  })
})

test.each([
  ['an unknown template', { template: 77, items: [1] }, 'template'],
  ['a template that is turned off', { template: 10, items: [1] }, 'template'],
  ['no items', { template: 1, items: [] }, 'items'],
  ['items that do not exist', { template: 1, items: [99] }, 'items'],
  ['a list that is too long for a report', { template: 1, items: [], query: '' }, 'query'],
])('%s is refused by name', async (_, order, field) => {
  await expect(reportsOf().reports.print({ query: null, ...order, user: null })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { [field]: [expect.any(String)] },
  })
})

test('a report of a list has all that the list shows', async () => {
  const order = { template: 1, items: [], query: 'search=pen', user: null }
  expect(await reportsOf().reports.print(order)).toMatchObject({ total: 2, progress: 2, complete: true })
})

test('a preview has the first objects, is kept for whoever asked, and stores nothing', async () => {
  const { previews } = reportsOf()
  const made = (await outputs.list(null, ALL)).count
  const items = Array.from({ length: 30 }, (_, index) => index + 1)
  const preview = await previews.make({ report: DOCUMENTS[0]!, items, query: null, format: 'pdf', user: 5 })
  expect([preview.shown, preview.total, (await outputs.list(null, ALL)).count]).toEqual([20, 30, made])
  expect(Buffer.from(previews.find(preview.id, 5).content).toString()).toMatch(/^PDF of \d+$/)
  expect(() => previews.find(preview.id, 6)).toThrow('gone')
})

test('pictures from the internet are in the page of a report and of its preview (P28)', async () => {
  const { reports, previews } = reportsOf()
  const image = `<img src="data:image/png;base64,${btoa('/7.png')}">`
  expect(await page(reports, 15, [7])).toContain(image)
  const report = DOCUMENTS.find(({ record }) => record.pk === 15)!
  const { id } = await previews.make({ report, items: [7], query: null, format: 'html', user: null })
  expect(previews.find(id, null).content).toContain(image)
})

test('a report includes snippets, which see its values as text, and its rules stand once on the page', async () => {
  const html = await page(reportsOf().reports, 14, [7, 3])
  expect(html.match(/<section>.*?<\/section>/g)).toEqual([
    '<section><b>Head for 7 and <Pen &lt;7&gt;></b> of 2</section>',
    '<section><b>Head for 3 and <Pen &lt;3&gt;></b> of 2</section>',
  ])
  expect(html.match(/\.x \{ color: red \}/g)).toHaveLength(1)
})
