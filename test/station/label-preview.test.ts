import { expect, test } from 'vitest'
import { BUILT_IN_TEMPLATES } from '../../main/labels/templates/built-in/built-in-templates.ts'
import { readCodes } from '../support/read-label.ts'
import { createTestStation } from '../support/test-station.ts'

const PREVIEW = '/api/station/labels/preview/'
const [document] = BUILT_IN_TEMPLATES.map((template) => template.document)

interface Answer {
  png: string
  commands: string
}

test('a draft is drawn without an object and without being stored, and a wrong one is refused with its place', async () => {
  await using bench = await createTestStation()
  const draft = { document, model_type: 'stockitem', values: { part: { name: 'Screw' }, qr_data: 'X1' }, dpi: 300 }
  const answer = await bench.json<Answer>('POST', PREVIEW, draft)
  expect(answer).toMatchObject({
    width_dots: 590,
    height_dots: 354,
    labels: 1,
    codes: [{ object: 'code', text: 'X1', is_read: true }],
  })
  expect(answer.commands).toContain('^FDScrew^FS')
  expect(await readCodes(Buffer.from(answer.png.split(',')[1] ?? '', 'base64'))).toEqual(['X1'])
  const broken = { ...draft, document: { ...document, widthMm: -1 } }
  await expect(bench.json('POST', PREVIEW, broken)).rejects.toThrow(/widthMm|document/)
  expect(await bench.json('GET', '/api/label/template/')).toHaveLength(BUILT_IN_TEMPLATES.length)
})

test('a stored template is drawn by its number, and without template a design is needed', async () => {
  await using bench = await createTestStation()
  const { pk: part } = await bench.json<{ pk: number }>('POST', '/api/part/', { name: 'Washer', description: 'M4' })
  const item = await bench.json<{ pk: number }[]>('POST', '/api/stock/', { part, quantity: 7 })
  const answer = await bench.json<Answer>('POST', PREVIEW, { template: 1, item: item[0]?.pk })
  expect(answer).toMatchObject({ labels: 1, codes: [{ is_read: true }] })
  expect(answer.commands).toContain('^FDWasher^FS')
  await expect(bench.json('POST', PREVIEW, { template: 99 })).rejects.toThrow(/404/)
  await expect(bench.json('POST', PREVIEW, { values: {} })).rejects.toThrow(/needed where no template is named/)
})
