import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { AppError, Plugin } from '@scanbench/plugin'
import { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createLabelBench } from '../../../test/support/label-bench.ts'
import { readCodes } from '../../../test/support/read-label.ts'
import { readPdf } from '../../../test/support/read-pdf.ts'
import type { DataOutput } from '../../records/output-records.ts'

class Thief extends Plugin.with(LabelPrintingMixin) {
  NAME = 'Thief'
  async printLabel(): Promise<void> {
    await this.station.post('/api/station/label-files/', { job: 1, items: [42] })
  }
}
class Background extends Plugin.with(LabelPrintingMixin) {
  NAME = 'Background'
  BLOCKING_PRINT = false
  async printLabel(): Promise<void> {
    throw new Error('the service is away')
  }
}
class LatePicky extends Plugin.with(LabelPrintingMixin) {
  NAME = 'Late picky'
  BLOCKING_PRINT = false
  async printLabel(): Promise<void> {
    throw new AppError('INVALID_INPUT', 'Not today')
  }
}
class NoFile extends Plugin.with(LabelPrintingMixin) {
  NAME = 'No file'
  async printLabel(): Promise<void> {}
}

let bench: Awaited<ReturnType<typeof createLabelBench>>

beforeAll(async () => {
  bench = await createLabelBench({ thief: Thief, background: Background, late: LatePicky, nofile: NoFile })
})
afterAll(() => bench[Symbol.asyncDispose]())

async function print(body: object): Promise<DataOutput> {
  const [status, output] = await bench.call('POST', '/api/label/print/', { template: 1, ...body })
  expect(status).toBe(201)
  return output as DataOutput
}

const read = async (address: string | null) => new Uint8Array(await (await bench.file(address ?? '')).arrayBuffer())

test('without a plugin in the request one PDF comes at once, a page for each item in its order (P10) (P09)', async () => {
  const output = await print({ items: [44, 42, 43] })
  expect(output).toMatchObject({ plugin: 'inventreelabel', complete: true, total: 3, progress: 3, errors: null })
  expect(output.output).toMatch(/^\/media\/data_output\/[0-9a-f]{24}\/label\.pdf$/)
  const facts = await readPdf(await read(output.output))
  expect(facts).toMatchObject({ pages: 3, codes: [['INV-SI44'], ['INV-SI42'], ['INV-SI43']] })
  expect(facts.text).toContain('Ball pen blue')
})

test('a page is as large as its label, in millimetres (P12)', async () => {
  const { output } = await print({ items: [42] })
  const { widthMm, heightMm } = await readPdf(await read(output), { codes: false })
  expect([widthMm.toFixed(1), heightMm.toFixed(1)]).toEqual(['50.0', '30.0'])
})

test('a file says what it is and goes into no cache', async () => {
  const { output } = await print({ items: [42] })
  const { headers, status } = await bench.file(output ?? '')
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
    200,
    'application/pdf',
    'private, no-store',
  ])
})

test('a plugin without a file is complete and has no output (P15)', async () => {
  expect(await print({ items: [42], plugin: 'nofile' })).toMatchObject({ complete: true, output: null, errors: null })
})

test('a plugin makes files for its own jobs only', async () => {
  expect(await print({ items: [42], plugin: 'thief' })).toMatchObject({
    complete: true,
    errors: { error: expect.any(String) },
  })
})

test.each([
  ['background', 'background: Error printing labels: the service is away'],
  ['late', 'late: Not today'],
])('a failure of the non-blocking plugin %s is told to the user (P23)', async (plugin, told) => {
  const { pk } = await print({ items: [42], plugin })
  await vi.waitFor(() => expect(bench.failures).toContain(told))
  await vi.waitFor(async () =>
    expect((await bench.call('GET', `/api/data-output/${pk}/`))[1]).toMatchObject({ complete: true, errors: {} }),
  )
})

test('an output is deleted with its file, and its print job stays', async () => {
  const { pk, output, print_job } = await print({ items: [42] })
  expect((await bench.call('DELETE', `/api/data-output/${pk}/`))[0]).toBe(204)
  expect((await bench.call('GET', `/api/data-output/${pk}/`))[0]).toBe(404)
  expect((await bench.file(output ?? '')).status).toBe(404)
  expect((await bench.call('GET', `/api/station/print-jobs/${print_job}/`))[0]).toBe(200)
})

test('whoever is not staff sees own outputs only', async () => {
  const { pk, output } = await print({ items: [42] })
  const name = (output ?? '').replace('/media/', '')
  await expect(bench.outputs.get(pk, 5)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect([await bench.outputs.findFile(name, 5), await bench.outputs.remove([pk], 5)]).toEqual([null, 0])
  expect(await bench.outputs.findFile(name, null)).toMatch(/label\.pdf$/)
})

const pixelsOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)]

test('a PNG has the pixels of the resolution, and its codes are read (P21)', async () => {
  const { output } = await print({ items: [42], plugin: 'inventreelabel', FORMAT: 'png' })
  expect(output).toMatch(/\/label\.png$/)
  const png = Buffer.from(await read(output))
  // 50 x 30 mm at 300 dpi.
  expect(pixelsOf(png)).toEqual([591, 354])
  expect(await readCodes(png)).toEqual(['INV-SI42'])
})

test('an SVG has the size of the label in millimetres (P21)', async () => {
  const { output } = await print({ items: [42], plugin: 'inventreelabel', FORMAT: 'svg' })
  const svg = new TextDecoder().decode(await read(output))
  expect(svg).toMatch(/^<svg [^>]*width="50\.04mm" height="29\.97mm" viewBox="0 0 591 354"/)
  expect(svg).toContain('>Ball pen blue</text>')
})

test('pictures of several labels come in one archive, in their order', async () => {
  const { output } = await print({ items: [44, 42], plugin: 'inventreelabel', FORMAT: 'png' })
  expect(output).toMatch(/\.zip$/)
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-zip-'))
  try {
    await writeFile(join(folder, 'a.zip'), await read(output))
    await promisify(execFile)('unzip', ['-q', join(folder, 'a.zip'), '-d', folder])
    const codes = ['1 label.png', '2 label.png'].map(async (name) => readCodes(await readFile(join(folder, name))))
    expect(await Promise.all(codes)).toEqual([['INV-SI44'], ['INV-SI42']])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('rows of a file and answers are in the PDF as they are on paper', async () => {
  const [, draft] = await bench.call('GET', '/api/station/label-templates/1/draft/')
  const { document, version } = draft as { document: { objects: { kind: string }[] }; version: number }
  const objects = document.objects.map((object) =>
    object.kind === 'text' ? { ...object, text: 'Shelf {{ shelf }}' } : { ...object, when: 'qr_data' },
  )
  await bench.call('PUT', '/api/station/label-templates/1/draft/', { document: { ...document, objects }, version })
  await bench.call('POST', '/api/station/label-templates/1/publish/', { version: version + 1 })
  const { output } = await print({ rows: [{ shelf: 'A7' }, { item: 42, shelf: 'B9' }] })
  const facts = await readPdf(await read(output), { codes: false })
  expect([facts.pages, facts.text.includes('Shelf A7'), facts.text.includes('Shelf B9')]).toEqual([2, true, true])
})
