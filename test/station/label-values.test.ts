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
    unknown: [],
  })
})

function commandsOf(language: string, source: string) {
  return { format: 1, kind: 'commands', widthMm: 50, heightMm: 30, prompts: [], samples: [], language, source }
}

test('hand-written commands are tried with the longest values, too, and what nobody can see is said', async () => {
  await using bench = await createTestStation()
  const part = { name: 'A washer with a very long name', description: 'two words' }
  const { pk } = await bench.json<{ pk: number }>('POST', '/api/part/', part)
  const check = (language: string, source: string) =>
    bench.json('POST', CHECK, { document: commandsOf(language, source), model_type: 'part' })
  const name = '^XA^FO20,20^A0N,60^FD{{ name }}^FS^XZ'
  const said = `With “${part.name}” (number ${pk}): The text “A washer with a very lon…” at 2.5 x 2.5 mm reaches beyond`
  expect(await check('zpl', name)).toMatchObject({
    tried: 1,
    notes: [{ kind: 'outside', object: null, item: pk, message: expect.stringContaining(said) }],
    unknown: [],
  })
  expect(await check('zpl', name.replace('60', '20'))).toMatchObject({ notes: [] })
  expect(await check('zpl', '^XA^FO{{ description }},20^A0N,20^FDx^FS^XZ')).toMatchObject({
    notes: [{ kind: 'not drawn', message: expect.stringContaining('cannot stand where a command has its parameters') }],
  })
  expect(await check('esc-pos', '{{ name }}\n')).toEqual({ tried: 1, notes: [], unknown: ['text'] })
})
