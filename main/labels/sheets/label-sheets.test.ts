import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLabelBench } from '../../../test/support/label-bench.ts'
import { placesOfWord, readPdf } from '../../../test/support/read-pdf.ts'
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
const pdfOf = async (body: object) => new Uint8Array(await (await bench.file(await print(body))).arrayBuffer())
const text = async (address: string) => (await bench.file(address)).text()

test('labels lie side by side on pages of the chosen size, after the places that are used up (P19)', async () => {
  const address = await print({ ...SHEETS, items: [42, 43], skip: '26', border: 'true', margin: 10 })
  expect(address).toMatch(/\/labels\.pdf$/)
  const facts = await readPdf(new Uint8Array(await (await bench.file(address)).arrayBuffer()), { codes: false })
  // 3 x 9 labels of 50 x 30 mm on a page.
  expect([facts.pages, facts.text.match(/Ball pen blue/gu)?.length]).toEqual([2, 2])
  expect([facts.widthMm.toFixed(0), facts.heightMm.toFixed(0)]).toEqual(['210', '297'])
})

test('on a sheet of a maker labels lie in its places, moved by what the printer is off: measured in the page', async () => {
  const [alone] = await placesOfWord(await pdfOf({ template: 1, items: [42], plugin: 'inventreelabel' }), 'Ball')
  const options = { sheet: 'L7160', skip: 1, offset_right: 1, offset_down: -0.5 }
  const placed = await placesOfWord(await pdfOf({ ...SHEETS, ...options, items: [42, 43] }), 'Ball')
  const moved = placed.map(({ xMm, yMm }) => [xMm - (alone?.xMm ?? 0), yMm - (alone?.yMm ?? 0)])
  // L7160 begins at 7.25 and 15.15 mm, its places are 66 mm from each other, and 50 x 30 lies in the middle of 63.5 x 38.1.
  const expected = [7.25 + 66, 7.25 + 132].map((x) => [x + 6.75 + 1, 15.15 + 4.05 - 0.5])
  expect(moved).toEqual(expected.map((place) => place.map((mm) => expect.closeTo(mm, 1) as unknown)))
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
