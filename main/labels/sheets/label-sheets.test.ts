import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLabelBench } from '../../../test/support/label-bench.ts'
import { readPdf } from '../../../test/support/read-pdf.ts'
import type { DataOutput } from '../../records/output-records.ts'

let bench: Awaited<ReturnType<typeof createLabelBench>>

beforeEach(async () => {
  bench = await createLabelBench()
})
afterEach(() => bench[Symbol.asyncDispose]())

const SHEETS = { template: 1, plugin: 'inventreelabelsheet' }

async function print(body: object): Promise<string> {
  const [status, output] = await bench.call('POST', '/api/label/print/', body)
  expect([status, output]).toMatchObject([201, { complete: true, errors: null }])
  return (output as DataOutput).output ?? ''
}
const text = async (address: string) => (await bench.file(address)).text()

test('labels lie side by side on pages of the chosen size, after the places that are used up (P19)', async () => {
  const address = await print({ ...SHEETS, items: [42, 43], skip: '26', border: 'true', margin: 10 })
  expect(address).toMatch(/\/labels\.pdf$/)
  const facts = await readPdf(new Uint8Array(await (await bench.file(address)).arrayBuffer()), { codes: false })
  // 3 x 9 labels of 50 x 30 mm on a page.
  expect([facts.pages, facts.text.match(/Ball pen blue/gu)?.length]).toEqual([2, 2])
  expect([facts.widthMm.toFixed(0), facts.heightMm.toFixed(0)]).toEqual(['210', '297'])
})

test('a label that cannot be drawn is a red place, and the others are there (P20)', async () => {
  bench.pluginSettings.set('DEBUG', true)
  const [, draft] = await bench.call('GET', '/api/station/label-templates/1/draft/')
  const { document, version } = draft as { document: { objects: { kind: string }[] }; version: number }
  const broken = '{% unless batch %}{{ 1 | divide: 0 }}{% endunless %}'
  const objects = document.objects.map((object) => (object.kind === 'text' ? { ...object, text: broken } : object))
  await bench.call('PUT', '/api/station/label-templates/1/draft/', { document: { ...document, objects }, version })
  await bench.call('POST', '/api/station/label-templates/1/publish/', { version: version + 1 })
  const address = await print({ ...SHEETS, items: [42, 43] })
  const page = await text(address)
  expect(address).toMatch(/\/labels\.html$/)
  expect([page.match(/<svg/gu)?.length, page.match(/background:#e03131/gu)?.length]).toEqual([1, 1])
})

test('options of a sheet are checked', async () => {
  expect(await bench.call('POST', '/api/label/print/', { ...SHEETS, items: [42], margin: 150 })).toEqual([
    400,
    { page_size: ['Label is too large for page size'] },
  ])
  expect(await bench.call('POST', '/api/label/print/', { ...SHEETS, items: [42], skip: 501, page_size: 'B5' })).toEqual(
    [
      400,
      {
        page_size: ['"B5" is not a valid choice.'],
        skip: ['Ensure this value is less than or equal to 500.'],
      },
    ],
  )
})

test('in debug mode labels come as a page of HTML, also one label a page (P11)', async () => {
  bench.pluginSettings.set('DEBUG', true)
  const address = await print({ template: 1, items: [42, 43] })
  expect(address).toMatch(/\/labels\.html$/)
  const page = await text(address)
  expect([page.match(/<section>/gu)?.length, page.includes('size: 50mm 30mm')]).toEqual([2, true])
  bench.pluginSettings.set('DEBUG', false)
  expect(await print({ template: 1, items: [42] })).toMatch(/\.pdf$/)
})
