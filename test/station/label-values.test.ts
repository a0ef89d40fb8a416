import { expect, test } from 'vitest'
import { textObject } from '../../main/labels/templates/template-objects.ts'
import { createTestStation } from '../support/test-station.ts'

const VALUES = '/api/station/labels/values/?model_type=stockitem'
const LONGEST = '/api/station/labels/longest-values/?model_type=stockitem'

test('templates see the values of the first object, and of any other that is named', async () => {
  await using bench = await createTestStation()
  expect(await bench.json('GET', VALUES)).toEqual({ item: null, values: {} })
  const { pk: part } = await bench.json<{ pk: number }>('POST', '/api/part/', { name: 'Washer', description: 'M4' })
  const stock = { part, quantity: 7 }
  await bench.json('POST', '/api/stock/', stock)
  const [second] = await bench.json<{ pk: number }[]>('POST', '/api/stock/', { ...stock, batch: 'B-2' })
  expect(await bench.json('GET', VALUES)).toMatchObject({
    item: 1,
    values: { part: { name: 'Washer' }, quantity: '7' },
  })
  expect(await bench.json('GET', `${VALUES}&item=${second?.pk}`)).toMatchObject({ values: { batch: 'B-2' } })
})

test('the longest values come from whichever object has them', async () => {
  await using bench = await createTestStation()
  const longName = 'A washer with a very long name'
  const make = (name: string) => bench.json<{ pk: number }>('POST', '/api/part/', { name, description: name })
  const [short, long] = [await make('Nut'), await make(longName)]
  await bench.json('POST', '/api/stock/', { part: short.pk, quantity: 1, batch: 'A-LONG-BATCH' })
  await bench.json('POST', '/api/stock/', { part: long.pk, quantity: 123456 })
  expect(await bench.json('GET', LONGEST)).toMatchObject({
    values: { part: { name: longName }, batch: 'A-LONG-BATCH', quantity: '123456' },
  })
})

const CHECK = '/api/station/labels/longest-check/'

function labelOf(...texts: string[]) {
  const objects = texts.map((text, at) =>
    textObject(`t${at}`, {
      xMm: 2,
      yMm: 2 + 8 * at,
      widthMm: 30,
      heightMm: 6,
      largestMm: 3,
      smallestMm: 3,
      text,
    }),
  )
  return { format: 1, kind: 'design', widthMm: 50, heightMm: 30, prompts: [], samples: [], groups: [], objects }
}

test('what does not fit with the longest value of a field is told with the object that has it', async () => {
  await using bench = await createTestStation()
  const make = (name: string) => bench.json<{ pk: number }>('POST', '/api/part/', { name, description: '' })
  const [nut, washer] = [await make('Nut'), await make('A washer with a very long name')]
  await bench.json('POST', '/api/stock/', { part: nut.pk, quantity: 1, batch: 'B-1' })
  const [long] = await bench.json<{ pk: number }[]>('POST', '/api/stock/', {
    part: washer.pk,
    quantity: 1,
    batch: 'B-2',
  })
  const document = labelOf('{{ part.name }}', '{{ batch }}')
  const answer = await bench.json<{ notes: { message: string }[] }>('POST', CHECK, {
    document,
    model_type: 'stockitem',
  })
  expect(answer).toMatchObject({ tried: 2, notes: [{ kind: 'cut off', object: 't0', item: long?.pk }] })
  expect(answer.notes[0]?.message).toContain(`With “A washer with a very long name, batch B-2” (number ${long?.pk}): `)
  const fitting = labelOf('{{ batch }}')
  expect(await bench.json('POST', CHECK, { document: fitting, model_type: 'stockitem' })).toEqual({
    tried: 2,
    notes: [],
  })
})
