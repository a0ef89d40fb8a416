import { describe, expect, test } from 'vitest'
import type { CodeChoice, Scan } from '../../main/records/scan-records.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const GS = '\u001d'
const RS = '\u001e'

const made = async (station: TestStation, path: string, body: object) =>
  (await station.json<{ pk: number }>('POST', path, body)).pk

async function scan(station: TestStation, barcode: string): Promise<Scan> {
  await station.json('POST', '/api/barcode/', { barcode }).catch(() => null)
  const { results } = await station.json<{ results: Scan[] }>('GET', '/api/station/scans/?limit=1')
  const [last] = results
  if (last === undefined) throw new Error('Nothing was scanned')
  return last
}

async function warehouse() {
  const station = await createTestStation()
  const part = await made(station, '/api/part/', { name: 'Pen', IPN: '09521101530001' })
  const seller = await made(station, '/api/company/', { name: 'Seller' })
  const items = '/api/stock/'
  const stock = async (batch: string) => {
    const [item] = await station.json<{ pk: number }[]>('POST', items, { part, quantity: 5, batch })
    return item?.pk ?? 0
  }
  return { station, part, seller, stock, [Symbol.asyncDispose]: () => station[Symbol.asyncDispose]() }
}

describe('what standards say leads to our own things', () => {
  test('the number of a retail item leads to the part, however many zeros it is written with', async () => {
    await using house = await warehouse()
    const { station, part } = house
    const match = { model: 'part', pk: part }
    expect(await scan(station, '9521101530001')).toMatchObject({
      state: 'matched',
      match,
      plugin: 'Number of a retail item',
    })
    expect(await scan(station, '0109521101530001')).toMatchObject({ match, plugin: 'GS1 element string' })
    expect(await scan(station, 'https://id.gs1.org/01/09521101530001')).toMatchObject({
      match,
      plugin: 'GS1 Digital Link',
    })
  })

  test('a code linked as EAN-13 is found in a GS1 code, too', async () => {
    await using house = await warehouse()
    const other = await made(house.station, '/api/part/', { name: 'Ruler' })
    await house.station.json('POST', '/api/barcode/link/', { barcode: '4006381333931', part: other })
    expect(await scan(house.station, '010400638133393110L1')).toMatchObject({
      match: { model: 'part', pk: other },
    })
  })

  test('part and lot lead to the item; a lot that is not in stock leads to the part', async () => {
    await using house = await warehouse()
    const { station, part, stock } = house
    const item = await stock('L1')
    const found = await scan(station, `(01)09521101530001(10)L1`)
    expect(found).toMatchObject({ match: { model: 'stockitem', pk: item } })
    expect(found.readings[0]?.elements.map(({ name, value }) => [name, value])).toEqual([
      ['GTIN', '09521101530001'],
      ['BATCH/LOT', 'L1'],
    ])
    expect(await scan(station, `010952110153000110L2`)).toMatchObject({ match: { model: 'part', pk: part } })
  })

  test('the numbers on a label that no plugin knows are looked up only when that is wanted', async () => {
    await using house = await warehouse()
    const { station, part, seller } = house
    const sold = await made(station, '/api/company/part/', { part, supplier: seller, SKU: 'X-1' })
    const label = `[)>${RS}06${GS}1PX-1${GS}Q10${RS}\u0004`
    expect(await scan(station, label)).toMatchObject({ state: 'unknown', readings: [{ standard: 'envelope' }] })
    await station.json('PATCH', '/api/settings/global/BARCODE_FOREIGN_LABELS/', { value: true })
    expect(await scan(station, label)).toMatchObject({ match: { model: 'supplierpart', pk: sold } })
  })

  test('a code of several things is a question, and the answer is kept', async () => {
    await using house = await warehouse()
    const { station, stock } = house
    const [first, second] = [await stock('L1'), await stock('L1')]
    const asked = await scan(station, '010952110153000110L1')
    expect(asked).toMatchObject({ state: 'unknown', error: 'This code fits 2 things. Choose one.' })
    expect(asked.choices.map(({ model, pk }: CodeChoice) => `${model} ${pk}`)).toEqual([
      `stockitem ${first}`,
      `stockitem ${second}`,
    ])
    const choose = (pk: number) =>
      station.json<Scan>('POST', `/api/station/scans/${asked.pk}/choose/`, { model: 'stockitem', pk })
    await expect(choose(999)).rejects.toThrow(/does not ask for stockitem 999/)
    expect(await choose(second)).toMatchObject({
      state: 'matched',
      match: { model: 'stockitem', pk: second },
      choices: [],
    })
    expect(await station.json('GET', `/api/station/scans/${asked.pk}/`)).toMatchObject({ match: { pk: second } })
  })

  test('the codes 1 and 2 answer a question, NO leaves it, and afterwards they are numbers', async () => {
    await using house = await warehouse()
    const { station, stock } = house
    const [first] = [await stock('L1'), await stock('L1')]
    await scan(station, '010952110153000110L1')
    expect(await scan(station, 'XCXJBBFF')).toMatchObject({ error: 'There is no answer 4. Scan 1 to 2, or NO.' })
    expect(await scan(station, 'XCXJBBCO')).toMatchObject({ match: { model: 'stockitem', pk: first } })
    expect(await scan(station, 'XCXJBBCO')).toMatchObject({ match: null, message: 'The next print makes 1 label' })
    await scan(station, '010952110153000110L1')
    expect(await scan(station, 'XCXNOPEF')).toMatchObject({ state: 'matched', message: 'Nothing was chosen' })
  })

  test('a retail number that was misread is no unknown code', async () => {
    await using house = await warehouse()
    const explain = await house.station.json('POST', '/api/station/barcode/explain/', { barcode: ']E04006381333932' })
    expect(explain).toMatchObject({
      symbology: 'EAN-13 or UPC',
      readings: [{ standard: 'retail', elements: [{ problems: ['the check digit is wrong'] }] }],
      meanings: [],
    })
  })
})

describe('command codes', () => {
  test('print and print again say what they did, or that there is nothing', async () => {
    await using station = await createTestStation({ demo: true })
    expect(await scan(station, 'XCXPRNTS')).toMatchObject({ error: 'Nothing to print here. Scan an item first.' })
    expect(await scan(station, 'XCXREPRP')).toMatchObject({ error: 'Nothing to print again here' })
    await scan(station, 'INV-SI1')
    await scan(station, 'XCXJBBDT')
    const copies = await scan(station, 'XCXJBBEB')
    expect(copies.message ?? copies.error).toBe('The next print makes 3 labels')
    expect(await scan(station, 'XCXPRNTS')).toMatchObject({ message: '3 labels in the queue', match: null })
    expect(await scan(station, 'XCXREPRP')).toMatchObject({ message: 'The last label is in the queue again' })
  })

  test('what only a screen can do is left to one that has the button, and a slot without an action says so', async () => {
    await using station = await createTestStation()
    expect(await scan(station, 'XCXHELPO')).toMatchObject({
      state: 'unknown',
      error: 'Not possible here: Help: what can I scan now',
    })
    await station.json('PUT', '/api/station/windows/w1/', { policy: 'through', commands: ['HELP'] })
    expect(await scan(station, 'XCXHELPO')).toMatchObject({
      state: 'matched',
      plugin: 'Command codes',
      readings: [{ standard: 'command', elements: [{ id: 'HELP' }] }],
    })
    expect(await scan(station, 'XCXSLTCG')).toMatchObject({
      error: expect.stringMatching(/Own command 1 has no action/),
    })
  })

  test('every command is drawn for the sheet', async () => {
    await using station = await createTestStation()
    const codes = await station.json<{ code: string; bars: string }[]>(
      'GET',
      '/api/station/command-codes/?quantities=1,12',
    )
    expect(codes).toHaveLength(44)
    expect(codes.at(-1)).toMatchObject({ code: 'XCXJBCDX', name: 'QUANTITY', quantity: 12 })
  })
})

describe('rules of the house', () => {
  const rules = '/api/station/barcode-rules/'

  test('named groups of a pattern lead to objects', async () => {
    await using house = await warehouse()
    const { station, stock } = house
    const item = await stock('B7')
    const draft = { name: 'Boxes', pattern: String.raw`BOX/(?<stockitem>\d+)`, sample: 'BOX/1' }
    const rule = await made(station, rules, draft)
    expect(await scan(station, `BOX/${item}`)).toMatchObject({ plugin: 'Rule "Boxes"', match: { pk: item } })
    await station.json('PATCH', `${rules}${rule}/`, { active: false })
    expect(await scan(station, `BOX/${item}`)).toMatchObject({ state: 'unknown' })
    await station.json('PATCH', `${rules}${rule}/`, { active: true, pattern: '(?<ipn>.+)-(?<batch>B.)' })
    expect(await scan(station, '09521101530001-B7')).toMatchObject({ match: { model: 'stockitem', pk: item } })
    await station.json('DELETE', `${rules}${rule}/`)
    expect(await station.json('GET', rules)).toMatchObject({ rules: [] })
  })

  test('a pattern is tried before it is kept, and one that could hold up the station is refused', async () => {
    await using station = await createTestStation()
    const attempt = { pattern: String.raw`(?<serial>\d+)`, samples: ['12', 'x'] }
    expect(await station.json('POST', `${rules}test/`, attempt)).toEqual([
      { text: '12', fields: { serial: '12' }, problem: null },
      { text: 'x', fields: null, problem: 'The pattern does not fit the whole of this code.' },
    ])
    const bad = (pattern: string) => station.json('POST', rules, { name: 'Bad', pattern })
    await expect(bad('(?<serial>(a+)+)!')).rejects.toThrow(/may take very long/)
    await expect(bad('(')).rejects.toThrow(/This is no pattern/)
  })
})
