import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportSnippet, ReportTemplate } from '../../main/records/output-records.ts'
import type { ReportDocument } from '../../main/records/report-document.ts'
import type { StockItem } from '../../main/records/stock-records.ts'
import type { Actor } from '../../main/users/actor.ts'
import { createTestStation } from '../support/test-station.ts'
import type { TestStation } from '../support/test-station.ts'

let bench: TestStation
let person: Actor
let items: StockItem[]

beforeAll(async () => {
  bench = await createTestStation({})
  person = bench.station.windowActor()
  items = []
  for (const IPN of ['BP-1', 'BP-2']) {
    const part = await bench.json<{ pk: number }>('POST', '/api/part/', { name: `Pen ${IPN}`, IPN })
    items.push(...(await bench.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity: 10 })))
  }
})
afterAll(() => bench[Symbol.asyncDispose]())

async function ask<T>(method: string, path: string, body?: unknown, actor: Actor = person): Promise<[number, T]> {
  const init: RequestInit = { method }
  if (body instanceof FormData) init.body = body
  else if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { 'Content-Type': 'application/json' }
  }
  const response = await bench.station.fetch(new Request(`http://127.0.0.1${path}`, init), { actor })
  const text = await response.text()
  return [response.status, (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as T]
}

function form(values: Record<string, string>, field: string, name: string, source: string): FormData {
  const made = new FormData()
  for (const [key, value] of Object.entries(values)) made.set(key, value)
  made.set(field, new File([source], name, { type: 'text/html' }))
  return made
}

const FIELDS = { name: 'Own list', description: 'Ours', model_type: 'stockitem', merge: 'true' }
function own(source: string, more: Record<string, string> = {}) {
  const fields = { ...FIELDS, ...more }
  return ask<ReportTemplate>('POST', '/api/report/template/', form(fields, 'template', `${fields.name}.html`, source))
}

async function pageOf(template: number, document: ReportDocument | null = null): Promise<string> {
  const order = { template, document, items: items.map(({ pk }) => pk), format: 'html' }
  const [, made] = await ask<{ preview: string }>('POST', '/api/station/reports/preview/', order)
  const [, page] = await ask<string>('GET', made.preview)
  return /<section>(.*)<\/section>/su.exec(page)?.[1] ?? page
}

test('the reports that come with the program are there from the start', async () => {
  const [, all] = await ask<ReportTemplate[]>('GET', '/api/report/template/')
  expect(all.map(({ model_type, name }) => `${model_type}: ${name}`)).toEqual([
    'stockitem: Stock list',
    'stocklocation: Place sheet',
    'stocklocation: Location list',
    'part: Part list',
  ])
})

test('a report comes as a file, is read back as it was, prints, and every save counts its revision up', async () => {
  const [status, made] = await own('<p>{{ instances | size }} lines</p>')
  expect([status, made]).toMatchObject([201, { revision: 1, merge: true, page_size: 'A4', draft: false }])
  expect(await ask('GET', `${made.template}/`)).toEqual([200, '<p>{{ instances | size }} lines</p>'])
  expect(await pageOf(made.pk)).toBe('<p>2 lines</p>')
  const path = `/api/report/template/${made.pk}/`
  expect((await ask('PATCH', path, { landscape: true }))[1]).toMatchObject({ revision: 2, landscape: true })
  const changed = await ask('PATCH', path, form({}, 'template', 'own-2.html', '<b>two</b>'))
  expect([changed[1], await pageOf(made.pk)]).toMatchObject([{ revision: 3, landscape: true }, '<b>two</b>'])
  expect(await ask('DELETE', path)).toEqual([204, ''])
  expect((await ask('GET', path))[0]).toBe(404)
})

const refused = async (answer: Promise<[number, unknown]>) => Object.keys((await answer)[1] as object)

test('what cannot be a report is refused by its field', async () => {
  expect(await refused(own('x', { name: 'Stock list' }))).toContain('name')
  expect(await refused(own('x', { filters: 'foo=bar' }))).toContain('filters')
  expect(await refused(own('x', { page_size: 'A9' }))).toContain('page_size')
  expect((await own('{% if %}'))[0]).toBe(400)
  const word = form(FIELDS, 'template', 'own.docx', 'x')
  expect(await refused(ask('POST', '/api/report/template/', word))).toContain('template')
})

test('a label and a report may have the same name', async () => {
  const body = { name: 'Stock list', model_type: 'stockitem', width: 50, height: 30 }
  expect((await ask('POST', '/api/station/label-templates/', body))[0]).toBe(201)
})

test('a report is offered when every object satisfies its filters', async () => {
  const [, { pk }] = await own('x', { name: 'Of one part', filters: 'part__IPN=BP-1' })
  const offered = async (wanted: StockItem[]) => {
    const list = wanted.map((item) => item.pk).join(',')
    const [, found] = await ask<ReportTemplate[]>('GET', `/api/report/template/?model_type=stockitem&items=${list}`)
    return found.some((template) => template.pk === pk)
  }
  expect([await offered(items.slice(0, 1)), await offered(items)]).toEqual([true, false])
})

test('a draft is seen before it is published, and prints nothing until then', async () => {
  const [, { pk }] = await own('<i>published</i>', { name: 'Drafted' })
  const path = `/api/station/report-templates/${pk}/`
  const [, { document, version }] = await ask<{ document: ReportDocument; version: number }>('GET', `${path}draft/`)
  const next = { ...document, source: '<i>drafted</i>' }
  const [, saved] = await ask<{ version: number }>('PUT', `${path}draft/`, { document: next, version })
  expect([await pageOf(pk), await pageOf(pk, next)]).toEqual(['<i>published</i>', '<i>drafted</i>'])
  expect((await ask('PUT', `${path}draft/`, { document: next, version }))[0]).toBe(409)
  expect((await ask('POST', `${path}publish/`, { version: saved.version }))[1]).toMatchObject({ revision: 2 })
  expect(await pageOf(pk)).toBe('<i>drafted</i>')
  await ask('POST', `${path}revisions/1/restore/`)
  expect((await ask('GET', `${path}draft/`))[1]).toMatchObject({ document: { source: '<i>published</i>' } })
})

const headOf = (source: string) => form({ description: 'Head' }, 'snippet', 'head.html', source)

test('snippets are pieces that reports include, and go on with what they say now', async () => {
  const [status, snippet] = await ask<ReportSnippet>('POST', '/api/report/snippet/', headOf('<b>One {{ title }}</b>'))
  expect([status, snippet]).toMatchObject([201, { name: 'head.html', description: 'Head' }])
  const [, { pk }] = await own("{% assign title = 'A&B' %}{% include 'snippets/head.html' %}", { name: 'With a head' })
  expect(await pageOf(pk)).toBe('<b>One A&amp;B</b>')
  await ask('PATCH', `/api/report/snippet/${snippet.pk}/`, headOf('<b>Two</b>'))
  expect(await pageOf(pk)).toBe('<b>Two</b>')
  expect((await ask('POST', '/api/report/snippet/', headOf('again')))[0]).toBe(400)
  expect(await ask('GET', `${snippet.snippet}/`)).toEqual([200, '<b>Two</b>'])
  await ask('DELETE', `/api/report/snippet/${snippet.pk}/`)
  expect(await ask('GET', '/api/report/snippet/')).toEqual([200, []])
})

test('a snippet that would include itself, by others too, is refused', async () => {
  const add = (name: string, source: string) =>
    ask<{ pk: number; snippet?: string[] }>('POST', '/api/report/snippet/', form({}, 'snippet', name, source))
  const [, refused] = await add('loop.html', "x{% include 'snippets/loop.html' %}")
  expect(refused.snippet).toEqual([
    '"loop.html" would include itself: loop.html, loop.html. Take one of these includes out.',
  ])
  const [, { pk }] = await add('one.html', "{% include 'snippets/two.html' %}")
  const [status, circle] = await add('two.html', "{% include 'snippets/one.html' %}")
  expect([status, circle.snippet]).toEqual([400, [expect.stringContaining('two.html, one.html, two.html')]])
  await ask('DELETE', `/api/report/snippet/${pk}/`)
})

test('snippets that include each other by names from values end at once, with words', async () => {
  const [, snippet] = await ask<ReportSnippet>(
    'POST',
    '/api/report/snippet/',
    form({}, 'snippet', 'any.html', 'x{% include next %}'),
  )
  const [, { pk }] = await own("{% assign next = 'snippets/any.html' %}{% include next %}", { name: 'Endless' })
  const order = { template: pk, items: [items[0]?.pk], format: 'html' }
  const [status, answer] = await ask<{ detail: string }>('POST', '/api/station/reports/preview/', order)
  expect([status >= 400, answer.detail]).toEqual([true, expect.stringContaining('include each other without an end')])
  await ask('DELETE', `/api/report/snippet/${snippet.pk}/`)
})

test('reports are read by everybody who is signed in, and changed by staff (P07)', async () => {
  const clerk: Actor = { ...person, isStaff: false, isSuperuser: false }
  const asClerk = async (method: string, path: string, body?: unknown) => (await ask(method, path, body, clerk))[0]
  expect(await asClerk('GET', '/api/report/template/')).toBe(200)
  expect([
    await asClerk('PATCH', '/api/report/template/1/', { enabled: false }),
    await asClerk('POST', '/api/report/snippet/', form({}, 'snippet', 'a.html', 'x')),
    await asClerk('POST', '/api/report/asset/', form({}, 'asset', 'a.png', 'x')),
    await asClerk('POST', '/api/station/report-templates/', { name: 'X', model_type: 'part' }),
  ]).toEqual([403, 403, 403, 403])
})

test('icons of a plugin stand on a page with their font, and those without one are left out', async () => {
  const source = "{{ '' | include_icon_fonts }}A{{ 'shelf:pallet:solid' | icon }}B{{ 'ti:package:outline' | icon }}C"
  const [, { pk }] = await own(source, { name: 'With icons' })
  await bench.json('PATCH', '/api/plugins/icon-sample/activate/', { active: true })
  const [rules, rest] = (await pageOf(pk)).split('</style>')
  expect(rules).toMatch(
    /^<style>@font-face\{font-family:"inventree-icon-font-shelf";src:url\(data:font\/woff2;base64,d09G/,
  )
  expect(rest).toBe('A<i class="icon" style="font-family: inventree-icon-font-shelf">\ue002</i>BC')
  await ask('DELETE', `/api/report/template/${pk}/`)
})
