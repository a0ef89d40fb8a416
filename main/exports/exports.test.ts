import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Plugin } from '@scanbench/plugin'
import { DataExportMixin } from '@scanbench/plugin/mixins'
import type { ExportRow } from '@scanbench/plugin/mixins'
import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import { temporaryExports } from '../../test/support/temporary-outputs.ts'
import InvenTreeExporter from '../../plugins/builtin/exporter.ts'
import ExportSample from '../../plugins/samples/export-sample.ts'
import type { Outputs } from '../outputs/outputs.ts'
import type { Database } from '../storage/database.ts'
import type { Exports, ExportOrder } from './exports.ts'

class NoList extends Plugin.with(DataExportMixin) {
  NAME = 'nolist'
  async exportRows(): Promise<ExportRow[]> {
    return 'rows' as unknown as ExportRow[]
  }
}
class Watching extends Plugin.with(DataExportMixin) {
  NAME = 'watching'
  EXPORT_CHUNK_SIZE = 2
  seen: number[] = []
  ask: () => Promise<number> = async () => 0
  async exportRows(rows: ExportRow[]): Promise<ExportRow[]> {
    this.seen.push(await this.ask())
    return rows
  }
}
class Unsure extends Plugin.with(DataExportMixin) {
  NAME = 'unsure'
  async supportsExport(): Promise<boolean> {
    throw new Error('what list?')
  }
}
class Other extends Plugin {
  NAME = 'other'
}

const RECORDS: Readonly<Record<number, Record<string, unknown>>> = {
  3: record(3, 'Résistance 10 kΩ', 4.5, 2),
  1: record(1, '=HYPERLINK("http://x")', 10, null),
  2: record(2, 'Screw, "long"\nM3', -1, 0.25),
}

function record(pk: number, name: string, quantity: number, price: number | null): Record<string, unknown> {
  const part_detail = { name, IPN: '+44', description: '', units: '' }
  return { pk, part: 7, part_detail, quantity, purchase_price: price, location_detail: null, constructor: 'x' }
}

const watching = new Watching()
let database: Database
let exports: Exports
let outputs: Outputs
let noted: string[]

beforeAll(async () => {
  database = await createTemporaryDatabase()
  const made = temporaryExports(
    database,
    new InvenTreeExporter(),
    new ExportSample(),
    new NoList(),
    watching,
    new Unsure(),
    new Other(),
  )
  exports = made.exports
  outputs = made.outputs
  noted = made.noted
  watching.ask = async () => (await outputs.list(null, ALL)).results[0]?.progress ?? -1
})
afterAll(() => database[Symbol.asyncDispose]())

const ALL = { limit: null, offset: 0, search: [], ordering: [] }
const ORDER: ExportOrder = {
  source: {
    model: 'stockitem',
    keys: async () => [3, 1, 2, 9],
    load: async (pks) => pks.map((pk) => RECORDS[pk]).filter((found) => found !== undefined),
  },
  format: 'csv',
  plugin: 'inventree-exporter',
  options: {},
  user: null,
}

async function exported(order: Partial<ExportOrder>): Promise<Buffer> {
  const output = await exports.start({ ...ORDER, ...order })
  expect(output).toMatchObject({ complete: true, errors: null, output_type: 'export', total: 4, progress: 4 })
  return readFile((await outputs.findFile((output.output ?? '').replace('/media/', ''), null)) ?? '')
}

test('rows come in the order of the list, below their titles; what is gone meanwhile is left out', async () => {
  const lines = (await exported({})).toString().split('\r\n')
  expect(lines[0]).toMatch(/^ID,Part ID,Part,IPN,Description,Quantity,/)
  expect(lines[1]).toMatch(/^3,7,Résistance 10 kΩ,/)
  expect(lines).toHaveLength(5)
})

test('text that a spreadsheet would run as a formula is disarmed, and numbers stay numbers', async () => {
  const text = (await exported({})).toString()
  expect(text).toContain(`\r\n1,7,"'=HYPERLINK(""http://x"")",'+44,,10,`)
  expect(text).toContain(`\r\n2,7,"Screw, ""long""\nM3",'+44,,-1,`)
})

test('a table with tabs needs no quotes for commas', async () => {
  expect((await exported({ format: 'tsv' })).toString()).toContain('ID\tPart ID\tPart\t')
})

test('an independent reader finds text as text and numbers as numbers in the workbook', async () => {
  const [sheet] = await readExcel(await exported({ format: 'xlsx' }))
  const rows = sheet?.data ?? []
  expect([rows.length, rows[0]?.slice(0, 3), rows[2]?.slice(0, 6), rows[3]?.slice(2, 6)]).toEqual([
    4,
    ['ID', 'Part ID', 'Part'],
    [1, 7, '=HYPERLINK("http://x")', '+44', null, 10],
    ['Screw, "long"\nM3', '+44', null, -1],
  ])
})

test('the file is named after the model and the day, in three formats (M46)', async () => {
  const names: (string | null)[] = []
  for (const format of ['csv', 'tsv', 'xlsx'] as const)
    names.push((await exports.start({ ...ORDER, format })).output?.split('/').at(-1) ?? null)
  expect(names).toEqual(['csv', 'tsv', 'xlsx'].map((ending) => `InvenTree_StockItem_2026-11-21.${ending}`))
})

test('a plugin adds columns, with its options', async () => {
  const text = (await exported({ plugin: 'export-sample', options: { export_surcharge: '10' } })).toString()
  const values = text.split('\r\n').map((line) => line.split(',').at(-1))
  expect([values[0], values[1]]).toEqual(['Value', '9.9'])
})

test('progress counts up chunk by chunk (M45)', async () => {
  watching.seen = []
  await exports.start({ ...ORDER, plugin: 'watching' })
  expect(watching.seen).toEqual([0, 2])
})

const files = () => readdir(join(dirname(database.file), 'media', 'data_output'))

test('deleting the output ends its export: nothing more is shaped, no file is left, no plugin is blamed', async () => {
  const before = await files()
  let asked = 0
  watching.ask = async () => {
    asked += 1
    return outputs.remove([(await outputs.list(null, ALL)).results[0]?.pk ?? 0], null)
  }
  await expect(exports.start({ ...ORDER, plugin: 'watching' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect([asked, await files(), noted.filter((note) => note.startsWith('watching'))]).toEqual([1, before, []])
})

test('a plugin that gives no list fails the output and nothing else (M45)', async () => {
  const output = await exports.start({ ...ORDER, plugin: 'nolist' })
  const error = 'nolist: exportRows() must give a list of rows.'
  expect(output).toMatchObject({ complete: false, output: null, errors: { error } })
  expect(noted).toContain(`nolist export: ${error}`)
  await exported({})
})

test.each([
  ['an unknown plugin', { plugin: 'nothing' }, { export_plugin: ['Plugin not found'] }],
  ['a plugin that does not export', { plugin: 'other' }, { export_plugin: ['Plugin does not support data export'] }],
  ['a plugin that fails on the question', { plugin: 'unsure' }, { export_plugin: [expect.stringContaining('unsure')] }],
  [
    'an option of the wrong kind',
    { plugin: 'export-sample', options: { export_surcharge: 'much' } },
    { export_surcharge: ['A valid number is required.'] },
  ],
])('%s is refused by name', async (_, order, details) => {
  await expect(exports.start({ ...ORDER, ...order })).rejects.toMatchObject({ code: 'INVALID_INPUT', details })
})

test('a list that cannot be read ends as an error on the output, without a file', async () => {
  const source = { ...ORDER.source, load: () => Promise.reject(new Error('the disk is gone')) }
  for (const format of ['csv', 'xlsx'] as const)
    expect(await exports.start({ ...ORDER, source, format })).toMatchObject({
      complete: false,
      output: null,
      errors: { error: 'the disk is gone' },
    })
})
