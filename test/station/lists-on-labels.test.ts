import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { StockItem, StockLocation } from '../../main/records/stock-records.ts'
import { createTestStation } from '../support/test-station.ts'
import type { TestStation } from '../support/test-station.ts'

let bench: TestStation
let box: StockLocation
let item: StockItem

/** As the person at the window. */
async function post<T>(path: string, body: unknown): Promise<T> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  const request = new Request(`http://127.0.0.1${path}`, init)
  const response = await bench.station.fetch(request, { actor: bench.station.windowActor() })
  expect(response.ok).toBe(true)
  return (await response.json()) as T
}

beforeAll(async () => {
  bench = await createTestStation({})
  const hall = await post<StockLocation>('/api/stock/location/', { name: 'Hall' })
  box = await post<StockLocation>('/api/stock/location/', { name: 'Box 7', parent: hall.pk })
  await post('/api/stock/location/', { name: 'Tray', parent: box.pk })
  const pen = await post<{ pk: number }>('/api/part/', { name: 'Ball pen', IPN: 'BP-1', units: 'pcs' })
  const stock = (quantity: number, location: number) =>
    post<StockItem[]>('/api/stock/', { part: pen.pk, quantity, location, batch: `L${quantity}` })
  ;[item] = (await stock(48, box.pk)) as [StockItem]
  await stock(3, hall.pk)
})
afterAll(() => bench[Symbol.asyncDispose]())

const COMMON = { name: '', when: '', group: null, isLocked: false, xMm: 1, widthMm: 58, font: 'printer' } as const
const ROWS = { ...COMMON, kind: 'table', id: 'rows', yMm: 1, heightMm: 20, rowMm: 4, textMm: 3, lineMm: 0 }

/** The commands for a label with one table and one line of text. */
async function commandsOf(model_type: string, pk: number, { list, cell, line }: Record<string, string>) {
  const columns = [{ title: 'What', text: cell, widthMm: 58, align: 'left' }]
  const text = { kind: 'text', id: 'line', yMm: 24, heightMm: 4, largestMm: 3, smallestMm: 2, lines: 1, text: line }
  const place = { rotation: 0, align: 'left', verticalAlign: 'middle' }
  const objects = [
    { ...ROWS, list, columns, hasTitles: false },
    { ...COMMON, ...text, ...place },
  ]
  const size = { widthMm: 60, heightMm: 30 }
  const document = { format: 1, kind: 'design', ...size, prompts: [], samples: [], groups: [], objects }
  const template = await post<LabelTemplate>('/api/station/label-templates/', {
    name: `Contents ${list} ${line}`,
    model_type,
    width: size.widthMm,
    height: size.heightMm,
    document,
  })
  const seen = await post<{ commands: string; notes: { message: string }[] }>('/api/station/labels/preview/', {
    template: template.pk,
    item: pk,
  })
  return { commands: seen.commands, notes: seen.notes.map(({ message }) => message) }
}

test('a label of a location has a table of the items in it, and of no others (P32)', async () => {
  const { commands, notes } = await commandsOf('stocklocation', box.pk, {
    list: 'stock_items',
    cell: '{{ row.quantity }} {{ row.part.units }} {{ row.part.name }} {{ row.batch }}',
    line: '{{ stock_items | length }} in {{ location.name }}',
  })
  expect(commands).toContain('48 pcs Ball pen L48')
  expect(commands).toContain('1 in Box 7')
  expect([commands.includes('L3'), notes]).toEqual([false, []])
})

test('a label of a location knows the places inside it, and who prints it (P32)', async () => {
  const { commands } = await commandsOf('stocklocation', box.pk, {
    list: 'sub_locations',
    cell: '{{ row.name }}',
    line: 'by {{ user.username }}',
  })
  expect(commands).toContain('Tray')
  expect(commands).toMatch(/by \w+/)
})

test('what this station does not keep is an empty list and no mistake of the template (P32)', async () => {
  const { commands, notes } = await commandsOf('stockitem', item.pk, {
    list: 'installed_items',
    cell: '{{ row.name }}',
    line: 'Item {{ item.pk }} {{ parameters.width }} {{ results.weight }}',
  })
  expect(commands).toContain(`Item ${item.pk}`)
  expect(notes).toEqual([])
})
