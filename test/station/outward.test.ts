import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Plugin } from '@scanbench/plugin'
import { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Notification } from '../../main/records/message-records.ts'
import type { DataOutput } from '../../main/records/output-records.ts'
import type { StockItem } from '../../main/records/stock-records.ts'
import type { Actor } from '../../main/users/actor.ts'
import { startMailServer } from '../support/mail-server.ts'
import type { MailServer } from '../support/mail-server.ts'
import { readPdf } from '../support/read-pdf.ts'
import { createTestStation } from '../support/test-station.ts'
import type { TestStation } from '../support/test-station.ts'

class AwayPrinter extends Plugin.with(LabelPrintingMixin) {
  NAME = 'Away printer'
  SLUG = 'away-printer'
  BLOCKING_PRINT = false
  async printLabel(): Promise<void> {
    throw new Error('the service is away')
  }
}

let bench: TestStation
let mail: MailServer
let person: Actor
let item: StockItem

beforeAll(async () => {
  mail = await startMailServer()
  bench = await createTestStation({ plugins: [{ slug: 'away-printer', plugin: AwayPrinter }] })
  person = bench.station.windowActor()
  const part = await bench.json<{ pk: number }>('POST', '/api/part/', { name: 'Ball pen', IPN: 'BP-1' })
  const price = { purchase_price: 2, purchase_price_currency: 'EUR' }
  const made = await bench.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity: 10, ...price })
  item = made[0]!
  for (const sample of ['random-rates', 'report-sample', 'export-sample', 'mail-sample'])
    await bench.json('PATCH', `/api/plugins/${sample}/activate/`, { active: true })
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
  await mail[Symbol.asyncDispose]()
})

const set = (key: string, value: unknown) => bench.json('PATCH', `/api/settings/global/${key}/`, { value })

/** As the person at the window. */
async function asPerson<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, headers: { 'Content-Type': 'application/json' } }
  if (body !== undefined) init.body = JSON.stringify(body)
  const response = await bench.station.fetch(new Request(`http://127.0.0.1${path}`, init), { actor: person })
  return (await response.json()) as T
}

async function file(address: string | null): Promise<Uint8Array> {
  const response = await bench.station.fetch(new Request(`http://127.0.0.1${address ?? ''}`), { actor: person })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

test('labels come as a PDF where nobody chose a plugin', async () => {
  const output = await bench.json<DataOutput>('POST', '/api/label/print/', { template: 1, items: [item.pk] })
  expect(output).toMatchObject({ complete: true, plugin: 'inventreelabel' })
  expect((await readPdf(await file(output.output))).codes).toEqual([[`INV-SI${item.pk}`]])
})

test('stock is worth what it cost, at the rates of the sample source', async () => {
  await bench.json('POST', '/api/currency/refresh/')
  const { base_currency, exchange_rates, updated } = await bench.json<{
    base_currency: string
    exchange_rates: Record<string, number>
    updated: string | null
  }>('GET', '/api/currency/exchange/')
  expect([base_currency, exchange_rates['USD'], updated]).toEqual(['USD', 1, expect.stringMatching(/^\d{4}-/)])
  const { value } = await bench.json<{ value: number }>('GET', '/api/station/stock-value/')
  expect(value).toBeCloseTo(20 / exchange_rates['EUR']!, 1)
})

test('a list becomes a file that a sample plugin added a column to', async () => {
  const output = await bench.json<DataOutput>('GET', '/api/stock/?export=true&export_plugin=export-sample')
  const table = new TextDecoder().decode(await file(output.output))
  expect(table.split('\r\n').map((line) => line.split(',').at(-1))).toEqual(['Value', '20', ''])
})

const choices = (...values: string[]) => values.map((value) => expect.objectContaining({ value }))

async function exportForm(address: string): Promise<Record<string, unknown>> {
  const { actions } = await bench.json<{ actions: { GET: Record<string, unknown> } }>('OPTIONS', address)
  return actions.GET
}

test('the form of an export tells formats, the plugins that can, and the options of the chosen one', async () => {
  expect(await exportForm('/api/stock/?export=true&export_plugin=export-sample')).toEqual({
    export_format: expect.objectContaining({ type: 'choice', default: 'csv', choices: choices('csv', 'tsv', 'xlsx') }),
    export_plugin: expect.objectContaining({ choices: choices('inventree-exporter', 'export-sample') }),
    export_surcharge: expect.objectContaining({ type: 'decimal', label: 'Surcharge', min_value: 0 }),
  })
  expect(await exportForm('/api/part/?export=true')).toMatchObject({
    export_plugin: { choices: choices('inventree-exporter') },
  })
  expect(await exportForm('/api/stock/location/')).toEqual({})
})

test('a report of stock is printed with the variables of a sample plugin', async () => {
  const [list] = await bench.json<[{ pk: number }]>('GET', '/api/report/template/?search=Stock list')
  const output = await bench.json<DataOutput>('POST', '/api/report/print/', { template: list.pk, items: [item.pk] })
  expect(output).toMatchObject({ errors: null, output_type: 'report', template_name: 'Stock list' })
  const report = await readPdf(await file(output.output), { codes: false })
  expect(report.text).toMatch(/Stock list of Stores.*Ball pen/s)
})

test('a job that fails after the answer is told to its user in the window, and to nobody by mail (P23)', async () => {
  using news = await bench.news()
  const printed = await asPerson<DataOutput>('POST', '/api/label/print/', {
    template: 1,
    items: [item.pk],
    plugin: 'away-printer',
  })
  expect(printed.pk).toBeGreaterThan(0)
  await news.until('notification.changed', ({ user }) => user === person.user)
  const told = await asPerson<Notification[]>('GET', '/api/notifications/?read=false')
  expect(told).toMatchObject([
    {
      category: 'label.printing_failed',
      name: 'Item label was not printed',
      message: 'Error printing labels: the service is away',
      target: { model: 'printjob', pk: printed.print_job },
    },
  ])
  expect(mail.received).toEqual([])
})

test('a notification goes to the window and by mail, through the plugins that see mail', async () => {
  await set('MAIL_HOST', '127.0.0.1')
  await set('MAIL_PORT', mail.port)
  await set('MAIL_SECURITY', 'none')
  await set('ENABLE_PLUGINS_MAILS', true)
  await asPerson('PATCH', '/api/user/me/', { email: 'ana@example.com' })
  const occasion = { category: 'stock.low', name: 'Low stock', uid: 'a', recipients: [{ group: 'everyone' }] }
  expect(await bench.json('POST', '/api/station/notifications/', occasion)).toEqual({
    state: 'delivered',
    by: ['inventree-ui-notification', 'inventree-email-notification'],
  })
  expect(await bench.json('POST', '/api/station/notifications/', occasion)).toEqual({ state: 'recent', by: [] })
  expect(mail.received).toMatchObject([
    { to: ['ana@example.com'], source: expect.stringContaining('Subject: [Bench] Low stock') },
  ])
})

test('window, mail and a webhook are told together, and one of them that fails stops none of the others', async () => {
  const posted: unknown[] = []
  let status = 200
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      posted.push(JSON.parse(body))
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await bench.json('PATCH', '/api/plugins/webhook-notification/activate/', { active: true })
  const settings = '/api/plugins/webhook-notification/settings'
  await bench.json('PATCH', `${settings}/WEBHOOK_URL/`, { value: `http://127.0.0.1:${port}/hook` })
  const tell = (uid: string) =>
    bench.json<{ state: string; by: string[] }>('POST', '/api/station/notifications/', {
      category: 'stock.low',
      name: `Low stock ${uid}`,
      uid,
      recipients: [{ group: 'everyone' }],
    })
  const usual = ['inventree-ui-notification', 'inventree-email-notification']
  try {
    mail.received.length = 0
    const all = await tell('c')
    status = 500
    const others = await tell('d')
    expect([all.by.toSorted(), others.by.toSorted()]).toEqual([
      [...usual, 'webhook-notification'].toSorted(),
      usual.toSorted(),
    ])
    expect(mail.received.map(({ source }) => /Subject: (.*)\r/.exec(source)?.[1])).toEqual([
      '[Bench] Low stock c',
      '[Bench] Low stock d',
    ])
    const names = (await asPerson<Notification[]>('GET', '/api/notifications/?read=false')).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Low stock c', 'Low stock d']))
    expect(posted).toMatchObject([{ text: 'Low stock c: ' }, { text: 'Low stock d: ' }])
  } finally {
    await bench.json('PATCH', '/api/plugins/webhook-notification/activate/', { active: false })
    server.close()
  }
})

test('somebody who wants no mail gets none', async () => {
  await asPerson('PATCH', '/api/plugins/inventree-email-notification/user-settings/NOTIFY_BY_EMAIL/', { value: false })
  const occasion = { category: 'stock.low', name: 'Gone', uid: 'b', recipients: [{ group: 'everyone' }] }
  expect(await bench.json('POST', '/api/station/notifications/', occasion)).toEqual({
    state: 'delivered',
    by: ['inventree-ui-notification'],
  })
})
