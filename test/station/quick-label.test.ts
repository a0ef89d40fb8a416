import { expect, test } from 'vitest'
import { readCodes } from '../support/read-label.ts'
import { createTestStation } from '../support/test-station.ts'

const QUICK = '/api/station/quick-label/'
const SIZES = [
  { width: 50, height: 30 },
  { width: 62, height: 62 },
  { width: 25, height: 60 },
]

test.each(SIZES)(
  'a quick label of $width x $height mm has its text in the middle, and its code is read',
  async (size) => {
    await using bench = await createTestStation()
    const { document } = await bench.json<{ document: unknown }>(
      'GET',
      `${QUICK}?width=${size.width}&height=${size.height}`,
    )
    const draw = (answers: Record<string, string>) =>
      bench.json<{ png: string; commands: string; notes: unknown[]; codes: unknown[] }>(
        'POST',
        '/api/station/labels/preview/',
        { document, model_type: 'stockitem', values: { answers }, dpi: 203 },
      )
    const plain = await draw({ text: 'Return to A. Smith', code: '' })
    expect([plain.notes, plain.codes]).toEqual([[], []])
    const coded = await draw({ text: 'Return', code: 'R-1' })
    expect([coded.notes, coded.codes]).toMatchObject([[], [{ text: 'R-1', is_read: true }]])
    expect(await readCodes(Buffer.from(coded.png.split(',')[1] ?? '', 'base64'))).toEqual(['R-1'])
  },
)

test('there is one template for each size, and it is offered for no item', async () => {
  await using bench = await createTestStation()
  const make = (size: object) => bench.json<{ pk: number; name: string }>('POST', QUICK, size)
  const [first, again, other] = [await make(SIZES[0]!), await make(SIZES[0]!), await make(SIZES[1]!)]
  expect([first.name, again.pk === first.pk, other.name]).toEqual([
    'Quick label 50 x 30 mm',
    true,
    'Quick label 62 x 62 mm',
  ])
  const { pk: part } = await bench.json<{ pk: number }>('POST', '/api/part/', { name: 'Washer', description: 'M4' })
  const [item] = await bench.json<{ pk: number }[]>('POST', '/api/stock/', { part, quantity: 7 })
  const offered = await bench.json<{ name: string }[]>(
    'GET',
    `/api/label/template/?items=${item?.pk}&model_type=stockitem`,
  )
  expect(offered.map(({ name }) => name)).toEqual(['Item label', 'Shipping label'])
})
