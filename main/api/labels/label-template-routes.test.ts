import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventually } from '../../../test/support/eventually.ts'
import { createLabelBench } from '../../../test/support/label-bench.ts'
import type { DesignDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'

let bench: Awaited<ReturnType<typeof createLabelBench>>

beforeEach(async () => {
  bench = await createLabelBench()
})
afterEach(() => bench[Symbol.asyncDispose]())

interface Draft {
  document: DesignDocument
  version: number
  base_revision: number
  is_draft: boolean
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const [status, answer] = await bench.call(method, path, body)
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`)
  return answer as T
}

const wider = (document: DesignDocument, widthMm: number): DesignDocument => ({ ...document, widthMm })

test('the default templates are there, and one that was deleted comes back at the next start (P01)', async () => {
  const all = await ask<LabelTemplate[]>('GET', '/api/label/template/')
  expect(all[0]).toMatchObject({ pk: 1, revision: 1, kind: 'design', draft: false })
  expect(all.map(({ model_type, name }) => `${model_type}: ${name}`)).toEqual([
    'stockitem: Item label',
    'stocklocation: Location label',
    'part: Part label',
    'part: Part label with bars',
    'stocklocation: Location code',
    'stocklocation: Shelf label',
    'stocklocation: Box contents',
    'stockitem: Shipping label',
    'supplierpart: Supplier part label',
    'purchaseorder: Order label',
  ])
  await ask('PATCH', '/api/label/template/2/', { name: 'Rack label' })
  await ask('DELETE', '/api/label/template/1/')
  await bench.restart()
  const names = (await ask<LabelTemplate[]>('GET', '/api/label/template/')).map(({ name }) => name)
  expect(names).toHaveLength(all.length)
  expect(names).toEqual(expect.arrayContaining(['Item label', 'Rack label']))
})

test('a name is unique among the templates for a kind of object (P02)', async () => {
  const body = { model_type: 'part', width: 50, height: 30, name: 'Item label' }
  await ask('POST', '/api/station/label-templates/', body)
  expect(await bench.call('POST', '/api/station/label-templates/', { ...body, model_type: 'stockitem' })).toEqual([
    400,
    { name: ['There is a template "Item label" for this kind of object already. Choose another name.'] },
  ])
})

test('an unknown kind of object is refused (P03)', async () => {
  const body = { model_type: 'invalidmodel', width: 50, height: 30, name: 'X' }
  const answer = await bench.call('POST', '/api/station/label-templates/', body)
  expect(answer).toEqual([400, { model_type: ['"invalidmodel" is not a valid choice.'] }])
})

test('a template is offered for a selection when every object satisfies its filters (P05)', async () => {
  await ask('PATCH', '/api/label/template/1/', { filters: 'part__IPN=BP-0042, quantity__gte=200' })
  const offered = async (items: string) =>
    (await ask<LabelTemplate[]>('GET', `/api/label/template/?enabled=true&model_type=stockitem&items=${items}`)).map(
      ({ name }) => name,
    )
  const [both, other] = [['Item label', 'Shipping label'], ['Shipping label']]
  expect([await offered('42'), await offered('42,43'), await offered('')]).toEqual([both, other, both])
  expect(await bench.call('PATCH', '/api/label/template/1/', { filters: 'foo=bar' })).toEqual([
    400,
    { filters: ['There is no field "foo" for the filter "foo".'] },
  ])
})

test('each save counts the revision up (P06)', async () => {
  const first = await ask<LabelTemplate>('PATCH', '/api/label/template/1/', { description: 'one' })
  const second = await ask<LabelTemplate>('PATCH', '/api/label/template/1/', { width: '62', height: 29 })
  expect([first, second]).toMatchObject([
    { revision: 2, description: 'one', width: 50 },
    { revision: 3, description: 'one', width: 62, height: 29 },
  ])
})

test('users read templates, staff writes them, and nobody else sees them (P07)', async () => {
  const path = '/api/label/template/1/'
  const status = async (who: string, method: string, body?: unknown) => (await bench.as(who, method, path, body))[0]
  expect({
    nobody: [await status('', 'GET'), await status('', 'PATCH', {})],
    user: [await status('user', 'GET'), await status('user', 'PATCH', {}), await status('user', 'DELETE')],
    staff: [await status('staff', 'GET'), await status('staff', 'PATCH', {}), await status('staff', 'DELETE')],
  }).toEqual({ nobody: [401, 401], user: [200, 403, 403], staff: [200, 200, 204] })
})

test('a new template starts with the name of its object, centred', async () => {
  const body = { name: 'Small', model_type: 'part', width: 25, height: 12 }
  const { pk, revision } = await ask<LabelTemplate>('POST', '/api/station/label-templates/', body)
  const { document } = await ask<Draft>('GET', `/api/station/label-templates/${pk}/draft/`)
  expect(revision).toBe(1)
  expect(document).toMatchObject({ widthMm: 25, objects: [{ kind: 'text', align: 'center' }] })
})

test('a draft changes nothing that prints until it is published; revisions are kept and come back', async () => {
  const base = '/api/station/label-templates/1/'
  const before = await ask<Draft>('GET', `${base}draft/`)
  const saved = await ask<Draft>('PUT', `${base}draft/`, { document: wider(before.document, 70), version: 0 })
  expect([before.is_draft, saved]).toMatchObject([false, { is_draft: true, base_revision: 1, version: 1 }])
  expect(await ask('GET', '/api/label/template/1/')).toMatchObject({ width: 50, revision: 1, draft: true })

  const published = await ask('POST', `${base}publish/`, { version: 1, note: 'Wider' })
  expect(published).toMatchObject({ width: 70, revision: 2, draft: false })
  expect(await ask('GET', `${base}revisions/`)).toMatchObject([
    { revision: 2, note: 'Wider', is_published: true },
    { revision: 1, note: '', is_published: false },
  ])
  expect(await ask('GET', `${base}revisions/1/`)).toMatchObject({ document: { widthMm: 50 } })

  const restored = await ask<Draft>('POST', `${base}revisions/1/restore/`)
  expect(restored).toMatchObject({ is_draft: true, base_revision: 2, document: { widthMm: 50 } })
  const dropped = await ask<Draft>('DELETE', `${base}draft/`)
  expect(dropped).toMatchObject({ is_draft: false, document: { widthMm: 70 } })
  expect((await bench.call('POST', `${base}publish/`, { version: dropped.version }))[0]).toBe(409)
})

test('who saves a draft that another has saved or published gets the other one, and overwrites nothing', async () => {
  const path = '/api/station/label-templates/1/draft/'
  const { document, version } = await ask<Draft>('GET', path)
  await ask('PUT', path, { document: wider(document, 61), version })
  expect(await bench.call('PUT', path, { document: wider(document, 62), version })).toMatchObject([
    409,
    { code: 'CONFLICT', current: { document: { widthMm: 61 }, version: 1 } },
  ])
  await ask('POST', '/api/station/label-templates/1/publish/', { version: 1 })
  expect(await bench.call('PUT', path, { document: wider(document, 62), version })).toMatchObject([
    409,
    { current: { document: { widthMm: 61 }, version: 2, is_draft: false } },
  ])
})

test('a copy has a name of its own and is switched off', async () => {
  const [one, two] = [
    await ask<LabelTemplate>('POST', '/api/station/label-templates/1/copy/'),
    await ask<LabelTemplate>('POST', '/api/station/label-templates/1/copy/'),
  ]
  expect([one, two]).toMatchObject([
    { name: 'Item label (copy)', enabled: false, revision: 1 },
    { name: 'Item label (copy) 2', enabled: false },
  ])
})

test('a template is not deleted while labels of it wait', async () => {
  bench.printer.isConnected = false
  await ask('POST', '/api/station/print-jobs/', { machine: 'p1', template: 1, items: [42] })
  expect(await bench.call('DELETE', '/api/label/template/1/')).toEqual([
    400,
    {
      non_field_errors: ['1 labels of this template wait to be printed. Cancel them or let them come out first.'],
    },
  ])
})

test('whoever looks at templates is told of every change', async () => {
  const told = bench.news.length
  await ask('PATCH', '/api/label/template/1/', { description: 'x' })
  await ask('DELETE', '/api/label/template/1/')
  expect(bench.news.slice(told)).toEqual(['label-template.changed', 'label-template.changed'])
})

test('what was ordered before a revision was published prints as it was', async () => {
  bench.printer.isConnected = false
  await ask('POST', '/api/station/print-jobs/', { machine: 'p1', template: 1, items: [42] })
  const { document, version } = await ask<Draft>('GET', '/api/station/label-templates/1/draft/')
  const without = { ...document, objects: document.objects.filter(({ kind }) => kind !== 'text') }
  await ask('PUT', '/api/station/label-templates/1/draft/', { document: without, version })
  await ask('POST', '/api/station/label-templates/1/publish/', { version: version + 1 })
  await ask('POST', '/api/station/print-jobs/', { machine: 'p1', template: 1, items: [42] })
  bench.printer.isConnected = true
  await ask('POST', '/api/station/print-jobs/', { machine: 'p1', template: 1, items: [43] })
  await eventually(() => expect(bench.printer.paper).toHaveLength(3))
  expect(bench.printer.paper.map((label) => label.includes('Ball pen'))).toEqual([true, false, false])
})
