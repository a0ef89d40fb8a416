import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLabelBench } from '../../../test/support/label-bench.ts'
import { writePng } from '../../labels/drawing/raster/png.ts'
import type { LabelTemplate } from '../../records/label-records.ts'

let bench: Awaited<ReturnType<typeof createLabelBench>>

beforeEach(async () => {
  bench = await createLabelBench()
})
afterEach(() => bench[Symbol.asyncDispose]())

const picture = (widthDots: number) =>
  writePng({ widthDots, heightDots: 8, bits: new Uint8Array((widthDots / 8) * 8).fill(0xaa) }, 8)
const pngFile = (name: string, widthDots = 16) => new File([new Uint8Array(picture(widthDots))], name)
const html = (name: string, body = '{{ part.name }}') => new File([`<body><p>${body}</p></body>`], name)

const FIELDS = { name: 'From HTML', description: 'Old', model_type: 'part', width: '40', height: '20' }
const TEMPLATES = '/api/label/template/'

test('a page of HTML becomes a design; its file needs the right ending and a name of its own (P02)', async () => {
  const [status, template] = await bench.upload(TEMPLATES, { ...FIELDS, template: html('part.html') })
  expect([status, template]).toMatchObject([
    201,
    { name: 'From HTML', kind: 'design', width: 40, height: 20, revision: 1 },
  ])
  const { pk } = template as LabelTemplate
  expect(await bench.call('GET', `/api/station/label-templates/${pk}/draft/`)).toMatchObject([
    200,
    { document: { objects: [{ kind: 'text', text: '{{ part.name }}' }] } },
  ])
  expect([
    await bench.upload(TEMPLATES, { ...FIELDS, name: 'B', template: html('part.txt') }),
    await bench.upload(TEMPLATES, { ...FIELDS, name: 'B', template: html('part.html') }),
    await bench.upload(TEMPLATES, { ...FIELDS, name: 'B', template: 'text' }),
  ]).toEqual([
    [400, { template: ['File extension is not allowed. Allowed extensions are: html, htm.'] }],
    [400, { template: ['The file "part.html" belongs to another template already. Give it another name.'] }],
    [400, { template: ['The submitted data was not a file. Check the encoding type on the form.'] }],
  ])
})

test('a template goes to another station in one file, with its pictures', async () => {
  expect(await bench.upload('/api/station/label-assets/', { asset: pngFile('logo.png') })).toMatchObject([
    201,
    { name: 'logo.png', media_type: 'image/png', width: 16, height: 8 },
  ])
  const page = html('logo.html', `<img src="{% asset 'logo.png' %}" width="10mm" height="5mm">`)
  const [, imported] = await bench.upload('/api/station/label-templates/import/', { file: page, model_type: 'part' })
  expect(imported).toMatchObject({ template: { name: 'logo', model_type: 'part' }, report: [] })
  const { pk } = (imported as { template: LabelTemplate }).template
  const exported = await (await bench.file(`/api/station/label-templates/${pk}/export/`)).text()

  const other = await createLabelBench()
  try {
    const again = { file: new File([exported], 'logo.scanbench-label.json') }
    expect(await other.upload('/api/station/label-templates/import/', again)).toMatchObject([
      201,
      { template: { name: 'logo', kind: 'design' }, report: [] },
    ])
    expect(await other.call('GET', '/api/station/label-assets/')).toMatchObject([
      200,
      [{ name: 'logo.png', bytes: picture(16).length }],
    ])
    expect(await other.upload('/api/station/label-templates/import/', again)).toMatchObject([
      201,
      { template: { name: 'logo 2' }, report: ['A template "logo" is there already; this one is "logo 2".'] },
    ])
  } finally {
    await other[Symbol.asyncDispose]()
  }
})

const read = (text: string) =>
  bench.upload('/api/station/label-templates/import/', { file: new File([text], 'x.json') })

test('a file that is no template is refused, and says why', async () => {
  expect([await read('hello'), await read('{"type":"scanbench-label-template","format":2}')]).toMatchObject([
    [400, { file: ['This is no label template: choose a file that this program exported, or a page of HTML.'] }],
    [400, { file: [expect.stringContaining('format: ')] }],
  ])
})

test('a picture is checked, replaced by its name, served and deleted', async () => {
  const path = '/api/station/label-assets/'
  expect(await bench.upload(path, { asset: new File(['GIF89a'], 'a.gif') })).toEqual([
    400,
    { asset: ['This is no PNG and no JPEG. Save the picture as one of these.'] },
  ])
  expect((await bench.upload(path, { asset: pngFile('x.png'), name: '../../etc/passwd' }))[0]).toBe(400)
  await bench.upload(path, { asset: pngFile('logo.png') })
  const [, replaced] = await bench.upload(path, { asset: pngFile('logo.png', 24) })
  expect(await bench.call('GET', path)).toMatchObject([200, [{ name: 'logo.png', width: 24 }]])
  const { pk, asset } = replaced as { pk: number; asset: string }
  const served = await bench.file(asset)
  expect([served.headers.get('content-type'), new Uint8Array(await served.arrayBuffer())]).toEqual([
    'image/png',
    new Uint8Array(picture(24)),
  ])
  expect((await bench.call('DELETE', `${path}${pk}/`))[0]).toBe(204)
  expect((await bench.call('DELETE', `${path}${pk}/`))[0]).toBe(404)
})
